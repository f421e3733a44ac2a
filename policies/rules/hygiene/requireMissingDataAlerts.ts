import { add, type Fix } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { advisory, type StackRule, type Verdict } from "../../rule.ts";
import { refOf } from "../coverage/diagnosticsFix.ts";
import { fires, LOG, METRIC, scopesOf } from "../../views/alerts.ts";
import { keyedWorkspaces } from "../../views/ownLogs.ts";
import { queriesOf, tablesRead } from "../../views/queries.ts";
import { reach } from "../../views/reach.ts";
import { anyHolds } from "../../views/scope.ts";
import { watchesSilence } from "../../views/silence.ts";

const WORKSPACE = "microsoft.operationalinsights/workspaces";
/** Tables in which the workspace itself writes that it took no data: any row of such a rule tells. */
const events = ["_LogOperation", "Operation"];

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
    description: "Nothing arrives in the workspace. Runbook: https://...",
    actions: { actionGroups: ["${onCall.id}"] },
  }),
  check(graph) {
    const rules = graph.ofKind(LOG).flatMap((node) => {
      const told = fires(node) ? reach(graph, node, 5).told : false;
      return told === false ? [] : [{ told, watches: tellsSilence(node), scopes: scopesOf(graph, node) }];
    });
    return graph.ofKind(WORKSPACE).flatMap((node): Verdict[] => {
      if (!isUsed(graph, node)) return [];
      let met: boolean | undefined = false;
      for (const rule of rules) {
        const here = rule.watches === false ? false : anyHolds(graph, rule.scopes, node);
        if (rule.watches && here && rule.told) return [];
        if (here !== false) met = undefined;
      }
      return [
        {
          node,
          status: met === false ? "violation" : "unknown",
          what: "has no alert that tells when data stops arriving",
          fix: onWorkspace(requireMissingDataAlerts.fix, node),
        },
      ];
    });
  },
};

function tellsSilence(node: Node): boolean | undefined {
  if (queriesOf(node)?.some((q) => tablesRead(q, events))) return true;
  return watchesSilence(node);
}
/** A workspace that rules of this stack read, or that something of this stack sends to. */
function isUsed(graph: Graph, workspace: Node): boolean {
  const keyed = graph.ofKind("microsoft.app/managedenvironments", "microsoft.containerinstance/containergroups");
  if (keyed.some((n) => keyedWorkspaces(graph, n).includes(workspace))) return true;
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

/** The lines with the workspace at fault in them. */
export const onWorkspace = (fix: Fix, node: Node): Fix => ({
  ...fix,
  name: `${node.name}-${fix.name}`,
  properties: { ...fix.properties, scopes: [refOf(node)] },
});
