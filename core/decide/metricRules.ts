import { type MetricAlertEntry, metricFrequencies, metricWindows } from "../../catalogue/schema.ts";
import { minutes } from "../base/duration.ts";
import { shortHash } from "../base/hash.ts";
import { compare } from "../base/json.ts";
import { chunks, groupBy } from "../base/list.ts";
import type { Target } from "../inventory/types.ts";
import type { Context } from "./context.ts";
import { type Effective, pick } from "./effective.ts";
import { type Place, ruleBase, type RuleSubject } from "./ruleBase.ts";
import type { DimensionFilter, MetricCriterion, MetricRule } from "./ruleTypes.ts";
import type { Watch } from "./watches.ts";

/**
 * Resources one rule may watch. Azure documents 5,000 to 10,000 time series a rule (its pages disagree); with a dimension split of up to
 * five values, 1,000 resources stay within the lower figure.
 */
const RESOURCES_PER_RULE = 1000;

export type MetricWatch = Watch & { alert: MetricAlertEntry };

/** One rule per (alert, type, region, subscription, values, receivers) where Azure lets a rule watch several resources; else one each. */
export function metricRules(ctx: Context, watches: MetricWatch[]): MetricRule[] {
  const keyOf = ({ target, facet, alert, values }: MetricWatch): string[] => {
    return [
      alert.id,
      facet.entry.type,
      target.subscriptionId.toLowerCase(),
      target.location,
      groupBeside(ctx, target)?.toLowerCase() ?? "",
      values.variant,
      ctx.routing.of(values, target).join(","),
    ];
  };
  // Most watches of a large estate share no rule: no key is made of them.
  const alone = watches.filter((w) => !sharesRule(ctx, w)).map((w) => render(ctx, [w], [], 0));
  const groups = groupBy(
    watches.filter((w) => sharesRule(ctx, w)),
    (w) => keyOf(w).join("\n"),
  );
  const shared = [...groups.values()].flatMap((all) =>
    chunks(all, RESOURCES_PER_RULE).map((part, i) => render(ctx, part, keyOf(part[0]!).slice(4), i)),
  );
  return [...alone, ...shared];
}

/** Where rules lie beside what they watch: its group, unless a service of Azure keeps that for itself. */
const groupBeside = (ctx: Context, target: Target): string | undefined =>
  ctx.config.placement.rules === "beside" && !target.holder ? target.resourceGroup : undefined;

/** Sovereign clouds know single-resource rules only, and several criteria need a single resource (Azure Monitor docs, alert types). */
export function sharesRule(ctx: Context, { facet, alert, target }: MetricWatch): boolean {
  return (
    facet.entry.multiResource === true &&
    facet.scopePath === "" &&
    !alert.and?.length &&
    !alert.scale &&
    ctx.cloud === "public" &&
    !target.live
  );
}

function render(ctx: Context, watches: MetricWatch[], difference: string[], chunk: number): MetricRule {
  const { values, target } = watches[0]!;
  const place = {
    qualifier: qualifier(ctx, watches[0]!, difference, chunk),
    subscriptionId: target.subscriptionId,
    resourceGroup: groupBeside(ctx, target),
  };
  return metricRule(ctx, watches, { values, groups: ctx.routing.of(values, target) }, place);
}

/** The values of a rule, and the action groups it calls. */
type Chosen = Pick<RuleSubject, "values" | "groups">;

/** A metric rule for resources that are alike in alert, type and region. */
export function metricRule(ctx: Context, watches: MetricWatch[], { values, groups }: Chosen, place: Place): MetricRule {
  const { alert, facet, target } = watches[0]!;
  const targets = watches.map((w) => w.target).sort((a, b) => compare(a.key, b.key));
  return {
    kind: "metric",
    ...ruleBase(ctx, { alert, values, targets, groups }, place),
    ...(facet.scopePath ? { scopePath: facet.scopePath } : {}),
    targetResourceType: facet.entry.type,
    targetResourceRegion: target.location,
    shared: sharesRule(ctx, watches[0]!),
    criteria: criteriaOf(ctx, alert, facet.entry.type, values),
    windowSize: values.windowSize!.value,
    evaluationFrequency: values.evaluationFrequency!.value,
  };
}

