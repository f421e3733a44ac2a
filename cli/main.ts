#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { explainCommand } from "./commands/explain.ts";
import { planCommand } from "./commands/plan.ts";
import { registerPolicy } from "./commands/policy.ts";
import { testCommand } from "./commands/test.ts";
import { explainFailure } from "./failure.ts";

/** Exit codes: 0 good, 1 done but with error findings, 2 usage, config or inventory refused. */
const program = new Command("azmon")
  .description("Monitoring as code for Azure: an inventory in, a monitored environment out.")
  .showSuggestionAfterError(true)
  .exitOverride();
planCommand(program);
explainCommand(program);
registerPolicy(program);
testCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    console.error(explainFailure(error));
    process.exitCode = 2;
  }
}
