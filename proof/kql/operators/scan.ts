import { settle } from "../convert.ts";
import { items, type Node } from "../language.ts";
import { type Compiler, type Expr, frameOf, onRows, type Plan, type Row, type Scope } from "../plan.ts";
import type { Value } from "../value.ts";
import { parameterNames } from "./parameters.ts";

/**
 * `scan` with one step. A declared column is its default in the row that is read; `step.column` is what the step last gave it. A row that
 * does not meet the step's condition is dropped and leaves the state as it is.
 */
export function scan(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const declarations = items(node.DeclareClause?.Declarations);
  // The analyser adds match_id, which the result has only on demand.
  if (parameterNames(node).length > 0) return c.refuse("scan with parameters", node);
  const columns = c.columns(node).slice(0, input.columns.length + declarations.length);
  const steps = items(node.Steps);
  const step = steps[0];
  if (!step || steps.length > 1) return c.refuse("scan with several steps", node);
  if (node.OrderByClause || node.PartitionByClause || step.OptionalKeyword || step.Output)
    return c.refuse("scan of this form", node);
  const declared = columns.slice(input.columns.length);
  const defaults = declarations.map((d) => (d.DefaultValue ? c.constant(d.DefaultValue.Value, scope) : null));
  const name = step.Name.SimpleName!;
  const inner: Scope = {
    ...onRows(scope, columns),
    names: new Map([...scope.names, [name, { kind: "step", columns: declared }]]),
  };
  const condition = c.expr(step.Condition, inner);
  const assignments = items(step.ComputationClause?.Assignments).map((a) => ({
    to: declared.findIndex((k) => k.name === a.Name.SimpleName),
    expr: c.expr(a.Expression, inner),
  }));
  return {
    columns,
    run: (run) => {
      let state: Row = defaults;
      const out: Row[] = [];
      const rows = input.run(run);
      const frame = frameOf(run, rows);
      rows.forEach((row, index) => {
        Object.assign(frame, { row: [...row, ...defaults], index, locals: new Map([[name, state]]) });
        if (condition.eval(frame) !== true) return;
        state = assigned(defaults, assignments, (e) => e.eval(frame), declared);
        out.push([...row, ...state]);
      });
      return out;
    },
  };
}
function assigned(
  defaults: Row,
  assignments: { to: number; expr: Expr }[],
  value: (e: Expr) => Value,
  declared: { type: string }[],
): Row {
  const next = [...defaults];
  for (const { to, expr } of assignments) next[to] = settle(declared[to]!.type, value(expr));
  return next;
}
