import type { ActivityAlertEntry, AvailabilityAlertEntry, PrometheusAlertEntry } from "../../catalogue/schema.ts";
import { compare } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import type { WebTestDecision } from "../insights/application/decision.ts";
import type { Target } from "../inventory/types.ts";
import type { Context } from "./context.ts";
import type { Effective } from "./effective.ts";
import { targetQualifier } from "./metricRules.ts";
import { ruleBase, type RuleSubject } from "./ruleBase.ts";
import type { ActivityRule, AvailabilityRule, PrometheusRule } from "./ruleTypes.ts";
import { subscriptionQualifier } from "./subscriptions.ts";
import { scopeConditions } from "./scopeConditions.ts";
import type { Watch } from "./watches.ts";

/** One rule per web test of the inventory; it watches the test and the component the test reports to. */
export function availabilityRules(ctx: Context, watches: (Watch & { alert: AvailabilityAlertEntry })[]): AvailabilityRule[] {
  return watches.flatMap(({ target, alert, values }) => {
    const component = linkedComponent(target);
    if (component === undefined) return [];
    return { ...availabilityRule(ctx, { alert, values, target }, target.subscriptionId), component };
  });
}

/** One rule per test that azmon makes: the catalogue's for web tests, with the values and receivers of what the test asks. */
export function ownTestRules(ctx: Context, tests: readonly WebTestDecision[]): AvailabilityRule[] {
  const alerts = ctx.catalogue.types.get("microsoft.insights/webtests")?.alerts ?? [];
  const targets = new Map(ctx.targets.map((t) => [t.key, t]));
  return alerts
    .filter((a) => a.kind === "availability")
    .flatMap((alert) =>
      tests.flatMap((test) => {
        const target = targets.get(test.target)!;
        const home = ctx.config.placement.subscriptionId;
        return { ...availabilityRule(ctx, { alert, values: ctx.layers.of(alert, target), target }, home), webTest: test.key };
      }),
    );
}

type Tested = { alert: AvailabilityAlertEntry; values: Effective; target: Target };

function availabilityRule(ctx: Context, { alert, values, target }: Tested, subscriptionId: string): AvailabilityRule {
  const place = { qualifier: targetQualifier(target), subscriptionId };
  return {
    kind: "availability",
    ...ruleBase(ctx, { alert, values, targets: [target], groups: ctx.routing.of(values, target) }, place),
    failedLocations: values.threshold!.value,
    windowSize: values.windowSize!.value,
    evaluationFrequency: values.evaluationFrequency!.value,
  };
}

/** A web test names its component in the tag `hidden-link:<id>`. */
function linkedComponent(webTest: Target): string | undefined {
  const tag = Object.keys(webTest.tags ?? {})
    .sort(compare)
    .find((k) => /^hidden-link:\/subscriptions\/.+\/components\//i.test(k));
  return tag?.slice("hidden-link:".length);
}

/** One rule per (alert, cluster): Azure ties a Prometheus rule group to one cluster. */
export function prometheusRules(ctx: Context, watches: (Watch & { alert: PrometheusAlertEntry })[]): PrometheusRule[] {
  return watches.map(({ target, alert, values }) => {
    const place = { qualifier: targetQualifier(target), subscriptionId: ctx.config.placement.subscriptionId };
    return {
      kind: "prometheus" as const,
      ...ruleBase(ctx, { alert, values, targets: [target], groups: ctx.routing.of(values, target) }, place),
      group: alert.group,
      expression: expressionOf(alert, values),
      for: alert.for,
    };
  });
}

/** PromQL ready to run. */
export const expressionOf = (alert: PrometheusAlertEntry, values: Effective): string =>
  alert.expression.replaceAll("{{threshold}}", String(values.threshold?.value ?? ""));

/** One rule per (alert, subscription) for all its resources. */
export function activityRules(ctx: Context, watches: (Watch & { alert: ActivityAlertEntry })[]): ActivityRule[] {
  const groups = groupBy(watches, (w) => `${w.alert.id}\n${w.target.subscriptionId.toLowerCase()}`);
  return [...groups.values()].map((group) => {
    const { alert, values, target } = group[0]!;
    const targets = group.map((w) => w.target);
    return activityRule(ctx, { alert, values, targets }, target.subscriptionId);
  });
}

type Activity = Omit<RuleSubject<ActivityAlertEntry>, "groups">;

export function activityRule(ctx: Context, { alert, values, targets }: Activity, subscriptionId: string): ActivityRule {
  const place = { qualifier: subscriptionQualifier(ctx, subscriptionId), subscriptionId };
  return {
    kind: "activity",
    ...ruleBase(ctx, { alert, values, targets, groups: ctx.routing.of(values) }, place),
    category: alert.category,
    conditions: targets.length > 0 ? (alert.conditions ?? []) : scopeConditions(ctx, alert, subscriptionId),
  };
}
