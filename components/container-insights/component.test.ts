import { Provider } from "@pulumi/azure-native/provider.js";
import * as pulumi from "@pulumi/pulumi";
import { ManagedCluster } from "@pulumi/azure-native/containerservice/managedCluster.js";
import { describe, expect, test } from "vitest";
import { record } from "../../cli/recorder/record.ts";
import { unwrap } from "../../cli/recorder/unwrap.ts";
import { index } from "../testing.ts";
import { ClusterHost, type ContainerInsightsArgs, CostPreset, NamespaceFilter } from "./args.ts";
import { ContainerInsights } from "./component.ts";
import { example } from "./example.ts";
import { addonProfiles, azureMonitorProfile } from "./profiles.ts";

const SUB = "11111111-1111-1111-1111-111111111111";
const options = { project: "test", stack: "test", subscriptionId: SUB };
const groups = `/subscriptions/${SUB}/resourceGroups`;
const workspaceId = `${groups}/rg-mon/providers/Microsoft.OperationalInsights/workspaces/log-shop`;
const aksId = `${groups}/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks-shop`;
const arcId = `${groups}/rg-edge/providers/Microsoft.Kubernetes/connectedClusters/arck-edge`;
const aks = { name: "shop", clusterName: "aks-shop", id: aksId, host: ClusterHost.Aks, location: "westeurope" };
const arc = { name: "edge", clusterName: "arck-edge", id: arcId, host: ClusterHost.Arc, location: "northeurope" };
const base: ContainerInsightsArgs = {
  location: "westeurope",
  resourceGroupName: "rg-mon",
  workspaceId,
  metricsWorkspace: { name: "amw-shop", location: "westeurope" },
  clusters: [aks],
};

