import type { Behaviour, Request, World } from "../types.ts";
import { regionOf, sameRegion, text } from "./ids.ts";

/** Made by Azure together with their parent and without a delete: azure-native writes them without looking. */
const singletons = [
  "microsoft.insights/components/proactivedetectionconfigs",
  "microsoft.insights/components/currentbillingfeatures",
];

const recoverable = ["microsoft.operationalinsights/workspaces", "microsoft.keyvault/vaults"];

export const names: Behaviour[] = [
  {
    name: "read before create",
    what: "The provider asks whether a resource is there before it creates it, and refuses if so; a template overwrites.",
    source: "https://github.com/pulumi/pulumi-azure-native/blob/master/provider/pkg/azure/client_azcore.go",
    ops: ["create"],
    via: "resource",
    refuses: ({ id, type }: Request, world: World) =>
      world.cloud.get(id) && !singletons.includes(type) ? `cannot create already existing resource "${id}"` : undefined,
  },
  {
    name: "no delete",
    what: "What has no delete stays as long as its parent.",
    source: "https://learn.microsoft.com/rest/api/application-insights/proactive-detection-configurations",
    types: singletons,
    ops: ["delete"],
    stays: () => true,
  },
  {
    name: "soft delete",
    what: "A deleted workspace or key vault holds its name for days.",
    source: "https://learn.microsoft.com/azure/azure-monitor/logs/delete-workspace",
    types: recoverable,
    ops: ["delete"],
    then: ({ id, body }, world) => void world.softDeleted.set(id.toLowerCase(), text(body["location"]) ?? ""),
  },
  {
    name: "a deleted workspace comes back",
    what: "Made again in its group and region, a deleted workspace is recovered; in another region its name is taken.",
    source: "https://learn.microsoft.com/azure/azure-monitor/logs/delete-workspace#recover-a-workspace-in-a-soft-delete-state",
    types: ["microsoft.operationalinsights/workspaces"],
    ops: ["create"],
    refuses: ({ id, name, body }, world) =>
      sameRegion(world.softDeleted.get(id.toLowerCase()), text(body["location"]))
        ? undefined
        : `Status=409 Code="Conflict" Message="The workspace name '${name}' is not unique"`,
    then: ({ id }, world) => void world.softDeleted.delete(id.toLowerCase()),
  },
  {
    name: "a deleted vault does not come back",
    what: "The name of a deleted key vault is taken until the vault is recovered or purged.",
    source: "https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview",
    types: ["microsoft.keyvault/vaults"],
    ops: ["create"],
    refuses: ({ id, name, body }, world) =>
      world.softDeleted.has(id.toLowerCase()) && body["createMode"] !== "recover"
        ? `Status=409 Code="ConflictError" Message="A vault with the same name already exists in deleted state: ${name}"`
        : undefined,
  },
  {
    name: "the region stays",
    what: "A resource cannot be moved to another region by writing it.",
    source: "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-invalid-resource-location",
    ops: ["create", "update"],
    via: "template",
    refuses: ({ id, name, body }, world) =>
      sameRegion(regionOf(id, world), text(body["location"]))
        ? undefined
        : `Status=409 Code="InvalidResourceLocation" Message="The resource '${name}' already exists in location '${regionOf(id, world)}'"`,
  },
];
