import {
  dynamicOperators,
  dynamicTimingProblems,
  periodsProblems,
  staticOperators,
  timingProblems,
} from "../../core/azure/alertRules.ts";
import { notAmong, type Report, unique, within } from "../../core/base/problems.ts";
import { checker, type Known } from "../azure/check.ts";
import type * as args from "./args.ts";
import { schema } from "./shapes.ts";

type Rules = Known<args.AlertRulesArgs>;
const kinds = ["metric", "availability", "log", "activity", "prometheus"] as const;

export const check = checker<args.AlertRulesArgs>(schema, (rules, report) => {
  for (const kind of kinds)
    rules[kind]?.forEach((one, i) => {
      if (one && !("resourceGroupName" in one || "resourceGroupName" in rules))
        report([kind, i, "resourceGroupName"], {
          message: "is missing",
          allowed: "here, or once for all rules of the component",
        });
    });
  uniqueRules(rules, report);
  rules.metric?.forEach((one, i) => one && metricProblems(one, within(report, "metric", i)));
  rules.availability?.forEach((one, i) => one && timingProblems(one, within(report, "availability", i)));
  rules.log?.forEach((one, i) => one && logProblems(one, within(report, "log", i)));
  rules.activity?.forEach((one, i) => one && activityProblems(one, within(report, "activity", i)));
});

/** Keys name the children of one component; names those of one kind in one group, web tests' rules among the metric alerts. */
function uniqueRules(rules: Rules, report: Report): void {
  const all = kinds.flatMap((kind) => (rules[kind] ?? []).map((one, i) => ({ at: [kind, i] as const, kind, one })));
  const say =
    (field: string): Report =>
    ([i], problem) =>
      report([...all[i as number]!.at, field], problem);
  unique(say("key"), all, { key: ({ one }) => one?.key });
  const nameOf = ({ one }: (typeof all)[number]) => one?.name ?? one?.key;
  const idOf = (rule: (typeof all)[number]) => {
    const group = rule.one?.resourceGroupName ?? rules.resourceGroupName;
    const type = rule.kind === "availability" ? "metric" : rule.kind;
    return group === undefined || nameOf(rule) === undefined ? undefined : `${type} ${group} ${nameOf(rule)}`.toLowerCase();
  };
  unique(say("name"), all, { key: idOf, found: nameOf });
}

function metricProblems(one: Known<args.MetricRuleArgs>, report: Report): void {
  timingProblems(one, report);
  const several = one.shared === true || (one.scopes?.length ?? 0) > 1;
  for (const field of ["targetResourceType", "targetResourceRegion"] as const)
    if (several && !(field in one)) report([field], { message: "is missing: a rule of several resources needs it" });
  const criteria = one.criteria ?? [];
  if (criteria.length > 1 && several)
    report(["criteria"], {
      message: "are several, which Azure takes of one resource only",
      found: String(criteria.length),
      allowed: "1",
    });
  if (criteria.length > 1 && criteria.some((c) => c?.dynamic))
    report(["criteria"], {
      message: "are several, with a dynamic threshold among them",
      found: String(criteria.length),
      allowed: "1",
    });
  unique(within(report, "criteria"), criteria, { field: "name", key: (c) => c.name });
  if (criteria.some((c) => c?.dynamic)) dynamicTimingProblems(one, report);
  criteria.forEach((c, i) => {
    if (!c) return;
    const say = within(report, "criteria", i);
    thresholdProblems(c, say);
    const legal: readonly string[] = c.dynamic ? dynamicOperators : staticOperators;
    if (c.operator !== undefined && !legal.includes(c.operator))
      say(["operator"], {
        message: `does not go with a ${c.dynamic ? "dynamic" : "static"} threshold`,
        ...notAmong(c.operator, legal),
      });
  });
}

function thresholdProblems(c: Known<args.MetricCriterionArgs> | Known<args.LogRuleArgs>, report: Report): void {
  const given = ["threshold", "dynamic"].filter((key) => key in c).length;
  if (given !== 1)
    report(["threshold"], {
      message: given === 0 ? "is missing" : "stands beside `dynamic`",
      allowed: "one of `threshold` and `dynamic`",
    });
  if (c.dynamic) periodsProblems(c.dynamic, within(report, "dynamic"));
}

function logProblems(one: Known<args.LogRuleArgs>, report: Report): void {
  timingProblems(one, report);
  thresholdProblems(one, report);
  if (one.dynamic) dynamicTimingProblems(one, report);
  periodsProblems(one, report);
  unique(within(report, "dimensions"), one.dimensions ?? [], { key: (d) => d });
  if (one.measure === undefined && one.aggregation !== undefined && one.aggregation !== "Count")
    report(["aggregation"], { message: "needs `measure`, the column it is of", found: one.aggregation, allowed: "Count" });
}

function activityProblems(one: Known<args.ActivityRuleArgs>, report: Report): void {
  one.conditions?.forEach((c, i) => {
    const given = c && (["equals", "containsAny", "anyOf"] as const).filter((key) => key in c);
    if (given && given.length !== 1)
      report(["conditions", i], {
        message: "says what the field is in no way, or in several",
        found: given.join(", ") || "none",
        allowed: "one of equals, containsAny, anyOf",
      });
  });
}
