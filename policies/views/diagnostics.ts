import type { Graph, Link, Node } from "../graph.ts";
import { isOn, list, peek, text } from "../peek.ts";

export const DIAGNOSTIC_SETTING = "microsoft.insights/diagnosticsettings";

/** A diagnostic setting, whichever provider wrote it. */
export interface DiagnosticSetting {
  node: Node;
  /** What it is on; undefined where that cannot be told. */
  targets: Link[] | undefined;
  /** Enabled log categories and category groups, as written. `undefined`: not known yet. */
  logs: string[] | undefined;
  metrics: string[] | undefined;
}

export function diagnosticSettings(graph: Graph): DiagnosticSetting[] {
  return graph.ofKind(DIAGNOSTIC_SETTING).map((node) => ({
    node,
    targets: withoutSinks(node, graph.links(node, targetProperty(node))),
    logs: names(node, node.dialect === "classic" ? ["enabledLogs", "logs"] : ["logs"]),
    metrics: names(node, node.dialect === "classic" ? ["enabledMetrics", "metrics"] : ["metrics"]),
  }));
}
/** A host that tells dependencies per resource only names target and workspace alike. */
function withoutSinks(node: Node, links: Link[] | undefined): Link[] | undefined {
  const byProperty = Object.keys(node.resource.propertyDependencies ?? {}).length > 0;
  if (byProperty || !links || links.length < 2) return links;
  const targets = links.filter((l) => !/\/workspaces$/.test(l.node?.kind ?? ""));
  return targets.length ? targets : links.slice(0, 1);
}
const targetProperty = (node: Node): string => (node.dialect === "classic" ? "targetResourceId" : "resourceUri");

/** The properties of a setting that name where it sends to. */
export function sinkProperties(node: Node): string[] {
  return node.dialect === "classic"
    ? ["logAnalyticsWorkspaceId", "storageAccountId", "eventhubAuthorizationRuleId", "partnerSolutionId"]
    : ["workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId"];
}

function names(node: Node, properties: string[]): string[] | undefined {
  const found: string[] = [];
  for (const property of properties) {
    const items = list(node.props, property);
    if (!items) return undefined;
    for (const item of items) {
      if (item.state === "unknown") return undefined;
      if (item.state !== "known") continue;
      // `enabledLogs` of the classic provider has no switch: what is listed is on.
      if (peek(item.value, "enabled").state !== "missing" && isOn(item.value, "enabled") === false) continue;
      const name = text(item.value, "category") ?? text(item.value, "categoryGroup");
      if (name === undefined) return undefined;
      found.push(name);
    }
  }
  return found;
}
