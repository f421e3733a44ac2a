import { StorageLogs } from "./args.ts";
import { StorageInsights } from "./component.ts";

/** Two accounts of one workspace, every request of one of them logged and summed up by the hour. */
export function example(): StorageInsights {
  const subscription = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups";
  const accounts = `${subscription}/rg-shop/providers/Microsoft.Storage/storageAccounts`;
  return new StorageInsights("storage", {
    location: "westeurope",
    resourceGroupName: "rg-monitoring",
    workspaceName: "log-shop",
    workspaceId: `${subscription}/rg-monitoring/providers/Microsoft.OperationalInsights/workspaces/log-shop`,
    resourceLogs: StorageLogs.Writes,
    accounts: [
      { name: "media", id: `${accounts}/stshopmedia`, location: "westeurope", resourceLogs: StorageLogs.All },
      { name: "files", id: `${accounts}/stshopfiles`, location: "northeurope", kind: "FileStorage", sku: "Premium_LRS" },
    ],
    tags: { env: "prod" },
  });
}