async function made(args: Partial<ContainerInsightsArgs> = {}) {
  const { resources } = await record(() => void new ContainerInsights("k8s", { ...base, ...args }), options);
  return index(resources);
}
describe("logs", () => {
  test("a rule and its association are made, with the names Azure's tools look for", async () => {
    const { get } = await made();
    const rule = get("k8s-shop-logs");
    expect(rule.inputs).toMatchObject({
      dataCollectionRuleName: "MSCI-westeurope-aks-shop",
      location: "westeurope",
      kind: "Linux",
    });
    const association = get("k8s-shop-logs-association");
    expect(association.inputs).toEqual({
      associationName: "ContainerInsightsExtension",
      dataCollectionRuleId: rule.id,
      resourceUri: aksId,
    });
    expect(association.dependencies).toContain(rule.urn);
  });

  test("the portal's preset: three streams every minute to the workspace", async () => {
    const { inputs } = (await made()).get("k8s-shop-logs");
    const streams = ["Microsoft-ContainerLogV2", "Microsoft-KubeEvents", "Microsoft-KubePodInventory"];
    expect(inputs["dataSources"].extensions[0]).toMatchObject({
      extensionName: "ContainerInsights",
      streams,
      extensionSettings: {
        dataCollectionSettings: { interval: "1m", namespaceFilteringMode: "Off", namespaces: [], enableContainerLogV2: true },
      },
    });
    expect(inputs["destinations"]).toEqual({ logAnalytics: [{ workspaceResourceId: workspaceId, name: "ciworkspace" }] });
    expect(inputs["dataFlows"]).toEqual([{ streams, destinations: ["ciworkspace"] }]);
  });

  test.each([
    [CostPreset.LogsAndEvents, 3, "1m", "Off", false],
    [CostPreset.Standard, 11, "1m", "Off", false],
    [CostPreset.CostOptimized, 11, "5m", "Exclude", false],
    [CostPreset.Syslog, 11, "1m", "Off", true],
  ])("preset %s: %i streams every %s", async (costPreset, streams, interval, mode, syslog) => {
    const { inputs } = (await made({ costPreset })).get("k8s-shop-logs");
    const source = inputs["dataSources"].extensions[0];
    expect(source.streams).toHaveLength(streams);
    expect(source.streams).not.toContain("Microsoft-ContainerInsights-Group-Default");
    expect(source.streams).not.toContain("Microsoft-ContainerLog");
    expect(source.extensionSettings.dataCollectionSettings).toMatchObject({ interval, namespaceFilteringMode: mode });
    expect(inputs["dataSources"].syslog !== undefined).toBe(syslog);
    expect(inputs["dataFlows"].flatMap((f: { streams: string[] }) => f.streams)).toHaveLength(streams + (syslog ? 1 : 0));
  });

  test("high scale swaps the stream and adds the endpoint it enters by", async () => {
    const { get } = await made({ highLogScale: true, allowPreview: true });
    const rule = get("k8s-shop-logs");
    expect(rule.inputs["dataSources"].extensions[0].streams).toContain("Microsoft-ContainerLogV2-HighScale");
    expect(rule.inputs["dataSources"].extensions[0].streams).not.toContain("Microsoft-ContainerLogV2");
    const endpoint = get("k8s-shop-log-ingestion");
    expect(endpoint.inputs["dataCollectionEndpointName"]).toBe("MSCI-ingest-westeurope-aks-shop");
    expect(rule.inputs["dataCollectionEndpointId"]).toBe(endpoint.id);
  });

  test("flows between pods are collected of the clusters that log them, and enter by the endpoint of the high scale", async () => {
    const flowing = { ...aks, networkLogs: true };
    const other = { ...aks, name: "other", clusterName: "aks-other", id: `${aks.id}-other` };
    const { get } = await made({ highLogScale: true, allowPreview: true, clusters: [flowing, other] });
    const { dataSources, dataFlows, dataCollectionEndpointId } = get("k8s-shop-logs").inputs;
    expect(dataSources.extensions[0].streams).toContain("Microsoft-ContainerNetworkLogs");
    expect(dataFlows[0].streams).toContain("Microsoft-ContainerNetworkLogs");
    expect(dataCollectionEndpointId).toBe(get("k8s-shop-log-ingestion").id);
    expect(get("k8s-other-logs").inputs["dataSources"].extensions[0].streams).not.toContain("Microsoft-ContainerNetworkLogs");
    await expect(made({ clusters: [flowing] })).rejects.toThrow(/clusters\.shop\.networkLogs: needs `highLogScale: true`/);
    const connected = { ...flowing, host: ClusterHost.Arc };
    await expect(made({ highLogScale: true, allowPreview: true, clusters: [connected] })).rejects.toThrow(
      /connected clusters have none/,
    );
  });

  test("a workbook that reads only what every preset collects", async () => {
    const { get, of } = await made();
    const { inputs } = get("k8s-workbook");
    const items = JSON.parse(inputs["serializedData"]).items as { type: number; content: { query: string } }[];
    const tables = items.filter((i) => i.type === 3).map((i) => i.content.query.split("\n")[0]);
    expect(tables).toEqual(["KubePodInventory", "KubePodInventory", "KubeEvents", "ContainerLogV2"]);
    expect(of("Workbook")).toHaveLength(1);
    expect((await made({ logs: false })).of("Workbook")).toEqual([]);
  });

  test("the namespace filter and interval of the user replace the preset's", async () => {
    const args = { namespaceFilter: NamespaceFilter.Include, namespaces: ["shop", "pay"], collectionIntervalMinutes: 10 };
    const { inputs } = (await made(args)).get("k8s-shop-logs");
    expect(inputs["dataSources"].extensions[0].extensionSettings.dataCollectionSettings).toMatchObject({
      interval: "10m",
      namespaceFilteringMode: "Include",
      namespaces: ["pay", "shop"],
    });
  });
});

