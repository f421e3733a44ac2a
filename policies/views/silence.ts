import type { Node } from "../graph.ts";
import { list, text } from "../peek.ts";
import { bareKql, queriesOf } from "./queries.ts";

/** A query that itself compares the last row with the clock: any row it returns is a silence. */
const computes = /\b(max|arg_max|maxif)\s*\(\s*TimeGenerated\b/;

/** Whether a log rule fires when rows stop coming: on too few of them, or on the age of the last one. Undefined: not known yet. */
export function watchesSilence(node: Node): boolean | undefined {
  const queries = queriesOf(node);
  if (!queries) return undefined;
  if (queries.some((q) => computes.test(bareKql(q)))) return true;
  return ["criteria.allOf", "criterias"].some((path) =>
    (list(node.props, path) ?? []).some((c) => c.state === "known" && isTooFew(c.value)),
  );
}
function isTooFew(criterion: unknown): boolean {
  const operator = text(criterion, "operator") ?? "";
  return /^LessThan/.test(operator) || (/^Equals?$/.test(operator) && Number(text(criterion, "threshold")) === 0);
}
