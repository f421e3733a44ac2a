import { expect, test } from "vitest";
import { isRefusal } from "../../core/base/refusal.ts";
import { readEnvironment } from "../../core/config/environment.ts";
import { group, type Made, made, subscription } from "../testing.ts";
import type { MonitoringArgs } from "./args.ts";
import { Monitoring } from "./component.ts";

const environment: MonitoringArgs["environment"] = {
  environment: "prod",
  preset: "production",
  location: "westeurope",
  placement: { subscriptionId: subscription, resourceGroup: "rg-mon" },
  containerInsights: { windowsNodes: true },
};
const row = (type: string, name: string, more: object) => ({
  id: `${group("rg-app")}/providers/${type}/${name}`,
  name,
  type: type.toLowerCase(),
  location: "westeurope",
  resourceGroup: "rg-app",
  subscriptionId: subscription,
  ...more,
});
const inventory = [
  row("Microsoft.Web/sites", "shop", {
    kind: "app",
    properties: {
      defaultHostName: "shop.azurewebsites.net",
      enabled: true,
      state: "Running",
      siteConfig: { healthCheckPath: "/" },
    },
  }),
  row("Microsoft.ContainerService/managedClusters", "aks", {
    identity: { type: "SystemAssigned" },
    properties: { powerState: { code: "Running" }, azureMonitorProfile: { metrics: { enabled: true } } },
  }),
];
const hub = `${group("rg-hub")}/providers`;
const component = `${hub}/Microsoft.Insights/components/appi-hub`;
const metricsWorkspace = `${hub}/Microsoft.Monitor/accounts/amw-hub`;
// As the stack's program does: what was read and filled in goes in again.
const monitor = (more: object) =>
  made(() => new Monitoring("shop", { environment: readEnvironment({ ...environment, ...more }, ".").config, inventory }));
const of = (all: Map<string, Made>, type: string) => [...all.values()].filter((r) => r.type === `azure-native:${type}`);

test("an existing component gets the tests and their rules; none is made, and nothing of it is changed", async () => {
  const all = await monitor({ applicationInsights: { existing: component } });
  expect(of(all, "applicationinsights:Component")).toEqual([]);
  expect(of(all, "applicationinsights:ProactiveDetectionConfiguration")).toEqual([]);
  const [web] = of(all, "applicationinsights:WebTest");
  expect(Object.keys(web!.inputs["tags"])).toContain(`hidden-link:${component}`);
  const rules = of(all, "monitor:MetricAlert").filter((r) => (r.inputs["scopes"] as string[]).includes(web!.id!));
  expect(rules.map((r) => r.inputs["scopes"])).toEqual([[web!.id, component]]);
});

test("an existing Azure Monitor workspace receives the metrics, and its region has the rules on them", async () => {
  const all = await monitor({ metricsWorkspace: { existing: metricsWorkspace, location: "northeurope" } });
  expect(of(all, "monitor:AzureMonitorWorkspace")).toEqual([]);
  const accounts = of(all, "monitor:DataCollectionRule").flatMap((r) => r.inputs["destinations"].monitoringAccounts ?? []);
  expect(new Set(accounts.map((a) => a.accountResourceId))).toEqual(new Set([metricsWorkspace]));
  const groups = of(all, "alertsmanagement:PrometheusRuleGroup");
  expect(groups.length).toBeGreaterThan(5);
  for (const g of groups) expect([g.inputs["location"], g.inputs["scopes"][0]]).toEqual(["northeurope", metricsWorkspace]);
});

test("the environment's own Azure Monitor workspace answers privately where asked to, by an endpoint in the named subnet", async () => {
  const network = `${group("rg-net")}/providers/Microsoft.Network`;
  const subnetId = `${network}/virtualNetworks/vnet/subnets/endpoints`;
  const zone = `${network}/privateDnsZones/privatelink.westeurope.prometheus.monitor.azure.com`;
  const all = await monitor({
    metricsWorkspace: { publicQuery: false, privateEndpoint: { subnetId, privateDnsZoneIds: [zone] } },
  });
  const [workspace] = of(all, "monitor:AzureMonitorWorkspace");
  expect(workspace!.inputs["publicNetworkAccess"]).toBe("Disabled");
  const [endpoint] = of(all, "network:PrivateEndpoint");
  expect(endpoint!.inputs).toMatchObject({
    subnet: { id: subnetId },
    privateLinkServiceConnections: [{ privateLinkServiceId: workspace!.id, groupIds: ["prometheusMetrics"] }],
  });
  const [zones] = of(all, "network:PrivateDnsZoneGroup");
  expect(zones!.inputs["privateDnsZoneConfigs"]).toEqual([
    { name: "privatelink-westeurope-prometheus-monitor-azure-com", privateDnsZoneId: zone },
  ]);
  const open = await monitor({});
  expect(of(open, "monitor:AzureMonitorWorkspace")[0]!.inputs["publicNetworkAccess"]).toBe("Enabled");
  expect(of(open, "network:PrivateEndpoint")).toEqual([]);
});

test("settings that an existing component cannot take, and a component out of reach, are refused by their paths", async () => {
  const elsewhere = component.replace(subscription, "99999999-9999-4999-8999-999999999999");
  const applicationInsights = { existing: elsewhere, browserComponent: true, dailyQuotaGb: 5 };
  const error: unknown = await monitor({
    applicationInsights,
    metricsWorkspace: { existing: metricsWorkspace, location: "nord" },
  }).catch((e: unknown) => e);
  if (!isRefusal(error)) throw error;
  expect(error.problems.map((p) => p.path)).toEqual([
    "applicationInsights.browserComponent",
    "applicationInsights.dailyQuotaGb",
    "applicationInsights.existing",
    "metricsWorkspace.location",
  ]);
});
