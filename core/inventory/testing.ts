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
    properties: {},
    ...more,
  };
}

/** A virtual machine with every column of the table Resources, as Azure answers one that is off. */
export const machine = (name: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: `/subscriptions/${subscription}/resourceGroups/rg-a/providers/Microsoft.Compute/virtualMachines/${name}`,
  name,
  type: "microsoft.compute/virtualmachines",
  tenantId: "00000000-0000-4000-8000-0000000000aa",
  kind: "",
  location: "westeurope",
  resourceGroup: "rg-a",
  subscriptionId: subscription,
  managedBy: "",
  sku: null,
  plan: null,
  properties: {
    provisioningState: "Succeeded",
    hardwareProfile: { vmSize: "Standard_D2s_v5" },
    storageProfile: { osDisk: { osType: "Linux" }, dataDisks: [] },
    extended: { instanceView: { powerState: { code: "PowerState/deallocated", displayStatus: "VM deallocated" } } },
  },
  tags: null,
  identity: null,
  zones: null,
  extendedLocation: null,
  ...more,
});

/** A page as `az graph query -o json` writes it. */
export const page = (rows: readonly unknown[], total: number, token: string | null = null): Record<string, unknown> => ({
  count: rows.length,
  data: rows,
  skip_token: token,
  total_records: total,
});
