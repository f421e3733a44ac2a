import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { planJson } from "../../cli/plan/build.ts";
import { makePlan } from "../../cli/plan/make.ts";
import type { StackChoice } from "../../cli/plan/stackConfig.ts";
import type { Plan } from "../../cli/plan/types.ts";
import { htmlReport } from "../../cli/report/html/report.ts";
import { markdownReport } from "../../cli/report/markdown.ts";

export const root = join(import.meta.dirname, "../..");

export interface Planned {
  plan: Plan;
  /** What `azmon plan` writes, file by file. */
  files: Record<string, string>;
}

/** `azmon plan` of the project in a folder, up to writing. */
export async function planned(folder: string, choice: StackChoice = {}): Promise<Planned> {
  const { plan } = await makePlan(choice, undefined, folder);
  return { plan, files: { "plan.json": planJson(plan), "report.html": htmlReport(plan), "report.md": markdownReport(plan) } };
}

/** Every file of a folder and what it holds: two of these are equal where nothing was written. */
export const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => [join(f.parentPath, f.name), readFileSync(join(f.parentPath, f.name), "utf8")]),
  );
