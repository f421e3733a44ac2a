import { Dashboard } from "./component.ts";

/** Availability of a shop's storage, with the line under which somebody is called. */
export function example(): Dashboard {
  const account =
    "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-shop-prod/providers/Microsoft.Storage/storageAccounts/stshop";
  return new Dashboard("operations", {
    location: "westeurope",
    resourceGroupName: "rg-monitoring-prod",
    dashboardName: "dash-shop-prod",
    title: "Shop in production",
    subscriptions: ["11111111-1111-4111-8111-111111111111"],
    charts: [
      {
        title: "Availability",
        resourceType: "Microsoft.Storage/storageAccounts",
        resourceIds: [account],
        locations: ["westeurope"],
        childPath: "",
        metric: "Availability",
        aggregation: "Average",
        unit: "Percent",
        threshold: 99.9,
        below: true,
      },
      {
        title: "Latency of blobs",
        resourceType: "Microsoft.Storage/storageAccounts/blobServices",
        resourceIds: [account],
        locations: ["westeurope"],
        childPath: "blobServices/default",
        metric: "SuccessE2ELatency",
        aggregation: "Average",
        unit: "MilliSeconds",
        splitBy: "ApiName",
      },
    ],
  });
}
