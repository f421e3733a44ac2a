import { add } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { peek } from "../../peek.ts";
import { advisory, type StackRule, type Verdict } from "../../rule.ts";
import { fires, LOG, scopesOf } from "../../views/alerts.ts";
import { bareKql, queriesOf, tablesRead } from "../../views/queries.ts";
import { onWorkspace } from "./requireMissingDataAlerts.ts";
import { reach } from "../../views/reach.ts";
import { anyHolds } from "../../views/scope.ts";

const WORKSPACE = "microsoft.operationalinsights/workspaces";

export const requireCapAlerts: StackRule = {
  scope: "stack",
  name: "require-cap-alerts",
  group: "hygiene",
  title: "Somebody is told when a workspace reaches its daily cap",
  why: "From the cap until the next day nothing is stored: every log alert is blind, and looks as quiet as on a good day.",
  severity: "medium",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/logs/daily-cap",
  fix: add("azure-native:monitor:ScheduledQueryRule", "cap-reached", {
    description: "The workspace takes no more data today. Runbook: https://...",
    scopes: ["${workspace.id}"],
    severity: 1,
    enabled: true,
    evaluationFrequency: "PT5M",
    windowSize: "PT5M",
    criteria: {
      allOf: [
        {
          query: '_LogOperation | where Category =~ "Ingestion" | where Detail contains "OverQuota"',
          timeAggregation: "Count",
          operator: "GreaterThan",
          threshold: 0,
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
        },
      ],
    },
    actions: { actionGroups: ["${onCall.id}"] },
  }),
  check(graph) {
    const rules = graph.ofKind(LOG).flatMap((node) => {
      const told = fires(node) ? reach(graph, node, 5).told : false;
      const watches = told === false ? false : tellsOfCap(node);
      return watches === false ? [] : [{ sure: told === true && watches === true, scopes: scopesOf(graph, node) }];
    });
    return graph.ofKind(WORKSPACE).flatMap((node): Verdict[] => {
      const capped = hasCap(node);
      if (capped === false) return [];
      const there = rules.map((r) => ({ ...r, here: anyHolds(graph, r.scopes, node) }));
      if (there.some((r) => r.sure && r.here)) return [];
      const status = capped && there.every((r) => r.here === false) ? "violation" : "unknown";
      return [{ node, status, what: "has a daily cap and no alert that tells when it is reached", fix: onWorkspace(requireCapAlerts.fix, node) }]; // prettier-ignore
    });
  },
};

function hasCap(node: Node): boolean | undefined {
  const cap = peek(node.props, node.dialect === "classic" ? "dailyQuotaGb" : "workspaceCapping.dailyQuotaGb");
  return cap.state === "unknown" ? undefined : cap.state === "known" && Number(cap.value) > 0;
}
/** The workspace writes of its cap itself; a rule on the volume of the day speaks before. */
function tellsOfCap(node: Node): boolean | undefined {
  return queriesOf(node)?.some((q) => {
    if (tablesRead(q, ["_LogOperation", "Operation"])) return !/!(contains|has)\w*\s+["']OverQuota/i.test(q);
    return tablesRead(q, ["Usage"]) && /\bQuantity\b/.test(bareKql(q)) && /\bsum\s*\(/.test(q);
  });
}