describe("managed Prometheus is complete", () => {
  test("workspace, endpoint, rule and association", async () => {
    const { get } = await made();
    const workspace = get("k8s-metrics");
    const endpoint = get("k8s-shop-metric-ingestion");
    const rule = get("k8s-shop-metrics");
    expect(endpoint.inputs).toMatchObject({ dataCollectionEndpointName: "MSProm-westeurope-aks-shop", kind: "Linux" });
    expect(rule.inputs).toMatchObject({
      dataCollectionRuleName: "MSProm-westeurope-aks-shop",
      dataCollectionEndpointId: endpoint.id,
      dataSources: {
        prometheusForwarder: [{ name: "PrometheusDataSource", streams: ["Microsoft-PrometheusMetrics"], labelIncludeFilter: {} }],
      },
      destinations: { monitoringAccounts: [{ accountResourceId: workspace.id, name: "MonitoringAccount1" }] },
      dataFlows: [{ streams: ["Microsoft-PrometheusMetrics"], destinations: ["MonitoringAccount1"] }],
    });
    expect(get("k8s-shop-metrics-association").inputs).toEqual({
      associationName: "MSProm-westeurope-aks-shop",
      dataCollectionRuleId: rule.id,
      resourceUri: aksId,
    });
  });

  test("in production what holds the metrics cannot be deleted by accident; what can be made again can", async () => {
    const { all } = await made({ protect: true, clusters: [aks, arc] });
    expect(all.filter((r) => r.options["protect"]).map((r) => r.name)).toEqual(["k8s-metrics"]);
  });

  test("recording rules for nodes, Kubernetes and the portal, Windows ones only where there are Windows nodes", async () => {
    const { get, of } = await made({ clusters: [{ ...aks, windows: true }, arc] });
    expect(of("PrometheusRuleGroup")).toHaveLength(12);
    const group = get("k8s-shop-UXRecordingRulesRuleGroup");
    expect(group.inputs).toMatchObject({
      ruleGroupName: "UXRecordingRulesRuleGroup-aks-shop",
      clusterName: "aks-shop",
      interval: "PT1M",
      enabled: true,
      location: "westeurope",
      scopes: [get("k8s-metrics").id, aksId],
    });
    const windows = (cluster: string) => get(`k8s-${cluster}-NodeRecordingRulesRuleGroup-Win`).inputs["enabled"];
    expect([windows("shop"), windows("edge")]).toEqual([true, false]);
    for (const g of of("PrometheusRuleGroup"))
      expect((unwrap(g.inputs) as { rules: unknown[] }).rules.length).toBeLessThanOrEqual(20);
  });

  test("what flows already is not made again, and rules follow it to its workspace", async () => {
    const there = { id: `${groups}/rg-old/providers/Microsoft.Monitor/accounts/amw-old`, location: "northeurope" };
    const cluster = {
      ...aks,
      logsRuleExists: true,
      metricsWorkspace: there,
      ruleGroups: ["noderecordingrulesrulegroup-aks-shop", "uxrecordingrulesrulegroup - aks-shop"],
    };
    const { names, get, of } = await made({ clusters: [cluster], metricsWorkspace: undefined });
    expect(
      of("DataCollectionRule").length + of("DataCollectionEndpoint").length + of("DataCollectionRuleAssociation").length,
    ).toBe(0);
    expect(names).not.toContain("k8s-shop-NodeRecordingRulesRuleGroup");
    expect(names).not.toContain("k8s-shop-UXRecordingRulesRuleGroup");
    expect(get("k8s-shop-KubernetesRecordingRulesRuleGroup").inputs).toMatchObject({
      location: "northeurope",
      scopes: [there.id, aksId],
    });
  });

  test("metrics sent abroad need an endpoint in the cluster's region, under the one name Azure knows", async () => {
    const { get, names } = await made({ clusters: [aks, arc] });
    const endpoint = get("k8s-edge-configuration");
    expect(endpoint.inputs).toMatchObject({
      dataCollectionEndpointName: "MSProm-northeurope-arck-edge",
      location: "northeurope",
    });
    expect(get("k8s-edge-configuration-association").inputs).toEqual({
      associationName: "configurationAccessEndpoint",
      dataCollectionEndpointId: endpoint.id,
      resourceUri: arcId,
    });
    expect(names).not.toContain("k8s-shop-configuration-association");
  });

  test("with a private link a cluster has one endpoint association, to the endpoint it already has where it can", async () => {
    const near = await made({ privateLink: true });
    expect(near.get("k8s-shop-configuration-association").inputs["dataCollectionEndpointId"]).toBe(
      near.get("k8s-shop-metric-ingestion").id,
    );
    expect(near.get("k8s-shop-metric-ingestion").inputs["networkAcls"]).toEqual({ publicNetworkAccess: "Disabled" });
    const logsOnly = await made({ privateLink: true, prometheus: false });
    expect(logsOnly.get("k8s-shop-configuration").inputs["dataCollectionEndpointName"]).toBe("MSCI-config-westeurope-aks-shop");
    expect(logsOnly.of("PrometheusRuleGroup")).toEqual([]);
  });
});

