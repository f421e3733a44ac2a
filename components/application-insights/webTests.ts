import * as pulumi from "@pulumi/pulumi";
import { WebTest } from "@pulumi/azure-native/applicationinsights/webTest.js";
import { MetricAlert } from "@pulumi/azure-native/monitor/metricAlert.js";
import { azureName } from "../../core/azure/names.ts";
import { defaultTestLocations } from "../../core/azure/webTestRules.ts";
import { compare } from "../../core/base/json.ts";
import type { WebTestArgs } from "./args.ts";
import type { ApplicationSite } from "./parts.ts";
import { withLinks } from "./properties.ts";

interface MadeWebTest {
  webTest: WebTest;
  alert: MetricAlert | undefined;
}

/** A standard test and the rule that fires when it fails from several places at once. */
export function makeWebTest(site: ApplicationSite, test: WebTestArgs, componentId: pulumi.Output<string>): MadeWebTest {
  const { name, args, parent } = site;
  const key = test.key ?? test.name;
  const locations = [...(test.locations ?? defaultTestLocations.public)].sort(compare);
  const webTest = new WebTest(
    `${name}-test-${key}`,
    {
      resourceGroupName: args.resourceGroupName,
      webTestName: test.name,
      location: args.location,
      kind: "standard",
      webTestKind: "standard",
      syntheticMonitorId: test.name,
      description: test.description,
      enabled: test.enabled ?? true,
      frequency: test.frequency ?? 300,
      timeout: test.timeout ?? 30,
      // Azure asks three times before it calls a place failed: most single failures are the network's.
      retryEnabled: true,
      locations: locations.map((location) => ({ location })),
      request: requestOf(test),
      validationRules: rulesOf(test),
      tags: withLinks(args.tags, [componentId]),
    },
    { parent },
  );
  return { webTest, alert: makeAlert(site, test, { places: locations.length, webTestId: webTest.id, componentId }) };
}

const requestOf = (test: WebTestArgs) => ({
  requestUrl: test.url,
  httpVerb: test.method ?? "GET",
  followRedirects: test.followRedirects ?? true,
  parseDependentRequests: false,
  headers: Object.entries(test.headers ?? {})
    .sort(([a], [b]) => compare(a, b))
    .map(([headerFieldName, headerFieldValue]) => ({ headerFieldName, headerFieldValue })),
  requestBody: test.body === undefined ? undefined : pulumi.output(test.body).apply((b) => Buffer.from(b).toString("base64")),
});

function rulesOf(test: WebTestArgs) {
  // Azure refuses to look at the certificate of an address without one.
  const plain = typeof test.url === "string" && test.url.startsWith("http:");
  const days = plain ? 0 : (test.certificateDays ?? 14);
  return {
    expectedHttpStatusCode: test.expectedStatus ?? 200,
    ignoreHttpStatusCode: false,
    sSLCheck: days > 0,
    sSLCertRemainingLifetimeCheck: days > 0 ? days : undefined,
    contentValidation:
      test.contains === undefined ? undefined : { contentMatch: test.contains, ignoreCase: true, passIfTextFound: true },
  };
}

/** All but two, as Microsoft advises; but never one of several, which is as likely the place's fault. */
const failing = (places: number): number => Math.max(Math.min(2, places), places - 2);

interface Scopes {
  /** From how many places the test asks. */
  places: number;
  webTestId: pulumi.Output<string>;
  componentId: pulumi.Output<string>;
}

function makeAlert(site: ApplicationSite, test: WebTestArgs, scopes: Scopes): MetricAlert | undefined {
  const { name, args, parent } = site;
  const { places, webTestId, componentId } = scopes;
  const rule = { ...args.availabilityAlert, ...test.alert };
  if (rule.enabled === false) return undefined;
  return new MetricAlert(
    `${name}-test-${test.key ?? test.name}-alert`,
    {
      resourceGroupName: args.resourceGroupName,
      ruleName: azureName("alertRule", test.name, "availability"),
      location: "global",
      description: `${test.name} cannot be reached from several places at once.`,
      severity: rule.severity ?? 1,
      enabled: true,
      autoMitigate: true,
      // Azure wants both, and the test first.
      scopes: [webTestId, componentId],
      evaluationFrequency: rule.evaluationFrequency ?? "PT1M",
      windowSize: rule.windowSize ?? "PT5M",
      criteria: {
        odataType: "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
        webTestId,
        componentId,
        failedLocationCount: rule.failedLocations ?? failing(places),
      },
      actions: (args.actionGroupIds ?? []).map((actionGroupId) => ({ actionGroupId })),
      tags: withLinks(args.tags, [componentId, webTestId]),
    },
    { parent },
  );
}
