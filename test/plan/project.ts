import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { planJson } from "../../cli/plan/json.ts";
import { makePlan } from "../../cli/plan/make.ts";
import type { StackChoice } from "../../cli/plan/stackConfig.ts";
import type { Plan } from "../../cli/plan/types.ts";
import { htmlReport } from "../../cli/report/html/report.ts";
import { markdownReport } from "../../cli/report/markdown.ts";
import { projectFolder } from "../../cli/testing/project.ts";

export const root = join(import.meta.dirname, "../..");

export interface Planned {
  plan: Plan;
  /** What `azmon plan` writes, file by file. */
  files: Record<string, string>;
}

/** `azmon plan` of the project in a folder, up to writing. */
export async function planned(folder: string, choice: StackChoice = {}): Promise<Planned> {
  const { plan } = await makePlan(choice, undefined, folder);
  let files: Record<string, string> | undefined;
  return {
    plan,
    get files() {
      return (files ??= { "plan.json": planJson(plan), "report.html": htmlReport(plan), "report.md": markdownReport(plan) });
    },
  };
}

const kept = new Map<string, Promise<Planned>>();
/** A plan takes seconds: of the same input one is made for each worker. Whoever asks for it changes nothing in it. */
function once(key: unknown, make: () => Promise<Planned>): Promise<Planned> {
  const text = JSON.stringify(key);
  const plan = kept.get(text) ?? make();
  kept.set(text, plan);
  return plan;
}

/** The day of all plans here: what ends or retires later must not change them. */
const today = "2026-12-01";
/** A stack of this repository, with the sample estate. */
export const plannedStack = (stack: string): Promise<Planned> => once(stack, () => planned(root, { stack, today }));
/** A project of the repository's program, with the given files. */
export const plannedProject = (files: Record<string, string>): Promise<Planned> =>
  once(files, async () => {
    const folder = projectFolder(files);
    return planned(folder, { today }).finally(() => rmSync(folder, { recursive: true, force: true }));
  });

/** Every file of a folder and what it holds: two of these are equal where nothing was written. */
export const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => [join(f.parentPath, f.name), readFileSync(join(f.parentPath, f.name), "utf8")]),
  );
