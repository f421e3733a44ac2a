import type { Graph, Node } from "../graph.ts";
import { text } from "../peek.ts";
import { isRead } from "./assignments.ts";

/** Why a resource is not judged, as the head of a list. */
const kinds = {
  azapi: "made through azapi",
  azurerm: "made through a bridged Terraform provider",
  deployment: "ARM deployments, whose templates are not read",
  assignment: "policy assignments whose effect is not known here",
  generic: "generic resources whose type is not known yet",
  classic: "of the classic provider, without an entry in this pack",
} as const;
type Unseen = keyof typeof kinds;

/** What makes resources that no program registers. */
const deployments = new RegExp(
  [
    "^azure-native[\\w-]*:(resources|blueprint|solutions)[^:]*:(Deployment\\w*|Azure(Cli|PowerShell)Script|Assignment|Application)$",
    "^azure:(core|management)/\\w*templateDeployment:",
    "^azure:(core/resourceDeploymentScript\\w+|blueprint/assignment|managedapplication/application):",
  ].join("|"),
  "i",
);
/**
 * Classic types that Azure monitors nowhere: parts, rights, links and rules of other resources. What is left after them and has no entry
 * may be something to watch.
 */
const parts = new RegExp(
  [
    "^azure:(authorization|role|pim|policy|marketplace|lighthouse|management|managementgroups|managementresource|consumption)/",
    "^azure:(costmanagement|billing|msi|armmsi|portal|proximity|maintenance|securitycenter|sentinel|advisor|core)/",
    "^azure:\\w+/\\w*(Association|Assignment|Rule|Policy|Record|Link|Secret|Key|Certificate|Certifiate|Subscription|Peering):",
    "^azure:\\w+/\\w*(Credential|Connection|Variable|Schedule|Share|File|Container|Blob|Queue|Topic|Table|Group|Image|Snapshot):",
    "^azure:\\w+/\\w*(Network|Subnet|Route|Pool|Probe|Database|Domain|HostnameBinding|Lock|Identity|Configuration|User|Role):",
    "^azure:\\w+/\\w*(Definition|Api|Operation|Product|Backend|Logger|Hub|Set|Endpoint|Module|Pipeline|Binding|Exemption):",
    "^azure:\\w+/\\w*(Remediation|Registration|Address|Gallery|Attachment|dataset\\w*|linkedService\\w*|trigger\\w*):",
  ].join("|"),
  "i",
);

function unseen(graph: Graph, node: Node): Unseen | undefined {
  if (/^azapi[^:]*:/i.test(node.token)) return "azapi";
  if (/^azurerm[^:]*:|^azurestack[^:]*:/i.test(node.token)) return "azurerm";
  if (deployments.test(node.token)) return "deployment";
  if (node.kind === "microsoft.authorization/policyassignments") return isRead(graph, node) ? undefined : "assignment";
  if (node.kind) return undefined;
  if (node.dialect === "generic") return "generic";
  return node.dialect === "classic" && !parts.test(node.token) ? "classic" : undefined;
}

/** What of a stack the pack cannot judge, in one line: silence about it would read as consent. */
export function unseenText(graph: Graph): string[] {
  const found = new Map<Unseen, Map<string, number>>();
  for (const node of graph.nodes) {
    const why = node.token.startsWith("pulumi:") ? undefined : unseen(graph, node);
    if (!why) continue;
    const name = nameOf(node);
    const of = found.get(why) ?? new Map<string, number>();
    found.set(why, of.set(name, (of.get(name) ?? 0) + 1));
  }
  const all = (Object.keys(kinds) as Unseen[]).flatMap((why) => {
    const of = found.get(why);
    return of ? [`${total(of)} ${kinds[why]} (${listed(of)})`] : [];
  });
  const n = [...found.values()].reduce((sum, of) => sum + total(of), 0);
  return n ? [`${n} resource${n === 1 ? " was" : "s were"} not judged, because this pack cannot see into ${n === 1 ? "it" : "them"}: ${all.join("; ")}.`] : []; // prettier-ignore
}
const total = (of: ReadonlyMap<string, number>): number => [...of.values()].reduce((a, b) => a + b, 0);
const listed = (of: ReadonlyMap<string, number>): string => {
  const names = [...of].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name, n]) => (n > 1 ? `${name} ${n}` : name));
  return names.slice(0, 5).join(", ") + (names.length > 5 ? ` and ${names.length - 5} more types` : "");
};
/** azapi says the type in its inputs, and there the reader looks for it. */
const nameOf = (node: Node): string => {
  const type = /^azapi/i.test(node.token) ? text(node.props, "type")?.split("@")[0] : undefined;
  return type ?? node.token;
};
