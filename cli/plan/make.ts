import { join, relative, resolve } from "node:path";
import type { About } from "../report/html/report.ts";
import { aboutOf } from "./about.ts";
import { buildPlan } from "./build.ts";
import { runProgram } from "./program.ts";
import { findProject } from "./project.ts";
import { type StackChoice, readStackConfig } from "./stackConfig.ts";
import type { Plan } from "./types.ts";

export const IMPORT_FILE = "import.json";

interface MadePlan {
  plan: Plan;
  stack: string;
  /** `out/<stack>` of the project. */
  defaultOut: string;
  about: About;
}

/** Plans a stack of the project that `from` lies in. Writes nothing. */
export async function makePlan(choice: StackChoice, onResource?: () => void, from = process.cwd()): Promise<MadePlan> {
  const project = findProject(from);
  const { stack, values, subscriptionId, inventory } = readStackConfig(project, choice);
  const { recorded, observed } = await runProgram(project, stack, values, { subscriptionId, onResource });
  const defaultOut = join(project.root, "out", stack);
  const importFile = relative(from, resolve(from, choice.out ?? defaultOut, IMPORT_FILE));
  const plan = buildPlan(stack, recorded, observed, importFile);
  return { plan, stack, defaultOut, about: aboutOf(inventory, choice.today) };
}