/**
 * `westeurope`, with a hash of the subscription where that is not the monitoring one; `<name>-<hash of id>` for a rule of one resource.
 * Rules that differ within a region (overrides, receivers, groups) add a hash of the difference.
 */
export function qualifier(ctx: Context, watch: MetricWatch, difference: string[], chunk: number): string {
  const { target } = watch;
  if (!sharesRule(ctx, watch)) return targetQualifier(target);
  const plain =
    difference[0] === "" && difference[1] === "" && difference[2] === ctx.routing.of(ctx.layers.ofScope(watch.alert)).join(",");
  const elsewhere = target.subscriptionId.toLowerCase() !== ctx.config.placement.subscriptionId.toLowerCase();
  const parts = [
    target.location,
    ...(elsewhere ? [shortHash(target.subscriptionId.toLowerCase())] : []),
    ...(plain ? [] : [shortHash(difference.join("\n"))]),
    ...(chunk > 0 ? [String(chunk + 1)] : []),
  ];
  return parts.join("-");
}

/** Short and unique: the resource's name and a hash of its id, since names repeat across groups and parents. */
export function targetQualifier(target: Target): string {
  let qualifier = qualifiers.get(target);
  if (qualifier === undefined) qualifiers.set(target, (qualifier = `${target.name}-${shortHash(target.key)}`));
  return qualifier;
}
/** A resource has many rules; its id is hashed once. */
const qualifiers = new WeakMap<Target, string>();

const known = new WeakMap<Effective, MetricCriterion[]>();
/** An alert's values belong to one type, so rules with the same values compare the same. */
function criteriaOf(ctx: Context, alert: MetricAlertEntry, namespace: string, values: Effective): MetricCriterion[] {
  let all = known.get(values);
  if (!all) known.set(values, (all = criteria(ctx, alert, namespace, values)));
  return all;
}

/** What a metric rule of these values compares. */
export function criteria(
  ctx: { config: Pick<Context["config"], "preset"> },
  alert: MetricAlertEntry,
  namespace: string,
  values: Effective,
): MetricCriterion[] {
  const skipMetricValidation = alert.skipMetricValidation ?? false;
  const first: MetricCriterion = {
    name: "first",
    metricNamespace: namespace,
    metricName: alert.metric,
    aggregation: alert.aggregation,
    operator: alert.operator,
    dimensions: dimensions(alert.dimensions),
    skipMetricValidation,
  };
  if (alert.dynamic)
    first.dynamic = {
      sensitivity: values.sensitivity!.value,
      evaluationPeriods: alert.dynamic.evaluationPeriods ?? 4,
      minFailingPeriods: alert.dynamic.minFailingPeriods ?? 4,
    };
  else first.threshold = values.threshold!.value;
  const also = (alert.and ?? []).map((c, i): MetricCriterion => ({
    name: `and${i + 1}`,
    metricNamespace: namespace,
    metricName: c.metric,
    aggregation: c.aggregation,
    operator: c.operator,
    threshold: pick(c.threshold, ctx.config.preset).value,
    dimensions: dimensions(c.dimensions),
    skipMetricValidation,
  }));
  return [first, ...also];
}

const dimensions = (all: MetricAlertEntry["dimensions"] = []): DimensionFilter[] =>
  all.map((d) => ({ name: d.name, operator: d.operator ?? "Include", values: d.values ?? ["*"] }));

/** Why a window and frequency are not ones Azure takes for this alert, if they are not. */
export function metricTimingProblem(
  alert: MetricAlertEntry,
  values: Effective,
  grains: readonly string[] = ["PT1M"],
): string | undefined {
  const window = values.windowSize!.value;
  const frequency = values.evaluationFrequency!.value;
  if (!(metricWindows as readonly string[]).includes(window))
    return `a metric alert's window is one of ${metricWindows.join(", ")}`;
  if (!(metricFrequencies as readonly string[]).includes(frequency))
    return `a metric alert's frequency is one of ${metricFrequencies.join(", ")}`;
  if (minutes(frequency) > minutes(window)) return `the frequency ${frequency} is longer than the window ${window}`;
  if (minutes(window) < minutes(grains[0]!)) return `the metric has a value every ${grains[0]}; the window ${window} is shorter`;
  if (alert.dynamic && (minutes(frequency) < 5 || minutes(window) < 5)) return "dynamic thresholds start at PT5M";
  return undefined;
}
