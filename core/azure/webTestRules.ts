import { z } from "zod";
import { compare } from "../base/json.ts";
import { type Report, unique, within } from "../base/problems.ts";
import { testFrequencies, testLocations } from "./values.ts";

type Cloud = "public" | "usgov" | "china";

/** Five places on three continents; in the sovereign clouds, all there are. */
export const defaultTestLocations: Record<Cloud, readonly string[]> = {
  public: ["apac-sg-sin-azr", "emea-fr-pra-edge", "emea-gb-db3-azr", "emea-nl-ams-azr", "us-va-ash-azr"],
  usgov: testLocations.filter((place) => place.startsWith("usgov-")),
  china: testLocations.filter((place) => place.startsWith("mc-")),
};

const cloudOf = (place: string): Cloud => (place.startsWith("usgov-") ? "usgov" : place.startsWith("mc-") ? "china" : "public");

/** The configured places that the cloud has; its default ones where it has none of them. */
export function locationsIn(cloud: Cloud, configured: readonly string[]): string[] {
  const there = configured.filter((place) => cloudOf(place) === cloud);
  return [...(there.length > 0 ? there : defaultTestLocations[cloud])].sort(compare);
}

/** Source: Azure Monitor, "Application Insights availability tests"; 16 is the number of places there are. */
const most = { locations: 16, certificateDays: 365 };
/** Of one component; more go to another. Source: the same page. */
export const testsPerComponent = 100;

/** Values of a standard test, as both the environment and the arguments of the component hold them. Seconds, but for the days. */
export const webTestFields = {
  frequency: z.literal(testFrequencies),
  timeout: z.literal([30, 60, 90, 120]),
  locations: z.array(z.enum(testLocations)).min(1).max(most.locations),
  certificateDays: z.number().int().min(0).max(most.certificateDays),
  url: z.string().refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), "a web address: https://..."),
};

interface WebTestSpec {
  key?: string;
  name?: string;
  locations?: readonly (string | undefined)[];
  alert?: { failedLocations?: number };
}

/** What of tests does not go together. */
export function webTestProblems(tests: readonly (WebTestSpec | undefined)[], report: Report): void {
  unique(report, tests, { field: "key", key: (t) => t.key ?? t.name });
  tests.forEach((test, i) => {
    const places = test?.locations ?? defaultTestLocations.public;
    unique(within(report, i, "locations"), places, { key: (place) => place });
    const failed = test?.alert?.failedLocations;
    if (failed !== undefined && failed > places.length)
      report([i, "alert", "failedLocations"], {
        message: "are more places than the test has",
        found: String(failed),
        allowed: `1 to ${places.length}`,
      });
  });
}
