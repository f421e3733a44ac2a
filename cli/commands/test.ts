import type { Command } from "commander";
import type { TestOptions } from "../prove/choose.ts";

export function testCommand(program: Command): void {
  program
    .command("test [alerts...]")
    .description(
      "Run the cases of the alerts: made-up series and events, and what must fire. With the catalogue's values, or with --stack those of an environment.",
    )
    .option("-s, --stack <name>", "stack whose values, overrides included, to test with (default: the catalogue's values)")
    .option("-c, --config <file>", "stack file to use instead of the project's own")
    .option("--preset <name>", "preset whose values to test with, where no stack is given (default: production)")
    .option("--junit <file>", "write the results as JUnit XML, too")
    .option("-w, --watch", "run again whenever the stack file changes")
    .addHelpText(
      "after",
      "\nAlerts are ids, such as vm.cpu, or their beginnings: vm for all of vm.*. Exit: 0 all passed, 1 not, 2 refused.",
    )
    .action(async (alerts: string[], options: TestOptions) => {
      const { runTests } = await import("../prove/run.ts");
      const code = await runTests(alerts, options);
      if (code !== 0) process.exitCode = code;
    });
}
