import { alreadyThere } from "../../core/findings/azmon.ts";
import type { Finding } from "../../core/findings/finding.ts";
import type { PlanResource } from "./types.ts";
import type { Observed } from "./view.ts";

/** Resources to be made under an id that the inventory has already: Azure or Pulumi would refuse them, or overwrite somebody's work. */
export function taken(resources: readonly PlanResource[], observed: readonly Observed[]): Finding[] {
  const there = new Set(observed.flatMap((o) => [...o.inventory]));
  if (there.size === 0) return [];
  return resources
    .filter((r) => r.custom && r.id !== undefined && there.has(r.id.toLowerCase()))
    .map((r) => alreadyThere.of({ target: r.id }, { type: r.type, name: r.name, id: r.id! }));
}
