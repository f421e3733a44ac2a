/** Parts of an ARM id. Names keep their spelling; `type` is lower case. */
export interface ArmId {
  subscriptionId: string;
  resourceGroup?: string;
  /** Lower case, parents included: `microsoft.sql/servers/databases`. */
  type: string;
  name: string;
}

/**
 * Parses `/subscriptions/S[/resourceGroups/G]/providers/NS/type/name[/type/name...]`; of an extension resource the last provider counts.
 * Returns undefined for anything else.
 */
export function parseArmId(id: string): ArmId | undefined {
  const s = id.split("/");
  if (s.length < 3 || s[0] !== "" || s[1]?.toLowerCase() !== "subscriptions" || s.slice(1).some((x) => x === ""))
    return undefined;
  const subscriptionId = s[2]!;
  const inGroup = s[3]?.toLowerCase() === "resourcegroups" && s[4] !== undefined;
  const resourceGroup = inGroup ? s[4] : undefined;
  const rest = s.slice(inGroup ? 5 : 3);
  if (rest.length === 0)
    return inGroup
      ? { subscriptionId, resourceGroup, type: "microsoft.resources/resourcegroups", name: resourceGroup! }
      : { subscriptionId, type: "microsoft.resources/subscriptions", name: subscriptionId };
  // Each provider is followed by complete type/name pairs; of an extension resource the last one names the type.
  const last = rest.map((x) => x.toLowerCase()).lastIndexOf("providers");
  const [namespace, ...pairs] = rest.slice(last + 1);
  const before = rest.slice(0, Math.max(last, 0));
  if (last < 0 || namespace === undefined || pairs.length === 0 || pairs.length % 2 !== 0 || before.length % 2 !== 0)
    return undefined;
  const type = [namespace, ...pairs.filter((_, i) => i % 2 === 0)].join("/").toLowerCase();
  return { subscriptionId, resourceGroup, type, name: pairs.at(-1)! };
}

/** The id of the resource an id lies under, or undefined at the top: `.../servers/s/databases/d` gives `.../servers/s`. */
export function parentArmId(id: string): string | undefined {
  const parent = id.split("/").slice(0, -2).join("/");
  return parseArmId(parent) && !/\/providers\/[^/]+$/i.test(parent) ? parent : undefined;
}

export const subscriptionArmId = (subscriptionId: string): string => `/subscriptions/${subscriptionId}`;
export const resourceGroupArmId = (subscriptionId: string, resourceGroup: string): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;

/** Id of a workspace of the environment, lower case: the one it has, or will have. */
export const workspaceArmId = (w: { existing?: string; subscriptionId: string; resourceGroup: string; name: string }): string =>
  (
    w.existing ??
    `${resourceGroupArmId(w.subscriptionId, w.resourceGroup)}/providers/Microsoft.OperationalInsights/workspaces/${w.name}`
  ).toLowerCase();
