import { parseArmId } from "../azure/armId.ts";
import { textAt } from "./read.ts";
import type { Holder, Row } from "./types.ts";

/**
 * Where a row names the resource group that its service keeps for itself. Sources, in order:
 * learn.microsoft.com/azure/aks/faq (changes in the node resource group are unsupported; refused with node resource group lockdown),
 * .../azure/openshift/intro-openshift, .../azure/databricks (Azure/migAz#266: "System deny assignment created by Azure Databricks"),
 * .../azure/azure-resource-manager/managed-applications/overview, .../purview/concept-managed-resources,
 * .../azure/synapse-analytics (managedResourceGroupName), .../azure/container-apps/custom-virtual-networks (infrastructureResourceGroup),
 * .../azure/sap/center-sap-solutions/overview, .../azure/deployment-environments.
 */
const groupsKept: { type?: RegExp; path: string; what: string }[] = [
  { type: /^microsoft\.containerservice\/managedclusters$/, path: "nodeResourceGroup", what: "AKS cluster" },
  { type: /^microsoft\.redhatopenshift\/openshiftclusters$/, path: "clusterProfile.resourceGroupId", what: "OpenShift cluster" },
  { type: /^microsoft\.purview\/accounts$/, path: "managedResources.resourceGroup", what: "Purview account" },
  { type: /^microsoft\.purview\/accounts$/, path: "managedResourceGroupName", what: "Purview account" },
  { type: /^microsoft\.synapse\/workspaces$/, path: "managedResourceGroupName", what: "Synapse workspace" },
  { type: /^microsoft\.app\/managedenvironments$/, path: "infrastructureResourceGroup", what: "Container Apps environment" },
  {
    type: /^microsoft\.workloads\/sapvirtualinstances$/,
    path: "managedResourceGroupConfiguration.name",
    what: "SAP virtual instance",
  },
  { type: /^microsoft\.databricks\/workspaces$/, path: "managedResourceGroupId", what: "Databricks workspace" },
  { type: /^microsoft\.solutions\/applications$/, path: "managedResourceGroupId", what: "managed application" },
  // Whatever other service says so: the property has one meaning in every resource provider.
  { path: "managedResourceGroupId", what: "resource" },
]; // prettier-ignore

/** Single resources that a service keeps outside a group of its own. */
const resourcesKept: { type: RegExp; path: string; what: string }[] = [
  { type: /^microsoft\.purview\/accounts$/, path: "managedResources.storageAccount", what: "Purview account" },
  { type: /^microsoft\.purview\/accounts$/, path: "managedResources.eventHubNamespace", what: "Purview account" },
];

/** Tags of services. Sources: azure-policy, LinuxSshServerSecurityBaseline_DINE.json (AKS); documentation of Databricks, Container Apps. */
const tagsOfServices: { tags: string[]; name: string }[] = [
  { tags: ["aks-managed-poolName"], name: "An AKS cluster" },
  { tags: ["aks-managed-orchestrator"], name: "An AKS cluster" },
  { tags: ["aks-managed-cluster-name"], name: "An AKS cluster" },
  { tags: ["poolName", "orchestrator"], name: "An AKS cluster" },
  { tags: ["karpenter.azure.com_cluster"], name: "An AKS cluster" },
  { tags: ["databricks-instance-name"], name: "A Databricks workspace" },
  { tags: ["databricks-environment"], name: "A Databricks workspace" },
  { tags: ["aca-managed-env-id"], name: "A Container Apps environment" },
];

/** Azure's default name of a node resource group, where the cluster's own row is not in the inventory: `MC_<group>_<cluster>_<region>`. */
const defaultNodeGroup = /^mc_.+_.+_([a-z0-9]+)$/i;

const groupKey = (subscriptionId: string, group: string): string => `${subscriptionId}/${group}`.toLowerCase();

/** What belongs to which service of Azure, read from the rows that name it, then from tags. */
export class Holders {
  private readonly groups = new Map<string, Holder>();
  private readonly resources = new Map<string, Holder>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      this.addGroups(row);
      for (const { type, path, what } of resourcesKept) {
        const id = type.test(row.type) ? textAt(row.properties, path) : undefined;
        if (id) this.resources.set(id.toLowerCase(), { id: row.id, name: `The ${what} ${row.name}` });
      }
    }
  }

  private addGroups(row: Row): void {
    if (row.type === "microsoft.resources/subscriptions/resourcegroups" && row.managedBy) {
      const name = `The resource ${row.managedBy.split("/").at(-1)}`;
      this.groups.set(groupKey(row.subscriptionId, row.name), { id: row.managedBy, name });
    }
    for (const { type, path, what } of groupsKept) {
      if (type && !type.test(row.type)) continue;
      const group = textAt(row.properties, path);
      if (!group) continue;
      const parts = group.startsWith("/") ? parseArmId(group) : undefined;
      const key = groupKey(parts?.subscriptionId ?? row.subscriptionId, parts?.resourceGroup ?? group);
      const known = this.groups.get(key);
      // The group of one's own resources may be named by mistake (a managed application deployed beside itself): it is not kept then.
      if (!known && key !== groupKey(row.subscriptionId, row.resourceGroup))
        this.groups.set(key, { id: row.id, name: `The ${what} ${row.name}` });
    }
  }

  /** Undefined: nobody but the user may be assumed to own it. */
  of(row: Row): Holder | undefined {
    const kept =
      this.resources.get(row.id.toLowerCase()) ??
      this.groups.get(groupKey(row.subscriptionId, row.resourceGroup)) ??
      managedBy(row) ??
      byTags(row);
    if (kept) return kept;
    const region = defaultNodeGroup.exec(row.resourceGroup)?.[1]?.toLowerCase();
    return region !== undefined && (region === row.location || row.location === "global" || row.location === "")
      ? { name: "An AKS cluster" }
      : undefined;
  }
}

/** Of a disk or a network interface it is the machine it is attached to, which says nothing of who owns it. */
function managedBy(row: Row): Holder | undefined {
  if (!row.managedBy || /^microsoft\.compute\/(disks|snapshots)$/.test(row.type)) return undefined;
  const owner = parseArmId(row.managedBy);
  if (owner && /^microsoft\.compute\//.test(owner.type)) return undefined;
  const name = owner ? `The ${nameOfType[owner.type] ?? "resource"} ${owner.name}` : "Another service";
  return { id: row.managedBy, name };
}
const nameOfType: Record<string, string> = {
  "microsoft.containerservice/managedclusters": "AKS cluster",
  "microsoft.databricks/workspaces": "Databricks workspace",
  "microsoft.redhatopenshift/openshiftclusters": "OpenShift cluster",
  "microsoft.solutions/applications": "managed application",
};

const byTags = (row: Row): Holder | undefined => {
  const have = new Set(Object.keys(row.tags ?? {}).map((t) => t.toLowerCase()));
  const found = tagsOfServices.find(({ tags }) => tags.every((t) => have.has(t.toLowerCase())));
  return found && { name: found.name };
};

/** A reason of coverage. */
export const keptBy = (holder: Holder, then: string): string => `${holder.name} keeps it for itself: it ${then}.`;

/** Machines that a service keeps come and go at its will: no rule of one's own outlives them. */
export const comesAndGoes = (row: Row): boolean =>
  /^microsoft\.compute\/(virtualmachines|virtualmachinescalesets|disks)(\/|$)/.test(row.type);
