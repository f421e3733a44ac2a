import type { Row } from "../../core/inventory/types.ts";

/** Parts of a thousand by type: a made-up company, heavy on machines, disks and network as real ones are. */
const mix: [number, string, Partial<Row>?][] = [
  [160, "microsoft.compute/disks", { sku: { name: "Premium_LRS" }, properties: { diskState: "Attached" } }],
  [120, "microsoft.compute/virtualmachines", machine()],
  [140, "microsoft.network/networkinterfaces"],
  [60, "microsoft.network/networksecuritygroups"],
  [50, "microsoft.network/publicipaddresses", { sku: { name: "Standard" } }],
  [40, "microsoft.network/privateendpoints"],
  [30, "microsoft.network/loadbalancers", { sku: { name: "Standard" } }],
  [25, "microsoft.network/virtualnetworks"],
  [5, "microsoft.network/azurefirewalls"],
  [5, "microsoft.network/applicationgateways", { properties: { sku: { tier: "WAF_v2" } } }],
  [90, "microsoft.storage/storageaccounts", { kind: "StorageV2", sku: { name: "Standard_ZRS" } }],
  [45, "microsoft.web/sites", { kind: "app,linux", properties: { state: "Running" } }],
  [20, "microsoft.web/serverfarms", { sku: { name: "P1v3", tier: "PremiumV3" } }],
  [15, "microsoft.web/sites", { kind: "functionapp", properties: { state: "Running" } }],
  [20, "microsoft.sql/servers"],
  [40, "microsoft.sql/servers/databases", { sku: { name: "GP_S_Gen5", tier: "GeneralPurpose" }, kind: "v12.0,user,vcore" }],
  [35, "microsoft.keyvault/vaults"],
  [30, "microsoft.managedidentity/userassignedidentities"],
  [20, "microsoft.insights/components", { kind: "web" }],
  [10, "microsoft.containerservice/managedclusters", { properties: { powerState: { code: "Running" } } }],
  [10, "microsoft.containerregistry/registries"],
  [10, "microsoft.servicebus/namespaces", { sku: { name: "Standard", tier: "Standard" } }],
  [10, "microsoft.eventhub/namespaces", { sku: { name: "Standard", tier: "Standard" } }],
  [10, "microsoft.documentdb/databaseaccounts", { kind: "GlobalDocumentDB" }],
];

function machine(): Partial<Row> {
  const properties = {
    storageProfile: { osDisk: { osType: "Linux" } },
    extended: { instanceView: { powerState: { code: "PowerState/running" } } },
  };
  return { properties, identity: { type: "SystemAssigned" } };
}

const regions = ["westeurope", "westeurope", "westeurope", "northeurope", "northeurope", "eastus2"];
const owners = ["platform", "checkout", "search", "data", undefined];
const PER_SUBSCRIPTION = 600;
const PER_GROUP = 25;

/** `count` rows as an inventory holds them: the same count gives the same rows. */
export function generateEstate(count: number): Row[] {
  const rows: Row[] = [];
  let state = 1;
  const next = (below: number): number => {
    // Numerical Recipes' linear congruential generator: plenty for a mix, and the same on every machine.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const total = mix.reduce((sum, [parts]) => sum + parts, 0);
  while (rows.length < count) {
    let ticket = next(total);
    const [, type, more] = mix.find(([parts]) => (ticket -= parts) < 0)!;
    rows.push(row(rows.length, type, more ?? {}, regions[next(regions.length)]!, owners[next(owners.length)]));
  }
  return rows;
}

function row(n: number, type: string, more: Partial<Row>, location: string, owner: string | undefined): Row {
  const subscriptionId = `00000000-0000-4000-8000-${String(Math.floor(n / PER_SUBSCRIPTION)).padStart(12, "0")}`;
  const resourceGroup = `rg-${Math.floor(n / PER_GROUP)}`;
  const [namespace, ...types] = type.split("/");
  const name = `${types.at(-1)!.slice(0, 6)}${n}`;
  const path = types.map((t, i) => `${t}/${i === types.length - 1 ? name : `parent${Math.floor(n / 4)}`}`).join("/");
  const id = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/${namespace}/${path}`;
  return { id, name, type, location, resourceGroup, subscriptionId, ...more, ...(owner ? { tags: { owner, env: "prod" } } : {}) };
}
