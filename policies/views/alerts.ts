import type { Graph, Link, Node } from "../graph.ts";
import { isEnabled, text } from "../peek.ts";

export const METRIC = "microsoft.insights/metricalerts";
export const LOG = "microsoft.insights/scheduledqueryrules";
export const ACTIVITY = "microsoft.insights/activitylogalerts";
export const PROMETHEUS = "microsoft.alertsmanagement/prometheusrulegroups";
export const SMART = "microsoft.alertsmanagement/smartdetectoralertrules";
export const alertKinds = [METRIC, LOG, ACTIVITY, PROMETHEUS, SMART] as const;

/** What a rule watches. */
export function scopesOf(graph: Graph, node: Node): Link[] | undefined {
  return graph.links(
    node,
    node.kind === SMART ? (node.dialect === "classic" ? "scopeResourceIds" : "scope") : scopeProperty(node),
  );
}
/** The classic provider's first log rules name one data source. */
const scopeProperty = (node: Node): string =>
  node.token === "azure:monitoring/scheduledQueryRulesAlert:ScheduledQueryRulesAlert" ? "dataSourceId" : "scopes";

/** Whether a rule fires alerts: one that is switched off, or only counts into a metric, does not. */
export const fires = (node: Node): boolean =>
  isEnabled(node.props) && text(node.props, "kind") !== "LogToMetric" && text(node.props, "state") !== "Disabled";