describe("clusters", () => {
  test("an AKS cluster is never changed: what belongs in it is returned", async () => {
    let addOn: unknown, profile: unknown;
    const { resources } = await record(async () => {
      const insights = new ContainerInsights("k8s", { ...base, controlPlaneMetrics: true });
      profile = insights.azureMonitorProfile;
      addOn = await new Promise((resolve) => insights.addonProfiles.apply(resolve));
    }, options);
    expect(addOn).toEqual({
      omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: workspaceId, useAADAuth: "true" } },
    });
    expect(profile).toEqual({
      metrics: {
        enabled: true,
        kubeStateMetrics: { metricLabelsAllowlist: "", metricAnnotationsAllowList: "" },
        controlPlane: { enabled: true },
      },
    });
    expect(index(resources).of("ManagedCluster").length + index(resources).of("Extension").length).toBe(0);
  });

  test("a connected cluster gets both extensions, after its rules are associated", async () => {
    const { get } = await made({ clusters: [arc] });
    const logs = get("k8s-edge-logs-extension");
    expect(logs.inputs).toMatchObject({
      resourceGroupName: "rg-edge",
      clusterRp: "Microsoft.Kubernetes",
      clusterResourceName: "connectedClusters",
      clusterName: "arck-edge",
      extensionName: "azuremonitor-containers",
      extensionType: "Microsoft.AzureMonitor.Containers",
      identity: { type: "SystemAssigned" },
      configurationSettings: { logAnalyticsWorkspaceResourceID: workspaceId, "amalogs.useAADAuth": "true" },
    });
    const metrics = get("k8s-edge-metrics-extension");
    expect(metrics.inputs["extensionType"]).toBe("Microsoft.AzureMonitor.Containers.Metrics");
    expect(metrics.inputs["configurationSettings"]["azure-monitor-workspace-resource-id"]).toBe(get("k8s-metrics").id);
    for (const part of ["logs", "metrics", "configuration"])
      expect(logs.dependencies).toContain(get(`k8s-edge-${part}-association`).urn);
    expect(logs.options["customTimeouts"]).toMatchObject({ create: "30m" });
  });

  test("what hangs on a cluster of another subscription goes through that subscription's provider", async () => {
    const other = "22222222-2222-2222-2222-222222222222";
    const { resources } = await record(() => {
      const provider = new Provider("other", { subscriptionId: other });
      new ContainerInsights(
        "k8s",
        { ...base, clusters: [{ ...aks, subscriptionId: other }] },
        { providerFor: (s) => (s === other ? provider : undefined) },
      );
    }, options);
    const { get } = index(resources);
    expect(get("k8s-shop-logs-association").options["provider"]).toMatch(/::other::/);
    expect(get("k8s-shop-logs").options["provider"] ?? "").not.toMatch(/::other::/);
  });

  test("two clusters of one name do not share a rule", async () => {
    const twin = { ...aks, name: "twin", id: aksId.replace("rg-aks", "rg-two") };
    const { get } = await made({ clusters: [aks, twin] });
    const names = ["shop", "twin"].map((c) => get(`k8s-${c}-logs`).inputs["dataCollectionRuleName"]);
    expect(new Set(names).size).toBe(2);
    expect(names.every((n) => /^MSCI-westeurope-aks-shop-[0-9a-f]{6}$/.test(n))).toBe(true);
  });

  test("a long name stays within Azure's limits", async () => {
    const clusterName = "aks-".padEnd(63, "x");
    const { of, get } = await made({ clusters: [{ ...aks, clusterName }] });
    for (const e of of("DataCollectionEndpoint"))
      expect(String(unwrap(e.inputs["dataCollectionEndpointName"])).length).toBeLessThanOrEqual(44);
    expect(get("k8s-shop-logs").inputs["dataCollectionRuleName"]).toHaveLength(64);
  });
});

