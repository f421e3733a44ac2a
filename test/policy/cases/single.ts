import type { AnalyzeOptions } from "../../../policies/testing/analyze.ts";
import { Program } from "../../../policies/testing/program.ts";
import type { Case } from "./case.ts";

type Inputs = Record<string, unknown>;

/** A case about one resource: what it is, its good inputs, and what replaces some of them in the bad program. */
export function single(
  rule: string,
  type: string,
  good: Inputs,
  broken: Inputs,
  says: string,
  more: { config?: AnalyzeOptions["config"]; around?: (p: Program) => void } = {},
): Case {
  const program = new Program();
  more.around?.(program);
  program.add(type, "it", good);
  return { rule, good: program, bad: program.set("it", broken), at: "it", says, ...more };
}
