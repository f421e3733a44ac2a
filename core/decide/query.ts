import { minutes } from "../base/duration.ts";
import { compare } from "../base/json.ts";
import { kqlLiteral } from "../base/kql.ts";
import type { Target } from "../inventory/types.ts";

/** Which rows of a table a log rule watches: all of the workspace, only some resources', or all but some. */
export type QueryScope = { kind: "all" } | { kind: "only" | "except"; targets: Target[] };

/** How often a rule looks, and how far back: ISO 8601 durations. */
export interface QueryTiming {
  windowSize: string;
  evaluationFrequency: string;
}
const timespan = (duration: string): string => `${minutes(duration)}m`;

/**
 * A catalogue query ready to run: `{{scope}}` becomes a filter on `_ResourceId` (or nothing), `{{window}}` and `{{frequency}}` the rule's
 * own as timespans, `{{name}}` the parameter as a KQL literal. A live resource, whose id is not known yet, is written as
 * `{{target:<key>}}`: the component puts the id in.
 */
export function renderQuery(
  query: string,
  parameters: Record<string, number | string | string[]>,
  scope: QueryScope,
  timing: QueryTiming,
): string {
  return query
    .replace(/\{\{window\}\}/g, timespan(timing.windowSize))
    .replace(/\{\{frequency\}\}/g, timespan(timing.evaluationFrequency))
    .replace(/^[ \t]*\{\{scope\}\}[ \t]*\n?/gm, () => (scope.kind === "all" ? "" : `| where ${filter(scope)}\n`))
    .replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (Object.hasOwn(parameters, name) ? kqlLiteral(parameters[name]!) : whole))
    .trim();
}

function filter(scope: { kind: "only" | "except"; targets: Target[] }): string {
  const ids = [...scope.targets].sort((a, b) => compare(a.key, b.key));
  const list = ids.map((t) => (t.live ? `"{{target:${t.key}}}"` : kqlLiteral(t.key)));
  return `${resourceOf(ids[0]!.type)} ${scope.kind === "only" ? "in~" : "!in~"} (${list.join(", ")})`;
}

/** Rows of scale sets may name the instance, `<scale set>/virtualMachines/0`; they are filtered by their scale set. */
const resourceOf = (type: string): string =>
  type === "microsoft.compute/virtualmachinescalesets"
    ? 'extract("^(.*/virtualmachinescalesets/[^/]+)", 1, tolower(_ResourceId))'
    : "_ResourceId";
