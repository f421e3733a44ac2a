import { watch, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { unreadable } from "../../core/inventory/file.ts";
import { Refusal } from "../../core/base/refusal.ts";
import { runTrials } from "../../proof/run.ts";
import { explainFailure } from "../failure.ts";
import { findProject } from "../plan/project.ts";
import { stackFileOf } from "../plan/stackConfig.ts";
import { styleFor, wantsColour } from "../terminal/style.ts";
import { choose, type TestOptions } from "./choose.ts";
import { junit } from "./junit.ts";
import { report } from "./report.ts";

/** Runs the cases and prints the report. 0: all passed; 1: some failed. With `watch` it goes on until it is stopped. */
export async function runTests(names: string[], options: TestOptions): Promise<number> {
  if (!options.watch) return once(names, options);
  if (options.stack === undefined && options.config === undefined)
    throw new Refusal([{ path: "--watch", message: "needs --stack or --config: without one nothing can change" }]);
  const { file } = stackFileOf(findProject(process.cwd()), options);
  const again = (): Promise<unknown> => once(names, options).catch((error: unknown) => console.error(explainFailure(error)));
  await again();
  for await (const _ of changesOf(file)) {
    console.log("");
    await again();
  }
  return 0;
}

async function once(names: string[], options: TestOptions): Promise<number> {
  const chosen = choose(names, options);
  const results = runTrials(chosen.trials, chosen.preset);
  if (options.junit !== undefined) write(options.junit, junit(results));
  console.log(report(chosen, results, styleFor(wantsColour(process.stdout, process.env))));
  return results.some((r) => r.status === "failed") ? 1 : 0;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(resolve(file), text);
  } catch (error) {
    throw new Refusal([{ path: "--junit", ...unreadable(error, file) }]);
  }
}

/** One item for each burst of changes: editors write a file in several steps. */
async function* changesOf(file: string): AsyncGenerator<void> {
  let wake = (): void => {};
  let changed = false;
  const watcher = watch(file, () => {
    changed = true;
    wake();
  });
  try {
    for (;;) {
      if (!changed) await new Promise<void>((done) => (wake = done));
      await new Promise((done) => setTimeout(done, 100));
      changed = false;
      yield;
    }
  } finally {
    watcher.close();
  }
}
