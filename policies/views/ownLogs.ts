import type { Graph, Node } from "../graph.ts";
import { peek, text } from "../peek.ts";

const ENVIRONMENT = "microsoft.app/managedenvironments";
const GROUP = "microsoft.containerinstance/containergroups";

/**
 * Where a resource with a log destination of its own sends its logs. `kept`: to a workspace, without any diagnostic setting; `setting`:
 * wherever its diagnostic settings say; `nowhere`: it names no destination. Source: learn.microsoft.com/azure/container-apps/log-options,
 * learn.microsoft.com/azure/container-instances/container-instances-log-analytics.
 */
export function ownLogs(node: Node): "kept" | "setting" | "nowhere" | undefined {
  if (node.kind === GROUP) {
    const own = peek(node.props, "diagnostics.logAnalytics");
    return own.state === "unknown" ? undefined : own.state === "known" ? "kept" : "setting";
  }
  if (node.kind !== ENVIRONMENT) return "setting";
  const classic = node.dialect === "classic";
  const destination = peek(node.props, classic ? "logsDestination" : "appLogsConfiguration.destination");
  const workspace = peek(node.props, classic ? "logAnalyticsWorkspaceId" : "appLogsConfiguration.logAnalyticsConfiguration");
  if (destination.state === "unknown") return undefined;
  const named = destination.state === "known" ? String(destination.value).toLowerCase() : "";
  if (named === "azure-monitor") return "setting";
  if (named === "log-analytics" || (named === "" && workspace.state !== "missing")) return "kept";
  return "nowhere";
}

/** The workspaces a resource writes to with their key. */
export function keyedWorkspaces(graph: Graph, node: Node): Node[] {
  if (node.kind !== GROUP && (node.kind !== ENVIRONMENT || ownLogs(node) !== "kept")) return [];
  const workspaces = graph.ofKind("microsoft.operationalinsights/workspaces");
  if (node.dialect === "classic" && node.kind === ENVIRONMENT)
    return (graph.links(node, "logAnalyticsWorkspaceId") ?? []).flatMap((l) => l.node ?? []);
  const property = node.kind === GROUP ? "diagnostics" : "appLogsConfiguration";
  const path = node.kind === GROUP ? "diagnostics.logAnalytics.workspaceId" : "appLogsConfiguration.logAnalyticsConfiguration.customerId"; // prettier-ignore
  const key = text(node.props, path);
  const made = graph.dependenciesOf(node, property).filter((n) => workspaces.includes(n));
  return made.length ? made : workspaces.filter((w) => key !== undefined && text(w.props, "customerId") === key);
}
