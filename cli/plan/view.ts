import { compare } from "../../core/base/json.ts";
import type { Monitored } from "../../core/decide/observe.ts";
import type { PlanResource } from "./types.ts";

/** A `Monitored` whose URNs have arrived. */
export type Observed = Omit<Monitored, "urns"> & { urns: Record<string, string> };

/** Decisions with what they mean in the plan: keys of targets as ids, keys of things made as resources. */
export interface View extends Observed {
  idOf: (targetKey: string) => string;
  /** What was registered for a rule, setting or association; undefined where nothing was. */
  resourceOf: (key: string) => PlanResource | undefined;
}

export function viewOf(observed: Observed, resources: Map<string, PlanResource>): View {
  const ids = new Map(observed.decisions.targets.map((t) => [t.key, t.id]));
  const urns = new Map(Object.entries(observed.urns));
  return {
    ...observed,
    idOf: (key) => ids.get(key) ?? key,
    resourceOf: (key) => resources.get(urns.get(key) ?? ""),
  };
}

/** In the order of a key that is computed once an item. */
export const sorted = <T>(list: T[], key: (item: T) => string): T[] =>
  list
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => compare(a.key, b.key))
    .map((x) => x.item);
