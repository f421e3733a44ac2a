import { DiagnosticSettings } from "./component.ts";

/** The audit log of a vault and the writes of a storage account's blobs, to one workspace. */
export function example(): DiagnosticSettings {
  const group = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-shop-prod/providers";
  const common = {
    workspaceId: `${group}/Microsoft.OperationalInsights/workspaces/log-shop`,
  };
  return new DiagnosticSettings("logs", {
    settings: [
      {
        ...common,
        key: "vault",
        resourceId: `${group}/Microsoft.KeyVault/vaults/kv-shop`,
        categoryGroups: ["audit"],
      },
      {
        ...common,
        key: "blobs",
        resourceId: `${group}/Microsoft.Storage/storageAccounts/stshop/blobServices/default`,
        categories: ["StorageDelete", "StorageWrite"],
      },
    ],
  });
}
