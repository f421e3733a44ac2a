import type { Behaviour, World } from "../types.ts";
import { sameId, text } from "./ids.ts";

const ASSIGNMENT = "microsoft.authorization/roleassignments";

interface Managed {
  managedResourceGroupId?: string;
  clusterProfile?: { resourceGroupId?: string };
  managedResources?: { resourceGroup?: string };
  nodeResourceGroup?: string;
  nodeResourceGroupProfile?: { restrictionLevel?: string };
}
/** Resource groups that are managed by a resource and denied to everybody else, lower case. */
function* lockedGroups(world: World): Generator<string> {
  for (const { id, properties } of world.rows) {
    const managed = (properties ?? {}) as Managed;
    const nodes = managed.nodeResourceGroupProfile?.restrictionLevel === "ReadOnly" && managed.nodeResourceGroup;
    const named = [
      managed.managedResourceGroupId,
      managed.clusterProfile?.resourceGroupId,
      managed.managedResources?.resourceGroup,
      nodes ? `${id.split("/").slice(0, 3).join("/")}/resourceGroups/${nodes}` : undefined,
    ];
    for (const group of named) if (group) yield group.toLowerCase();
  }
  for (const { id, by } of world.cloud.all()) if (by === "azure" && /\/resourceGroups\/[^/]+$/i.test(id)) yield id.toLowerCase();
}

export const access: Behaviour[] = [
  {
    name: "locked groups",
    what: "What a service keeps in a group of its own, and anything on it, cannot be changed from outside.",
    source: "https://learn.microsoft.com/azure/role-based-access-control/deny-assignments",
    ops: ["create", "update", "delete"],
    refuses: ({ id, type }, world) => {
      const group = [...lockedGroups(world)].find((g) => id.toLowerCase().startsWith(`${g}/`));
      return group
        ? `Status=403 Code="DenyAssignmentAuthorizationFailed" Message="${type}: access is denied because of a deny assignment at scope '${group}'"`
        : undefined;
    },
  },
  {
    name: "a principal just made",
    what: "Azure looks a principal up unless its type is given, and misses one that was made a moment ago.",
    source: "https://github.com/Azure/HubAndSpokeResearchEnclave/issues/50",
    types: [ASSIGNMENT],
    ops: ["create"],
    refuses: ({ body }, world) => {
      const id = text(body["principalId"]) ?? "";
      const fresh = world.cloud.all().some((r) => r.by !== "azure" && r.outputs["principalId"] === id);
      return fresh && body["principalType"] === undefined
        ? `Status=400 Code="PrincipalNotFound" Message="Principal ${id} does not exist in the directory"`
        : undefined;
    },
  },
  {
    name: "the type of a principal",
    what: "An assignment says what kind of principal it is for, and must be right.",
    source: "https://github.com/Azure/modern-web-app-pattern-dotnet/pull/129",
    types: [ASSIGNMENT],
    ops: ["create"],
    refuses: ({ body }, world) => {
      const real = world.principalType(text(body["principalId"]) ?? "");
      // Azure's own default, which azure-native's SDK writes down.
      const said = text(body["principalType"]) ?? "User";
      return real !== undefined && real !== said
        ? `Status=400 Code="UnmatchedPrincipalType" Message="The PrincipalId '${String(body["principalId"])}' has type '${real}', which is different from specified PrinciaplType '${said}'"`
        : undefined;
    },
  },
  {
    name: "a role once",
    what: "A principal has a role at a scope by one assignment, whatever its name.",
    source: "https://learn.microsoft.com/azure/role-based-access-control/troubleshooting",
    types: [ASSIGNMENT],
    ops: ["create"],
    refuses: ({ id, body }, world) => {
      const scope = id.slice(0, id.toLowerCase().lastIndexOf("/providers/microsoft.authorization"));
      const same = world.cloud
        .all()
        .find(
          (r) =>
            !sameId(r.id, id) &&
            r.id.toLowerCase().startsWith(`${scope.toLowerCase()}/providers/microsoft.authorization/roleassignments/`) &&
            sameId(r.inputs["principalId"], body["principalId"]) &&
            sameId(r.inputs["roleDefinitionId"], body["roleDefinitionId"]),
        );
      return same ? `Status=409 Code="RoleAssignmentExists" Message="The role assignment already exists: ${same.id}"` : undefined;
    },
  },
];
