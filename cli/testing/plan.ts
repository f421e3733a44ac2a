import type { Plan, PlanAlert, PlanTarget } from "../plan/types.ts";

/** Lawful as names and tag values go, and hostile to a page, a terminal, a table and a template. */
export const hostile = `</td></script><script>window.pwned=1</script><img src=x onerror=window.pwned=2>"'\`\${1}{{x}}|\u001b[31m\u202e`;

const subscription = "11111111-2222-4333-8444-555555555555";
export const target = (name: string, more: Partial<PlanTarget> = {}): PlanTarget => ({
  id: `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/${name}`,
  type: "microsoft.storage/storageaccounts",
  name,
  location: "westeurope",
  subscriptionId: subscription,
  resourceGroup: "rg",
  ...more,
});

const urn = (name: string): string => `urn:pulumi:prod::shop::azure-native:monitor:MetricAlert::${name}`;
export const alert = (name: string, targets: string[], more: Partial<PlanAlert> = {}): PlanAlert => ({
  id: "storage.availability",
  urn: urn(name),
  kind: "metric",
  title: "Storage account fails requests",
  description: "Requests fail.",
  severity: 1,
  enabled: true,
  targets,
  values: {
    threshold: { value: 99.5, from: "environment", path: 'overrides.alerts["storage.availability"].threshold' },
    windowSize: { value: "PT15M", from: "catalogue", path: "catalogue" },
    evaluationFrequency: { value: "PT5M", from: "catalogue", path: "catalogue" },
  },
  measure: { of: "Availability", aggregation: "Average", operator: "LessThan" },
  source: "https://learn.microsoft.com/azure/storage/",
  runbook: "https://example.com/runbooks/storage.md",
  actionGroups: [
    `/subscriptions/${subscription}/resourceGroups/rg-monitoring/providers/Microsoft.Insights/actionGroups/ag-prod-pager`,
  ],
  ...more,
});

/** A small plan that has one of everything; `names` become three of its targets. */
export function samplePlan(names: [string, string, string] = ["stone", "sttwo", "stthree"]): Plan {
  const targets = names.map((n) => target(n, { owner: n }));
  const [one, two, three] = targets.map((t) => t.id) as [string, string, string];
  const rule = (name: string) => ({
    urn: urn(name),
    type: "azure-native:monitor:MetricAlert",
    name,
    parent: "",
    custom: true,
    id: `/subscriptions/${subscription}/resourceGroups/rg-monitoring/providers/Microsoft.Insights/metricAlerts/${name}`,
    inputs: {},
    dependencies: [],
    propertyDependencies: {},
    options: {},
  });
  return {
    version: 1,
    environment: "prod",
    preset: "production",
    cloud: "public",
    resources: [rule("a"), rule("b")],
    targets,
    leftOut: [],
    alerts: [
      alert("a", [one, two], { title: names[0] }),
      alert("b", [three], { id: "storage.latency", kind: "log", runbook: "javascript:alert(1)" }),
    ],
    coverage: [
      { target: one, signal: "storage.availability", status: "covered", by: [urn("a")], path: [] },
      { target: one, signal: "diagnostics", status: "missing", by: [], path: [], reason: names[1] },
      { target: two, signal: "diagnostics", status: "missing", by: [], path: [], reason: "No workspace." },
      {
        target: three,
        signal: "diagnostics",
        status: "exempt",
        by: [],
        path: [],
        reason: names[2],
        owner: "storefront",
        expires: "2027-01-01",
      },
    ],
    cost: {
      currency: "USD",
      monthly: 1234.5,
      lines: [
        {
          meter: "logs.analytics",
          quantity: 500,
          unit: "GB ingested",
          unitPrice: 2.3,
          monthly: 1234.5,
          source: "https://azure.microsoft.com/pricing/",
        },
      ],
    },
    limits: [
      {
        limit: "metric alert rules",
        scope: `subscription ${subscription}`,
        used: 4500,
        max: 5000,
        source: "https://learn.microsoft.com/",
      },
      {
        limit: "log alert rules",
        scope: `subscription ${subscription}`,
        used: 10,
        max: 5000,
        source: "https://learn.microsoft.com/",
      },
    ],
    findings: [
      {
        code: "AZM900",
        severity: "warning",
        message: `Something about ${names[0]}`,
        target: one,
        suggestion: `Rename ${names[0]}`,
      },
      { code: "AZM901", severity: "error", message: "Cannot be deployed", path: "routing.critical" },
    ],
  };
}
