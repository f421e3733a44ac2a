/** A stack with everything that the configuration offers switched on. `more` adds settings; `workspace` adds to that section. */
export function everything(
  inventory: string,
  more: Record<string, unknown> = {},
  workspace: Record<string, unknown> = {},
): string {
  const subscriptionId = "438aa205-708e-4dd8-8060-d94a73645697";
  const config = {
    environment: "prod",
    preset: "production",
    location: "westeurope",
    inventory: [inventory],
    placement: { subscriptionId, resourceGroup: "rg-azmon" },
    names: { prefix: "shop", tags: { costCenter: "42" }, requiredTags: ["costCenter"], ignoreTagKeys: ["createdOn"] },
    allowPreview: true,
    workspace: {
      sku: "CapacityReservation",
      capacityReservationLevel: 100,
      retentionInDays: 90,
      totalRetentionInDays: 1095,
      dailyQuotaGb: 200,
      localAuth: false,
      readers: { operations: { id: "33333333-3333-4333-8333-333333333333" } },
      resourcePermissions: false,
      publicIngestion: false,
      publicQuery: false,
      tables: { ContainerLogV2: { plan: "Basic", totalRetentionInDays: 90 } },
      customTables: {
        Orders_CL: { columns: { OrderId: "string", Total: "real" } },
        Cheap_CL: { columns: { Line: "string" }, plan: "Auxiliary", totalRetentionInDays: 365 },
      },
      transforms: { AzureActivity: "source | where Level != 'Informational'" },
      summaryRules: {
        hourly: { query: "Orders_CL | summarize Orders = count()", binSizeInMinutes: 60, destinationTable: "OrdersHourly_CL" },
      },
      savedFunctions: { orders_by_day: { query: "Orders_CL | summarize count() by bin(TimeGenerated, 1d)" } },
      lifetime: "ephemeral",
      lock: true,
      ...workspace,
    },
    applicationInsights: {
      browserComponent: true,
      smartDetection: true,
      dailyQuotaGb: 50,
      senders: { shop: "44444444-4444-4444-8444-444444444444" },
    },
    metricsWorkspace: {
      publicQuery: false,
      privateEndpoint: {
        subnetId: `${group}/Microsoft.Network/virtualNetworks/vnet/subnets/monitoring`,
        privateDnsZoneIds: [`${group}/Microsoft.Network/privateDnsZones/privatelink.westeurope.prometheus.monitor.azure.com`],
      },
    },
    vmInsights: {
      experience: "both",
      iisLogs: true,
      windowsFirewallLogs: true,
      additionalCounters: ["process.memory.usage", "system.processes.count"],
    },
    containerInsights: { costPreset: "syslog", highLogScale: true, networkLogs: true, windowsNodes: true },
    storageInsights: { resourceLogs: "all" },
    usageInsights: { feedback: true, feedbackSenders: { web: "44444444-4444-4444-8444-444444444444" } },
    serviceHealth: { regions: ["westeurope"] },
    budget: { monthly: 900, startDate: "2027-01-01", scope: "subscription" },
    actionGroups: {
      pager: {
        email: ["oncall@example.com"],
        sms: [{ countryCode: "46", phoneNumber: "700000001" }],
        voice: [{ countryCode: "46", phoneNumber: "700000001" }],
        webhook: [{ name: "pagerduty", serviceUri: "https://events.example.com/x" }],
      },
      platform: { email: ["platform@example.com"] },
    },
    routing: { critical: ["pager"], warning: ["platform"], verbose: ["platform"], owners: { data: ["platform"] } },
    suppressions: [{ name: "patching", reason: "Planned restarts on Sundays", weekly: { days: ["Sunday"] } }],
    ...more,
  };
  return `config:\n  azmon:config: ${JSON.stringify(config)}\n`;
}

const group = "/subscriptions/438aa205-708e-4dd8-8060-d94a73645697/resourceGroups/rg-hub/providers";
/** What one workspace may have, and several may not. */
export const oneWorkspace = {
  clusterId: `${group}/Microsoft.OperationalInsights/clusters/keys`,
  dataExports: { archive: { tables: ["AzureActivity"], destinationId: `${group}/Microsoft.Storage/storageAccounts/stexport` } },
  privateLink: {
    privateIngestionOnly: true,
    privateQueryOnly: true,
    subnetId: `${group}/Microsoft.Network/virtualNetworks/vnet/subnets/monitoring`,
    privateDnsZoneIds: [`${group}/Microsoft.Network/privateDnsZones/privatelink.monitor.azure.com`],
  },
};

/** What a workspace in a dedicated cluster may not have. */
export const replicated = { replication: { location: "northeurope" } };
