import type { Problem } from "../base/refusal.ts";

/** A problem of one row, and what it has in common with those of other rows. */
export interface RowProblem extends Problem {
  cause: string;
}

/** More than this of one cause, and only the first is shown, with the number of the others. */
const shown = 3;

/** One cause, one message, however many rows. The problems come sorted, and stay so. */
export function collapse(problems: readonly RowProblem[]): Problem[] {
  const counts = new Map<string, number>();
  for (const { cause } of problems) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  const seen = new Set<string>();
  return problems.flatMap(({ cause, ...problem }): Problem[] => {
    const count = counts.get(cause)!;
    if (count <= shown) return [problem];
    if (seen.has(cause)) return [];
    seen.add(cause);
    return [{ ...problem, message: `${problem.message}; so it is with ${count - 1} more rows` }];
  });
}
