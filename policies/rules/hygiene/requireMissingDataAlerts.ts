import { add } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { list, text } from "../../peek.ts";
import { advisory, type StackRule, type Verdict } from "../../rule.ts";
import { LOG, METRIC, scopesOf } from "../../views/alerts.ts";
import { queriesOf, readsTable } from "../../views/queries.ts";
import { anyHolds } from "../../views/scope.ts";

const WORKSPACE = "microsoft.operationalinsights/workspaces";
/** Tables that tell whether data arrives at all. */
const pulses = ["Heartbeat", "Usage", "_LogOperation", "Operation"];

export const requireMissingDataAlerts: StackRule = {
  scope: "stack",
  name: "require-missing-data-alerts",
  group: "hygiene",
  title: "Somebody is told when a workspace stops receiving",
  why: "Log alerts on a workspace that receives nothing never fire: the day collection breaks is the day everything looks well.",
  severity: "medium",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/logs/monitor-workspace",
  fix: add("azure-native:monitor:ScheduledQueryRule", "silence", {
    scopes: ["${workspace.id}"],
    severity: 1,
    evaluationFrequency: "PT15M",
    windowSize: "PT1H",
    criteria: {
      allOf: [{ query: "Usage | where IsBillable", timeAggregation: "Count", operator: "LessThan", threshold: 1 }],
    },
    actions: { actionGroups: ["${onCall.id}"] },
  }),
  check(graph) {
    const rules = graph.ofKind(LOG).map((node) => ({ node, watches: watchesSilence(node), scopes: scopesOf(graph, node) }));
    return graph.ofKind(WORKSPACE).flatMap((node): Verdict[] => {
      if (!isUsed(graph, node)) return [];
      let met: boolean | undefined = false;
      for (const rule of rules) {
        const here = rule.watches === false ? false : anyHolds(graph, rule.scopes, node);
        if (rule.watches && here) return [];
        if (here !== false) met = undefined;
      }
      return [
        { node, status: met === false ? "violation" : "unknown", what: "has no alert that tells when data stops arriving" },
      ];
    });
  },
};

function watchesSilence(node: Node): boolean | undefined {
  const queries = queriesOf(node);
  if (!queries) return undefined;
  if (queries.some((q) => pulses.some((t) => readsTable(q, t)))) return true;
  return ["criteria.allOf", "criterias"].some((path) =>
    (list(node.props, path) ?? []).some((c) => {
      if (c.state !== "known") return false;
      const operator = text(c.value, "operator");
      return /^LessThan/.test(operator ?? "") || (/^Equals?$/.test(operator ?? "") && Number(text(c.value, "threshold")) === 0);
    }),
  );
}
/** A workspace that rules of this stack read, or that something of this stack sends to. */
function isUsed(graph: Graph, workspace: Node): boolean {
  const users = [
    "microsoft.insights/diagnosticsettings",
    "microsoft.insights/datacollectionrules",
    "microsoft.insights/components",
    LOG,
    METRIC,
  ];
  return graph.ofKind(...users).some((n) => pointsAt(graph, n, workspace));
}
function pointsAt(graph: Graph, node: Node, target: Node): boolean {
  const { dependencies = [], propertyDependencies = {} } = node.resource;
  if (dependencies.includes(target.urn) || Object.values(propertyDependencies).some((urns) => urns.includes(target.urn)))
    return true;
  return ["workspaceId", "logAnalyticsWorkspaceId", "workspaceResourceId", "scopes"].some((p) =>
    (graph.links(node, p) ?? []).some((l) => l.node === target),
  );
}
