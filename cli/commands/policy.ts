import type { Command } from "commander";
import { nearest } from "../../core/base/nearest.ts";
import { Refusal } from "../../core/base/refusal.ts";
import { rules } from "../../policies/rules/index.ts";
import type { Language } from "../../policies/languages/index.ts";
import { registerCheck } from "../policy/check.ts";
import { languageHere, languageOption } from "../policy/language.ts";
import { styleFor, wantsColour } from "../terminal/style.ts";
import { explainRule, listRules } from "./policyText.ts";

/** `azmon policy explain [rule]`, `check <file>` and `baseline <file>`. */
export function registerPolicy(program: Command): void {
  const policy = program
    .command("policy")
    .description("Read about the policies, or put a plan or a stack to them without deploying it.");
  const style = () => styleFor(wantsColour(process.stdout, process.env));
  policy
    .command("explain")
    .argument("[rule]", "name of a policy; without one, all are listed")
    .addOption(languageOption())
    .description("What a policy asks for, why, and the lines that satisfy it.")
    .action((name: string | undefined, { language }: { language?: Language }) => {
      if (name === undefined) return console.log(listRules(rules, style()));
      const rule = rules.find((r) => r.name === name);
      if (!rule)
        throw new Refusal([
          {
            path: "policy",
            message: "there is no such policy",
            found: name,
            nearest: nearest(
              name,
              rules.map((r) => r.name),
            ),
          },
        ]);
      console.log(explainRule(rule, style(), language ?? languageHere(process.cwd()) ?? "typescript"));
    });
  registerCheck(policy);
}
