import type { Sourced } from "../core/decide/ruleTypes.ts";

/** The values that the environment set, and where: the usual reason why a case comes out otherwise than in the catalogue. */
export function changed(values: Record<string, Sourced<unknown>>): string {
  const own = Object.entries(values).filter(([, v]) => v.from !== "catalogue" && v.from !== "preset");
  return own.map(([key, v]) => `; ${key} from ${v.path}`).join("");
}
