import { ColumnType, TablePlan } from "./args.ts";
import { Workspace } from "./component.ts";

/** The workspace of a production environment: long retention for what investigations need, cheap plans for what is only looked up. */
export function example(): Workspace {
  const subscription = "/subscriptions/11111111-1111-1111-1111-111111111111";
  return new Workspace("logs", {
    location: "westeurope",
    resourceGroupName: "rg-monitoring-prod",
    workspaceName: "log-shop-prod",
    retentionInDays: 90,
    protect: true,
    readers: { operations: { id: "33333333-3333-3333-3333-333333333333" } },
    tables: [
      { name: "ContainerLogV2", plan: TablePlan.Basic, totalRetentionInDays: 90 },
      { name: "AzureActivity", totalRetentionInDays: 1095 },
    ],
    customTables: [
      {
        name: "Orders",
        description: "Orders as the shop took them.",
        columns: [
          { name: "OrderId", type: ColumnType.String },
          { name: "Amount", type: ColumnType.Real },
        ],
      },
    ],
    transforms: [{ table: "AppServiceHTTPLogs", transformKql: 'source | where CsUriStem != "/healthz"' }],
    summaryRules: [
      {
        name: "container-errors",
        description: "Errors of containers by hour, kept on the Analytics plan so that alerts can read them.",
        query: 'ContainerLogV2 | where LogLevel == "error" | summarize Errors = count() by ContainerName, PodNamespace',
        binSizeInMinutes: 60,
        destinationTable: "ContainerErrors_CL",
      },
    ],
    savedFunctions: [
      {
        alias: "RecentOrders",
        displayName: "Orders of the last hours",
        category: "Shop",
        parameters: "hours:int = 24",
        query: "Orders_CL\n| where TimeGenerated > ago(1h * hours)",
      },
    ],
    dataExports: [
      {
        name: "archive",
        tables: ["AzureActivity", "Orders_CL"],
        destinationId: `${subscription}/resourceGroups/rg-archive/providers/Microsoft.Storage/storageAccounts/stshoparchive`,
      },
    ],
    replication: { enabled: true, location: "northeurope" },
    queryAudit: {},
    privateLink: {
      privateQueryOnly: true,
      subnetId: `${subscription}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-monitor`,
      privateDnsZoneIds: [
        `${subscription}/resourceGroups/rg-hub/providers/Microsoft.Network/privateDnsZones/privatelink.monitor.azure.com`,
      ],
    },
    tags: { env: "prod" },
  });
}
