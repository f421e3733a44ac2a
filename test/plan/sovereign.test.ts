import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryProject } from "../../cli/testing/project.ts";
import { planned, root } from "./project.ts";

const estate = readFileSync(join(root, "stacks/inventories/bookshop.json"), "utf8");
/** The sample estate in regions of another cloud. */
const moved = (regions: Record<string, string>) =>
  Object.entries(regions).reduce((text, [from, to]) => text.replaceAll(from, to), estate);

const stack = (location: string) => `config:
  azmon:config:
    environment: prod
    preset: production
    location: ${location}
    inventory: [estate.json]
    placement: { subscriptionId: 438aa205-708e-4dd8-8060-d94a73645697, resourceGroup: rg-azmon }
    actionGroups: { pager: { email: [oncall@example.com] } }
    routing: { critical: [pager], warning: [pager] }
    usageInsights: { feedback: true }
    applicationInsights: { browserComponent: true }
`;
const planOf = async (location: string, inventory: string) => {
  const files = { "stacks/Pulumi.prod.yaml": stack(location), "stacks/estate.json": inventory };
  return (await planned(temporaryProject(files), { today: "2026-12-01" })).plan;
};
const clouds = [
  {
    cloud: "usgov",
    environment: "usgovernment",
    testsFrom: /^usgov-/,
    regions: { swedencentral: "usgovvirginia", germanywestcentral: "usgovtexas", eastus: "usgovarizona" },
  },
  {
    cloud: "china",
    environment: "china",
    testsFrom: /^mc-/,
    regions: { swedencentral: "chinanorth3", germanywestcentral: "chinaeast3", eastus: "chinaeast2" },
  },
];

test.each(clouds)(
  "the sample estate in $cloud: its own providers and test locations, a metric rule for each resource, and what nothing proves is said",
  async ({ cloud, environment, testsFrom, regions }) => {
    const plan = await planOf(regions.swedencentral, moved(regions));
    expect([plan.cloud, plan.findings.filter((f) => f.severity === "error")]).toEqual([cloud, []]);
    const of = (kind: string) => plan.resources.filter((r) => r.type.endsWith(`:${kind}`));
    expect(plan.resources.filter((r) => r.type === "pulumi:providers:azure-native").length).toBeGreaterThan(1);
    for (const provider of plan.resources.filter((r) => r.type === "pulumi:providers:azure-native"))
      expect(provider.inputs["environment"]).toBe(environment);

    const metric = of("MetricAlert");
    expect(metric.length).toBeGreaterThan(200);
    const several = metric.filter(
      (r) => (r.inputs["scopes"] as string[]).length > 1 && !JSON.stringify(r.inputs).includes("WebtestLocationAvailability"),
    );
    expect(several.map((r) => r.name)).toEqual([]);
    // The form for several resources only where a dynamic threshold needs it.
    const forms = metric.filter((r) => /MultipleResourceMultiple/.test(JSON.stringify(r.inputs["criteria"])));
    expect(
      forms.filter((r) => !JSON.stringify(r.inputs["criteria"]).includes("DynamicThresholdCriterion")).map((r) => r.name),
    ).toEqual([]);

    const tests = of("WebTest");
    expect(tests.length).toBeGreaterThan(0);
    for (const web of tests)
      for (const { location } of web.inputs["locations"] as { location: string }[]) expect(location).toMatch(testsFrom);
    const locations = new Set(plan.resources.map((r) => String(r.inputs["location"] ?? "global")));
    expect([...locations].filter((l) => l.toLowerCase() !== "global" && !Object.values(regions).includes(l))).toEqual([]);
    expect(plan.findings.filter((f) => f.code === "AZM308").map((f) => f.path)).toEqual(
      expect.arrayContaining(["applicationInsights.enabled", "networkInsights.connectionMonitor", "networkInsights.flowLogs"]),
    );
  },
  120_000,
);

test("an estate of two clouds is refused by the names of both", async () => {
  const { regions } = clouds[0]!;
  await expect(planOf("swedencentral", moved({ eastus: regions.eastus }))).rejects.toThrow(
    /regions are of several clouds: public \(swedencentral\) and usgov \(usgovarizona\)/,
  );
});
