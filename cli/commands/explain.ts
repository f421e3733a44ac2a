import type { Command } from "commander";

interface Options {
  stack?: string;
  config?: string;
  inventory?: string[];
  today?: string;
}

export function explainCommand(program: Command): void {
  program
    .command("explain <subject>")
    .description("Explain an alert, a finding or a resource: what it means, its effective values and who set them.")
    .option("-s, --stack <name>", "stack to plan (default: the one --config names, else prod)")
    .option("-c, --config <file>", "stack file to use instead of the project's own")
    .option("-i, --inventory <file...>", "inventories that replace the stack's; - is the standard input")
    .option("--today <day>", "day that decides what has expired or retired, as 2026-11-25 (default: today, UTC)")
    .action(async (subject: string, options: Options) => {
      const [{ makePlan }, { explain }] = await Promise.all([import("../plan/make.ts"), import("../explain/explain.ts")]);
      const { plan } = await makePlan(options);
      console.log(explain(plan, subject));
    });
}
