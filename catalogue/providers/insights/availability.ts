import type { TypeEntry } from "../../entry.ts";

const SOURCE = "https://learn.microsoft.com/azure/azure-monitor/app/availability";

export const availability: TypeEntry = {
  type: "Microsoft.Insights/webtests",
  title: "Availability test",
  insights: "application",
  alerts: [
    {
      kind: "availability",
      id: "webtest.unavailable",
      title: "A site cannot be reached",
      severity: { default: 2, production: 1 },
      essential: true,
      reason: "A public address fails its test from several places in the world at once: users cannot reach it.",
      basis:
        "Two places: one alone may have a fault of its own, and tests retry three times before they count as failed. Azure suggests the " +
        "number of places less two; with two, tests from few places can alarm as well.",
      source: SOURCE,
      runbook: "availability-test",
      owner: "application",
      failedLocations: 2,
      windowSize: "PT5M",
      evaluationFrequency: "PT1M",
    },
  ],
  skip: [
    {
      when: [{ path: "kind", in: ["ping", "multistep"], absent: false }],
      reason: "URL ping and multi-step tests were retired; Azure no longer runs them. Make a standard test.",
      source: SOURCE,
    },
    {
      when: [{ path: "properties.Enabled", in: [false], absent: false }],
      reason: "The test is disabled.",
      source: SOURCE,
    },
  ],
  notes:
    "Certificates: a standard test with `SSLCertRemainingLifetimeCheck` fails that many days before the certificate ends, so this alert " +
    "is also the warning. Azure has no metric of the days that are left.",
};
