import type { Command } from "commander";
import { styleFor, wantsColour } from "../terminal/style.ts";
import { summary } from "../terminal/summary.ts";
import { progressOn } from "../terminal/progress.ts";

interface Options {
  stack?: string;
  config?: string;
  inventory?: string[];
  out?: string;
  today?: string;
}

export function planCommand(program: Command): void {
  program
    .command("plan")
    .description("Show everything a stack would deploy, what it costs and what stays uncovered; needs no cloud and no login.")
    .option("-s, --stack <name>", "stack to plan (default: the one --config names, else prod)")
    .option("-c, --config <file>", "stack file to use instead of the project's own")
    .option("-i, --inventory <file...>", "inventories that replace the stack's; - is the standard input")
    .option("-o, --out <folder>", "folder for the files (default: out/<stack>)")
    .option("--today <day>", "day that decides what has expired or retired, as 2026-11-25 (default: today, UTC)")
    .action(async (options: Options) => {
      // The SDKs take a second to load, which help and wrong usage need not wait for.
      const [{ makePlan }, { writePlan }] = await Promise.all([import("../plan/make.ts"), import("../plan/write.ts")]);
      const progress = progressOn(process.stderr, "registering resources:");
      const made = await makePlan(options, progress.tick).finally(progress.stop);
      const written = await writePlan(made.plan, options.out ?? made.defaultOut, made.about);
      const style = styleFor(wantsColour(process.stdout, process.env));
      console.log(summary(made.plan, { style, columns: process.stdout.columns ?? 110, written }));
      if (made.plan.findings.some((f) => f.severity === "error")) process.exitCode = 1;
    });
}
