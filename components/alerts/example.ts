import { AlertRules } from "./component.ts";

/** Two rules written by hand: a metric alert on one storage account, and a log alert on what a workspace holds. */
export function example(): AlertRules {
  const group = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-shop-prod/providers";
  const common = {
    resourceGroupName: "rg-shop-prod",
    actionGroupIds: [`${group}/Microsoft.Insights/actionGroups/ag-shop`],
  };
  return new AlertRules("alerts", {
    metric: [
      {
        ...common,
        key: "orders-availability",
        name: "orders storage availability",
        title: "Storage of orders is unavailable",
        description: "Requests to the storage account of orders fail. Runbook: https://wiki.example.com/storage",
        severity: 1,
        customProperties: { runbook: "https://wiki.example.com/storage" },
        scopes: [`${group}/Microsoft.Storage/storageAccounts/stshoporders`],
        targetResourceType: "Microsoft.Storage/storageAccounts",
        targetResourceRegion: "westeurope",
        criteria: [
          {
            name: "availability",
            metricNamespace: "Microsoft.Storage/storageAccounts",
            metricName: "Availability",
            aggregation: "Average",
            operator: "LessThan",
            threshold: 99.9,
          },
        ],
      },
    ],
    log: [
      {
        ...common,
        key: "failed-orders",
        name: "orders fail",
        title: "Orders fail",
        description: "More than five orders failed in a quarter of an hour. Runbook: https://wiki.example.com/orders",
        severity: 2,
        customProperties: { runbook: "https://wiki.example.com/orders" },
        location: "westeurope",
        workspaceId: `${group}/Microsoft.OperationalInsights/workspaces/log-shop`,
        query: "AppEvents\n| where Name == 'OrderFailed'\n| summarize Orders = sum(ItemCount) by AppRoleName, _ResourceId",
        aggregation: "Total",
        measure: "Orders",
        operator: "GreaterThan",
        threshold: 5,
        dimensions: ["AppRoleName"],
        resourceIdColumn: "_ResourceId",
      },
    ],
  });
}
