import { type LogAlertEntry, logFrequencies, logWindows } from "../../catalogue/schema.ts";
import { minutes } from "../base/duration.ts";
import { shortHash } from "../base/hash.ts";
import { chunks, groupBy } from "../base/list.ts";
import type { WorkspaceDecision } from "../insights/insight.ts";
import type { Target } from "../inventory/types.ts";
import type { Context } from "./context.ts";
import type { Effective } from "./effective.ts";
import { type QueryScope, renderQuery } from "./query.ts";
import { ruleBase } from "./ruleBase.ts";
import type { LogRule } from "./ruleTypes.ts";
import { uncollected } from "./uncollected.ts";
import type { Watch } from "./watches.ts";

type LogWatch = Watch & { alert: LogAlertEntry };

/** Ids in one filter: Azure takes 64 KB a rule, and an id runs to some 160 characters. */
const MAX_FILTER = 300;

/**
 * One rule per (alert, workspace) with one alert per resource through its dimensions. Resources whose values or receivers differ get a
 * rule of their own that reads only them, and the general rule leaves them out.
 */
export function logRules(ctx: Context, watches: LogWatch[]): LogRule[] {
  const landed = watches.flatMap((watch) => {
    if (uncollected(ctx.config.vmInsights, watch.alert, watch.target.type)) return [];
    const landing = ctx.landings.of(watch.target, watch.alert.feed);
    return "unreadable" in landing ? [] : [{ watch, workspace: landing }];
  });
  const groups = groupBy(landed, ({ watch, workspace }) => `${watch.alert.id}\n${workspace.key}`);
  return [...groups.values()].flatMap((group) => {
    const { workspace } = group[0]!;
    const together = group.map((g) => g.watch);
    return split(ctx, workspace, together, unwatched(ctx, together, workspace));
  });
}

/** Resources of the same types whose rows lie in the same workspace, though the alert is not for them: stopped, exempt, another SKU. */
function unwatched(ctx: Context, watches: LogWatch[], workspace: WorkspaceDecision): Target[] {
  const types = new Set(watches.map((w) => w.target.type));
  const watched = new Set(watches.map((w) => w.target));
  const alike = [...types].flatMap((type) => ctx.targetsByType.get(type) ?? []);
  const { feed } = watches[0]!.alert;
  return alike.filter((t) => !watched.has(t) && ctx.landings.of(t, feed) === workspace);
}

function split(ctx: Context, workspace: WorkspaceDecision, watches: LogWatch[], others: Target[]): LogRule[] {
  const alert = watches[0]!.alert;
  const general = ctx.layers.ofScope(alert);
  const generalKey = `\n${ctx.routing.of(general).join(",")}`;
  const perType = new Set(watches.map((w) => w.values.typeOverride)).size > 1;
  const variants = groupBy(watches, ({ values, target }) => {
    const type = perType ? (values.typeOverride ?? "") : "";
    return `${type}${values.variant}\n${ctx.routing.of(values, target).join(",")}`;
  });
  const only = (key: string, w: LogWatch[]) =>
    chunks(w, MAX_FILTER).map((c, i) =>
      render(ctx, workspace, {
        watches: c,
        scope: { kind: "only", targets: c.map((x) => x.target) },
        difference: difference(key, i),
      }),
    );
  const difference = (key: string, chunk: number) => `${key === generalKey ? "" : key}${chunk === 0 ? "" : `\n${chunk + 1}`}`;
  // The largest variant keeps the workspace, less the others: the shortest filters.
  const [main, ...rest] = [...variants.entries()].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const left = [...others, ...rest.flatMap(([, w]) => w.map((x) => x.target))];
  // A workspace of somebody else's holds rows of resources that this environment does not know.
  if (left.length > MAX_FILTER || workspace.existing !== undefined)
    return [...variants.entries()].flatMap(([key, w]) => only(key, w));
  const scope: QueryScope = left.length === 0 ? { kind: "all" } : { kind: "except", targets: left };
  return [
    render(ctx, workspace, { watches: main![1], scope, difference: difference(main![0], 0) }),
    ...rest.flatMap(([key, w]) => only(key, w)),
  ];
}

interface Variant {
  watches: LogWatch[];
  scope: QueryScope;
  /** What tells it from the alert's other rules of the workspace. */
  difference: string;
}

function render(ctx: Context, workspace: WorkspaceDecision, { watches, scope, difference }: Variant): LogRule {
  const { alert, values, target } = watches[0]!;
  const qualifier = difference === "" ? workspace.key : `${workspace.key}-${shortHash(difference)}`;
  return logRule(ctx, alert, values, {
    workspace,
    targets: watches.map((w) => w.target),
    scope,
    qualifier,
    groups: ctx.routing.of(values, target),
  });
}

/** A log rule of a workspace, for resources or for the workspace as a whole. */
export function logRule(
  ctx: Context,
  alert: LogAlertEntry,
  values: Effective,
  on: { workspace: WorkspaceDecision; targets: Target[]; scope: QueryScope; qualifier: string; groups: string[] },
): LogRule {
  const place = { qualifier: on.qualifier, subscriptionId: ctx.config.placement.subscriptionId };
  const parameters = Object.fromEntries(Object.entries(values.parameters).map(([k, v]) => [k, v.value]));
  const rule: LogRule = {
    kind: "log",
    ...ruleBase(ctx, { alert, values, targets: on.targets, groups: on.groups }, place),
    workspace: on.workspace.key,
    query: renderQuery(alert.query, parameters, on.scope, {
      windowSize: values.windowSize!.value,
      evaluationFrequency: values.evaluationFrequency!.value,
    }),
    tables: alert.tables,
    feed: alert.feed,
    aggregation: alert.aggregation,
    operator: alert.operator,
    dimensions: alert.dimensions ?? [],
    windowSize: values.windowSize!.value,
    evaluationFrequency: values.evaluationFrequency!.value,
    evaluationPeriods: alert.evaluationPeriods ?? 1,
    minFailingPeriods: alert.minFailingPeriods ?? 1,
  };
  if (alert.measure !== undefined) rule.measure = alert.measure;
  if (alert.dynamic) rule.dynamic = { sensitivity: values.sensitivity!.value };
  else rule.threshold = values.threshold!.value;
  if (alert.resourceIdColumn !== null) rule.resourceIdColumn = alert.resourceIdColumn ?? "_ResourceId";
  if (alert.overrideQueryTimeRange !== undefined) rule.overrideQueryTimeRange = alert.overrideQueryTimeRange;
  return rule;
}

/** Why a window and frequency are not ones Azure takes for a log alert, if they are not. */
export function logTimingProblem(alert: LogAlertEntry, values: Effective): string | undefined {
  const window = values.windowSize!.value;
  const frequency = values.evaluationFrequency!.value;
  if (!(logWindows as readonly string[]).includes(window)) return `a log alert's window is one of ${logWindows.join(", ")}`;
  if (!(logFrequencies as readonly string[]).includes(frequency))
    return `a log alert's frequency is one of ${logFrequencies.join(", ")}`;
  if (minutes(frequency) > minutes(window) && alert.overrideQueryTimeRange === undefined)
    return `the frequency ${frequency} is longer than the window ${window}`;
  return undefined;
}
