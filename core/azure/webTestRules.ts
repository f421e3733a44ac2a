import { compare } from "../base/json.ts";
import { nearest } from "../base/nearest.ts";
import type { Problem } from "../base/refusal.ts";
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
const limits = { timeout: [30, 60, 90, 120], locations: 16, certificateDays: 365 };
/** Of one component; more go to another. Source: the same page. */
export const testsPerComponent = 100;

interface WebTestSpec {
  key?: string;
  name: string;
  /** Absent where it is not known yet. */
  url?: string;
  frequency?: number;
  timeout?: number;
  locations?: readonly string[];
  certificateDays?: number;
  alert?: { failedLocations?: number };
}

/** What Azure would refuse of a test, or what would make it useless. */
export function webTestProblems(tests: readonly WebTestSpec[], path: string): Problem[] {
  const keys = new Set<string>();
  const problems = tests.flatMap((test) => {
    const key = test.key ?? test.name;
    const at = `${path}.webTests.${key}`;
    const found: Problem[] = keys.has(key) ? [{ path: at, message: "stands twice" }] : [];
    keys.add(key);
    const oneOf = (name: "frequency" | "timeout", allowed: readonly number[]) => {
      const value = test[name];
      if (value !== undefined && !allowed.includes(value))
        found.push({ path: `${at}.${name}`, message: "seconds", found: String(value), allowed: allowed.join(", ") });
    };
    oneOf("frequency", testFrequencies);
    oneOf("timeout", limits.timeout);
    const places = test.locations ?? defaultTestLocations.public;
    if (places.length === 0 || places.length > limits.locations || new Set(places).size < places.length)
      found.push({
        path: `${at}.locations`,
        message: "places to test from, each once",
        found: String(places.length),
        allowed: "1 to 16",
      });
    for (const place of places)
      if (!(testLocations as readonly string[]).includes(place))
        found.push({
          path: `${at}.locations`,
          message: "not a test location",
          found: place,
          nearest: nearest(place, testLocations),
        });
    const days = test.certificateDays;
    if (days !== undefined && !(Number.isInteger(days) && days >= 0 && days <= limits.certificateDays))
      found.push({ path: `${at}.certificateDays`, message: "days", found: String(days), allowed: "0 to 365" });
    const failed = test.alert?.failedLocations;
    if (failed !== undefined && !(failed >= 1 && failed <= places.length))
      found.push({
        path: `${at}.alert.failedLocations`,
        message: "places",
        found: String(failed),
        allowed: `1 to ${places.length}`,
      });
    if (test.url !== undefined && !/^https?:$/.test(URL.canParse(test.url) ? new URL(test.url).protocol : ""))
      found.push({ path: `${at}.url`, message: "not a web address", found: test.url, allowed: "https://..." });
    return found;
  });
  return problems.sort((a, b) => compare(a.path, b.path));
}
