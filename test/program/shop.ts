import { VirtualMachine } from "@pulumi/azure-native/compute/virtualMachine.js";
import { ManagedCluster } from "@pulumi/azure-native/containerservice/managedCluster.js";
import { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import { WebApp } from "@pulumi/azure-native/web/webApp.js";
import * as pulumi from "@pulumi/pulumi";
import type { MonitoringArgs } from "../../components/index.ts";
import * as azmon from "../../components/index.ts";

export const subscriptionId = "11111111-1111-4111-8111-111111111111";
const location = "westeurope";
const place = { resourceGroupName: "rg-shop", location };
const identity = { type: "SystemAssigned" as const };
const monitoring = { resourceGroupName: "rg-monitoring", location };

/** What somebody's program makes of its own: azmon is to watch it in the same deployment. */
function shop() {
  return {
    cluster: new ManagedCluster("cluster", { ...place, resourceName: "aks-shop", dnsPrefix: "shop", identity }),
    machine: new VirtualMachine("machine", { ...place, vmName: "vm-shop", identity }),
    account: new StorageAccount("account", { ...place, accountName: "stshop", kind: "StorageV2", sku: { name: "Standard_ZRS" } }),
    site: new WebApp("site", { ...place, name: "app-shop", kind: "app,linux" }),
  };
}

/** Watched by components that the program puts together itself. */
export function byComponents(): void {
  const { cluster, machine, account, site } = shop();
  const workspace = new azmon.Workspace("logs", { ...monitoring, workspaceName: "log-shop" });
  const common = { ...monitoring, workspaceId: workspace.id, workspaceName: "log-shop" };
  const groups = new azmon.ActionGroups("groups", {
    resourceGroupName: "rg-monitoring",
    prefix: "shop",
    groups: { chat: { email: ["team@example.com"] } },
  });
  new azmon.VmInsights("vms", {
    ...common,
    machines: [{ name: "shop", id: machine.id, host: azmon.MachineHost.VirtualMachine, os: azmon.MachineOs.Linux, location }],
  });
  new azmon.ContainerInsights("clusters", {
    ...common,
    metricsWorkspace: { name: "amw-shop", location },
    clusters: [{ name: "shop", id: cluster.id, clusterName: "aks-shop", host: azmon.ClusterHost.Aks, location }],
  });
  new azmon.ApplicationInsights("app", {
    ...common,
    componentName: "appi-shop",
    linkedSites: [site.id],
    webTests: [{ name: "shop", url: pulumi.interpolate`https://${site.name}.azurewebsites.net/` }],
    actionGroupIds: [groups.ids["chat"]!],
  });
  new azmon.StorageInsights("storage", { ...common, accounts: [{ name: "shop", id: account.id, location }] });
  new azmon.DiagnosticSettings("diagnostics", {
    settings: [
      {
        key: "site",
        name: "azmon",
        resourceId: site.id,
        workspaceId: workspace.id,
        categories: ["AppServiceHTTPLogs"],
        categoryGroups: [],
        metrics: [],
        dedicated: false,
      },
    ],
  });
  new azmon.AlertRules("alerts", {
    metric: [
      {
        key: "site-errors",
        name: "site errors",
        title: "The shop answers with errors",
        description: "Requests end with status 5xx. Runbook: https://wiki.example.com/site",
        severity: 1,
        enabled: true,
        resourceGroupName: "rg-monitoring",
        actionGroupIds: [groups.ids["chat"]!],
        customProperties: {},
        scopes: [site.id],
        targetResourceType: "Microsoft.Web/sites",
        targetResourceRegion: location,
        shared: false,
        criteria: [
          {
            name: "errors",
            metricNamespace: "Microsoft.Web/sites",
            metricName: "Http5xx",
            aggregation: "Total",
            operator: "GreaterThan",
            threshold: 10,
            dimensions: [],
            skipMetricValidation: false,
          },
        ],
        windowSize: "PT5M",
        evaluationFrequency: "PT1M",
      },
    ],
  });
}

const environment: MonitoringArgs["environment"] = {
  environment: "prod",
  preset: "production",
  location,
  placement: { subscriptionId, resourceGroup: "rg-monitoring" },
  actionGroups: { chat: { email: ["team@example.com"] } },
  routing: { critical: ["chat"], warning: ["chat"] },
};

/** Watched by one `Monitoring`, which is told of them. */
export function byMonitoring(): void {
  const { cluster, machine, account, site } = shop();
  const linux = { storageProfile: { osDisk: { osType: "Linux" } } };
  new azmon.Monitoring("shop", {
    environment,
    resources: [
      { name: "cluster", type: "Microsoft.ContainerService/managedClusters", location, id: cluster.id },
      { name: "machine", type: "Microsoft.Compute/virtualMachines", location, id: machine.id, identity, properties: linux },
      { name: "account", type: "Microsoft.Storage/storageAccounts", location, id: account.id, kind: "StorageV2" },
      { name: "site", type: "Microsoft.Web/sites", location, id: site.id, kind: "app,linux" },
    ],
  });
}
