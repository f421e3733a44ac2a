import { compare } from "../../core/base/json.ts";
import type { PlanResource } from "./types.ts";

/** Ids of the action groups that a rendered rule calls; of a Prometheus rule group, those of the rule titled `title`. */
export function actionGroupsOf(resource: PlanResource, title: string): string[] {
  const { actions, rules } = resource.inputs as { actions?: unknown; rules?: { alert?: string; actions?: unknown }[] };
  const own = rules?.filter((r) => r.alert === title) ?? [];
  const found = rules ? (own.length > 0 ? own : rules).map((r) => r.actions) : [actions];
  return [...new Set(found.flatMap(idsIn))].sort(compare);
}

/** Metric and Prometheus rules list `{ actionGroupId }`, activity rules `{ actionGroups: [{ actionGroupId }] }`, log rules plain ids. */
function idsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  const object = (value ?? {}) as { actionGroupId?: unknown; actionGroups?: unknown };
  return [object.actionGroupId, object.actionGroups].filter((x) => x !== undefined).flatMap(idsIn);
}
