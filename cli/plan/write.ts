import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { Refusal } from "../../core/base/refusal.ts";
import { type About, htmlReport } from "../report/html/report.ts";
import { markdownReport } from "../report/markdown.ts";
import { planJson } from "./build.ts";
import type { Plan } from "./types.ts";

/** Writes the plan and its reports, all rendered before the first byte is written. Returns the paths as a person would type them. */
export async function writePlan(plan: Plan, folder: string, about?: About): Promise<string[]> {
  const files = { "plan.json": planJson(plan), "report.html": htmlReport(plan, about), "report.md": markdownReport(plan) };
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal([{ path: `--out ${folder}`, message: `cannot be a folder (${error.code})` }]);
  });
  const written: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    // A reader never sees half a file.
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
    written.push(relative(process.cwd(), path) || path);
  }
  return written;
}
