import { mkdir, open, rename, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { stableJson } from "../../core/base/json.ts";
import { Refusal } from "../../core/base/refusal.ts";
import { type About, htmlReport } from "../report/html/report.ts";
import { markdownReport } from "../report/markdown.ts";
import { planPieces } from "./json.ts";
import { IMPORT_FILE } from "./make.ts";
import { importFile } from "./taken.ts";
import type { Plan } from "./types.ts";

/** Writes the plan and its reports, which are rendered before the first byte is written. Returns the paths as a person would type them. */
export async function writePlan(plan: Plan, folder: string, about?: About): Promise<string[]> {
  const imports = importFile(plan);
  const files = {
    "plan.json": planPieces(plan),
    "report.html": [htmlReport(plan, about)],
    "report.md": [markdownReport(plan)],
    ...(imports && { [IMPORT_FILE]: [`${stableJson(imports, 2)}\n`] }),
  };
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal([{ path: `--out ${folder}`, message: `cannot be a folder (${error.code})` }]);
  });
  // That of an earlier plan would import what this one does not make.
  if (!imports) await rm(join(folder, IMPORT_FILE), { force: true });
  const written: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    // A reader never sees half a file.
    await writePieces(`${path}.part`, content);
    await rename(`${path}.part`, path);
    written.push(relative(process.cwd(), path) || path);
  }
  return written;
}

const AT_ONCE = 1 << 20;

async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, "w");
  try {
    let held = "";
    for (const piece of pieces) {
      held += piece;
      if (held.length < AT_ONCE) continue;
      await file.writeFile(held);
      held = "";
    }
    await file.writeFile(held);
  } finally {
    await file.close();
  }
}
