import { compare } from "../../core/base/json.ts";
import type { Rule } from "../../core/decide/ruleTypes.ts";
import { actionGroupsOf } from "./actionGroups.ts";
import type { PlanAlert, PlanResource } from "./types.ts";
import type { View } from "./view.ts";

/** The rules that the program registered. */
export const planAlerts = (view: View): PlanAlert[] =>
  view.decisions.rules.flatMap((rule) => {
    const resource = view.resourceOf(rule.key);
    return resource ? [planAlert(rule, resource, view)] : [];
  });

function planAlert(rule: Rule, resource: PlanResource, { idOf }: View): PlanAlert {
  return {
    id: rule.alert,
    urn: resource.urn,
    // A web test's rule is a metric alert in Azure.
    kind: rule.kind === "availability" ? "metric" : rule.kind,
    title: rule.title,
    description: rule.description,
    severity: rule.severity,
    enabled: rule.enabled,
    targets: rule.targets.map(idOf).sort(compare),
    values: rule.values,
    measure: measureOf(rule),
    source: rule.source,
    runbook: rule.runbook,
    actionGroups: actionGroupsOf(resource, rule.title),
  };
}

function measureOf(rule: Rule): PlanAlert["measure"] {
  if (rule.kind === "log") return { of: rule.measure ?? "rows", aggregation: rule.aggregation, operator: rule.operator };
  const criterion = rule.kind === "metric" ? rule.criteria[0] : undefined;
  return criterion && { of: criterion.metricName, aggregation: criterion.aggregation, operator: criterion.operator };
}
