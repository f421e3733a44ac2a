/** Rows for tests, as Resource Graph would answer them. */
export const subscription = "00000000-0000-4000-8000-000000000001";

export function row(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: `/subscriptions/${subscription}/resourceGroups/rg-a/providers/Microsoft.KeyVault/vaults/${name}`,
    name,
    type: "microsoft.keyvault/vaults",
    location: "westeurope",
    resourceGroup: "rg-a",
    subscriptionId: subscription,
    ...more,
  };
}