describe("everything on", () => {
  const everything: Partial<ContainerInsightsArgs> = {
    costPreset: CostPreset.Syslog,
    highLogScale: true,
    privateLink: true,
    controlPlaneMetrics: true,
    allowPreview: true,
    protect: true,
    clusters: [{ ...aks, windows: true }, arc],
  };

  test("no cluster has two associations of one name or rule", async () => {
    const { of } = await made(everything);
    for (const id of [aksId, arcId]) {
      const own = of("DataCollectionRuleAssociation").filter((a) => a.inputs["resourceUri"] === id);
      expect(own.map((a) => a.inputs["associationName"]).sort()).toEqual(
        [
          "ContainerInsightsExtension",
          `MSProm-${id === aksId ? "westeurope-aks-shop" : "northeurope-arck-edge"}`,
          "configurationAccessEndpoint",
        ].sort(),
      );
      expect(new Set(own.map((a) => a.inputs["dataCollectionRuleId"] ?? a.inputs["dataCollectionEndpointId"])).size).toBe(3);
    }
  });

  test("names of rules, endpoints and rule groups are unique in their resource group", async () => {
    const { of } = await made(everything);
    const names = (type: string, key: string) => of(type).map((r) => String(r.inputs[key]).toLowerCase());
    for (const [type, key] of [
      ["DataCollectionRule", "dataCollectionRuleName"],
      ["DataCollectionEndpoint", "dataCollectionEndpointName"],
      ["PrometheusRuleGroup", "ruleGroupName"],
    ] as const)
      expect(new Set(names(type, key)).size).toBe(names(type, key).length);
  });

  test.each([
    ["westeurope", undefined],
    ["usgovvirginia", "opinsights.azure.us"],
    ["chinanorth3", "opinsights.azure.cn"],
  ])("the edge agent is given the workspace of %s, or its chart renders nothing", async (location, domain) => {
    const workspaceCustomerId = "99999999-9999-4999-8999-999999999999";
    const { get } = await made({ clusters: [arc], location, workspaceCustomerId });
    expect(get("k8s-edge-logs-extension").inputs["configurationProtectedSettings"]).toEqual({
      "amalogs.secret.wsid": workspaceCustomerId,
      "amalogs.secret.key": "<not_used>",
      ...(domain ? { "amalogs.domain": domain } : {}),
    });
  });

  test("behind a private link no endpoint is public, and the edge agent is told of high scale", async () => {
    const { of, get } = await made(everything);
    for (const e of of("DataCollectionEndpoint"))
      expect(unwrap(e.inputs["networkAcls"])).toEqual({ publicNetworkAccess: "Disabled" });
    expect(get("k8s-edge-logs-extension").inputs["configurationSettings"]["amalogs.enableHighLogScaleMode"]).toBe("true");
  });
});

describe("as a program uses it", () => {
  test("a cluster of the same program, nothing known yet: everything that needs it depends on it", async () => {
    const { resources } = await record(
      () => {
        const cluster = new ManagedCluster("aks", {
          resourceGroupName: "rg",
          resourceName: "aks",
          addonProfiles: addonProfiles(workspaceId),
          azureMonitorProfile: azureMonitorProfile(),
        });
        new ContainerInsights("k8s", { ...base, clusters: [{ ...aks, id: cluster.id }] });
      },
      { ...options, unknownIds: true },
    );
    const cluster = resources.find((r) => r.type.endsWith(":ManagedCluster"))!;
    expect(cluster.inputs).toMatchObject({
      addonProfiles: { omsagent: { enabled: true, config: { useAADAuth: "true" } } },
      azureMonitorProfile: { metrics: { enabled: true } },
    });
    const { get } = index(resources);
    for (const part of ["logs-association", "metrics-association", "UXRecordingRulesRuleGroup"])
      expect(get(`k8s-shop-${part}`).dependencies).toContain(cluster.urn);
    expect(get("k8s-shop-logs").dependencies).not.toContain(cluster.urn);
  });

  test("an existing Azure Monitor workspace is used", async () => {
    const id = pulumi.output(`${groups}/rg-x/providers/Microsoft.Monitor/accounts/amw`);
    const { of } = await made({ metricsWorkspace: { id, name: "amw", location: "westeurope" } });
    expect(of("AzureMonitorWorkspace")).toEqual([]);
  });

  test("all mistakes are told at once", async () => {
    const bad = made({
      collectionIntervalMinutes: 31,
      namespaceFilter: NamespaceFilter.Exclude,
      highLogScale: true,
      metricsWorkspace: undefined,
      clusters: [aks, aks],
    });
    await expect(bad).rejects.toThrow(
      /shop\.id: is another.*shop\.name: stands twice.*found 31.*allowPreview.*metricsWorkspace.*needs namespaces/s,
    );
  });

  test("the example runs, and twice gives the same bytes", async () => {
    const run = async () => JSON.stringify((await record(() => void example(), options)).resources);
    const first = await run();
    expect(first).toBe(await run());
    expect(JSON.parse(first)).toHaveLength(30);
  });

  test("the order of the clusters changes nothing", async () => {
    const bytes = async (clusters: ContainerInsightsArgs["clusters"]) =>
      JSON.stringify((await made({ clusters })).all.filter((r) => r.custom));
    expect(await bytes([aks, arc])).toBe(await bytes([arc, aks]));
  });
});
