import type { Row } from "../../core/inventory/types.ts";
import { Monitoring } from "./component.ts";

const subscriptionId = "11111111-1111-4111-8111-111111111111";
const row = (type: string, name: string, more: Partial<Row> = {}): Row => ({
  id: `/subscriptions/${subscriptionId}/resourceGroups/rg-shop/providers/${type}/${name}`,
  name,
  type: type.toLowerCase(),
  location: "westeurope",
  resourceGroup: "rg-shop",
  subscriptionId,
  ...more,
});

/** A shop of three resources, watched with what production deserves. */
export function example(): Monitoring {
  return new Monitoring("shop", {
    environment: {
      environment: "prod",
      preset: "production",
      location: "westeurope",
      placement: { subscriptionId, resourceGroup: "rg-monitoring-prod" },
      actionGroups: {
        pager: { sms: [{ countryCode: "31", phoneNumber: "612345678" }] },
        chat: { email: ["shop-team@example.com"] },
      },
      routing: { critical: ["pager"], warning: ["chat"] },
    },
    inventory: [
      row("Microsoft.Storage/storageAccounts", "stshop", { kind: "StorageV2", sku: { name: "Standard_ZRS", tier: "Standard" } }),
      row("Microsoft.KeyVault/vaults", "kv-shop"),
      row("Microsoft.Compute/virtualMachines", "vm-shop", {
        identity: { type: "SystemAssigned" },
        properties: { storageProfile: { osDisk: { osType: "Linux" } }, hardwareProfile: { vmSize: "Standard_D4s_v5" } },
      }),
    ],
  });
}
