import type { ResourceType } from "../../../catalogue/schema.ts";
import { add, type Fix, set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import type { Profile } from "../../rule.ts";
import { hasChatty, isChatty } from "../../views/chatty.ts";
import { byProfile } from "../../views/profile.ts";

/** Reference to a resource of the program, where its name can stand in one. */
export const refOf = (node: Node, property = "id"): string =>
  `\${${/^[A-Za-z_]\w*$/.test(node.name) ? node.name : "resource"}.${property}}`;

/** A setting for each path below a resource: the resource itself is the empty one. `beside`: it has a setting of the usual name already. */
export function fixFor(node: Node, type: ResourceType, paths: readonly string[], beside: boolean, profile: Profile): Fix {
  const [first, ...rest] = paths.map((path) =>
    add("azure-native:monitor:DiagnosticSetting", nameOf(node, path), {
      name: beside ? "azmon-logs" : "azmon",
      resourceUri: path ? `${refOf(node)}/${path}` : refOf(node),
      workspaceId: "${workspace.id}",
      logs: logsOf(type, profile),
      ...(type.logs?.dedicated ? { logAnalyticsDestinationType: "Dedicated" } : {}),
    }),
  );
  return rest.length ? { ...first!, also: rest } : first!;
}
const nameOf = (node: Node, path: string): string =>
  path ? `${node.name}-${path.split("/")[0]!.replace(/Services$/, "")}-logs` : `${node.name}-logs`;

/** All of them, but for types with categories whose price nobody means to pay: those by name, as the catalogue chooses them. */
function logsOf(type: ResourceType, profile: Profile): { enabled: boolean; category?: string; categoryGroup?: string }[] {
  const { logs } = type;
  if (logs && (logs.groups === false || hasChatty(type.type))) {
    const wanted = byProfile(logs.enabled, profile) ?? logs.categories;
    return wanted.filter((c) => !isChatty(type.type, c)).map((category) => ({ category, enabled: true }));
  }
  return [{ categoryGroup: "allLogs", enabled: true }];
}

/** An environment of container apps heeds its settings only where it is told to send there. */
export const destinationFix = (node: Node, setting: Fix): Fix => ({
  ...(node.dialect === "classic"
    ? set(node.token, { logsDestination: "azure-monitor" })
    : set(node.token, { appLogsConfiguration: { destination: "azure-monitor" } })),
  also: [setting],
});
