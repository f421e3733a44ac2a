import { beforeAll, describe, expect, test } from "vitest";
import { SEVERITY_TAG } from "../../core/config/own.ts";
import { group, type Made, made, subscription } from "../testing.ts";
import { Monitoring } from "./component.ts";

const row = (type: string, name: string, more: object = {}) => ({
  id: `${group("rg-shop")}/providers/${type}/${name}`,
  name,
  type: type.toLowerCase(),
  location: "westeurope",
  resourceGroup: "rg-shop",
  subscriptionId: subscription,
  ...more,
});
const inventory = [
  row("Microsoft.Compute/virtualMachines", "vm", {
    identity: { type: "SystemAssigned" },
    properties: { storageProfile: { osDisk: { osType: "Linux" } } },
  }),
  row("Microsoft.ContainerService/managedClusters", "aks", { properties: { agentPoolProfiles: [{ osType: "Linux" }] } }),
  row("Microsoft.Storage/storageAccounts", "st", { kind: "StorageV2", sku: { name: "Standard_ZRS", tier: "Standard" } }),
  row("Microsoft.Network/virtualNetworks", "vnet"),
  row("Microsoft.KeyVault/vaults", "kv"),
];
type Preset = "development" | "test" | "production";
const presets: Preset[] = ["development", "test", "production"];

const environment = (preset: Preset) =>
  new Monitoring("shop", {
    environment: {
      environment: "shop",
      preset,
      location: "westeurope",
      placement: { subscriptionId: subscription, resourceGroup: "rg-mon" },
      actionGroups: { pager: { email: ["oncall@example.com"] } },
      routing: { critical: ["pager"], warning: ["pager"] },
      suppressions: [{ name: "nights", reason: "Nobody works.", timeZone: "UTC", daily: { start: "20:00:00", end: "07:00:00" } }],
      budget: { monthly: 100, startDate: "2027-01-01" },
      usageInsights: { feedback: true },
    },
    inventory,
  });

/** What each preset makes of an environment of which nothing is said but what every environment must say. */
const all = new Map<Preset, Map<string, Made>>();
beforeAll(async () => {
  for (const preset of presets) all.set(preset, await made(() => environment(preset)));
});
const of = (preset: Preset, type: string) => [...all.get(preset)!.values()].filter((r) => r.type === `azure-native:${type}`);
/** What `read` says of each preset, in the order of `presets`. */
const each = <T>(read: (preset: Preset) => T): T[] => presets.map(read);

describe("development, test, production", () => {
  test("the workspace keeps data, cuts it off and takes keys as the preset says", () => {
    const workspaces = each((preset) => {
      const [workspace] = of(preset, "operationalinsights:Workspace");
      const { retentionInDays, workspaceCapping, features } = workspace!.inputs;
      return [retentionInDays, workspaceCapping.dailyQuotaGb, features.disableLocalAuth];
    });
    expect(workspaces).toEqual([
      [30, 1, false],
      [30, 5, false],
      [90, -1, true],
    ]);
  });

  test("rules are the same everywhere, less those over logs that are collected in production alone; development's call nobody", () => {
    const kinds = ["monitor:MetricAlert", "monitor:ScheduledQueryRule", "monitor:ActivityLogAlert"];
    const rules = each((preset) => kinds.flatMap((kind) => of(preset, kind)));
    const calls = (r: Made) => JSON.stringify(r.inputs["actions"]).includes("/actionGroups/");
    expect(rules[0]!.filter(calls)).toEqual([]);
    // Nobody is routed to for the severity 4, which an activity log rule has as a tag.
    const severity = ({ inputs }: Made) => Number(inputs["severity"] ?? inputs["tags"][SEVERITY_TAG]);
    for (const ofPreset of rules.slice(1))
      expect(
        ofPreset
          .filter((r) => !calls(r))
          .map(severity)
          .filter((s) => s !== 4),
      ).toEqual([]);
    expect(rules[2]!.filter(calls).length).toBeGreaterThan(50);
    const names = rules.map((ofPreset) => new Set(ofPreset.map((r) => r.name)));
    for (const less of names.slice(0, 2)) expect([...less].filter((n) => !names[2]!.has(n))).toEqual([]);
  });

  test("machines are measured every five minutes in development, and write errors only", () => {
    const rules = each((preset) => {
      const made = all.get(preset)!;
      const [performance] = made.get("shop-vm-main-performance")!.inputs["dataSources"].performanceCounters;
      const [syslog] = made.get("shop-vm-main-linux")!.inputs["dataSources"].syslog;
      return [performance.samplingFrequencyInSeconds, syslog.logLevels.includes("Warning")];
    });
    expect(rules).toEqual([
      [300, false],
      [60, true],
      [60, true],
    ]);
  });

  test("senders show an identity in production alone; what cannot be made again is guarded there alone", () => {
    const auth = each((preset) => of(preset, "applicationinsights:Component").map((c) => c.inputs["disableLocalAuth"]));
    expect(auth).toEqual([[false], [false], [true]]);
    const guarded = each((preset) =>
      [...all.get(preset)!.values()].filter((r) => r.options.protect).map((r) => r.type.split(":").at(-1)!),
    );
    expect(guarded.map((types) => types.sort())).toEqual([[], [], ["AzureMonitorWorkspace", "StorageAccount", "Workspace"]]);
  });

  test("flows are read every ten minutes and kept as long as logs in production", () => {
    const flows = each((preset) =>
      of(preset, "network:FlowLog").map(({ inputs }) => [
        inputs["flowAnalyticsConfiguration"].networkWatcherFlowAnalyticsConfiguration.trafficAnalyticsInterval,
        inputs["retentionPolicy"].days,
      ]),
    );
    expect(flows).toEqual([[[60, 30]], [[60, 30]], [[10, 90]]]);
  });

  test("requests to storage are logged and summed up in production alone", () => {
    const logged = each((preset) =>
      of(preset, "monitor:DiagnosticSetting")
        .filter((s) => /Services\/default$/.test(s.inputs["resourceUri"]))
        .flatMap((s) => s.inputs["logs"].map((l: { category: string }) => l.category)),
    );
    expect(logged.map((categories) => [...new Set(categories)].sort())).toEqual([[], [], ["StorageDelete", "StorageWrite"]]);
    const sums = each((preset) => of(preset, "operationalinsights:SummaryLog").length);
    expect(sums).toEqual([0, 0, 4]);
  });

  test.each([
    ["ActionGroups", "monitor:ActionGroup"],
    ["ActivityLog", "monitor:SubscriptionDiagnosticSetting"],
    ["Budget", "consumption:Budget"],
    ["ContainerInsights", "alertsmanagement:PrometheusRuleGroup"],
    ["Dashboard", "dashboard:DashboardDefinition"],
    ["Feedback", "operationalinsights:Table"],
    ["Suppressions", "alertsmanagement:AlertProcessingRuleByName"],
    ["UsageInsights", "applicationinsights:Workbook"],
  ])("%s is there in all of them, with the same names", (_component, type) => {
    const names = each((preset) => of(preset, type).map((r) => r.name));
    expect(names[2]!.length).toBeGreaterThan(0);
    expect(names[0]).toEqual(names[1]);
    expect(names[2]).toEqual(expect.arrayContaining(names[1]!));
  });
});
