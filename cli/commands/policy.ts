import type { Command } from "commander";
import { checkedDay, dayOf } from "../../core/base/day.ts";
import { nearest } from "../../core/base/nearest.ts";
import { Refusal } from "../../core/base/refusal.ts";
import { type PolicyConfig, SETTINGS } from "../../policies/analyzer.ts";
import { check, readPackConfig } from "../../policies/check.ts";
import { readCover } from "../../policies/cover.ts";
import { readJsonFile } from "../../policies/readFile.ts";
import { rules } from "../../policies/rules/index.ts";
import { readJson, readSourceFile } from "../policy/source.ts";
import { styleFor, wantsColour } from "../terminal/style.ts";
import { explainRule, listRules, showReports } from "./policyText.ts";

interface CheckOptions {
  policyPackConfig?: string;
  json?: boolean;
  today?: string;
  coveredBy?: string[];
}

/** `azmon policy explain [rule]` and `azmon policy check <file>`. */
export function registerPolicy(program: Command): void {
  const policy = program
    .command("policy")
    .description("Read about the policies, or put a plan or a stack to them without deploying it.");
  const style = () => styleFor(wantsColour(process.stdout, process.env));
  policy
    .command("explain")
    .argument("[rule]", "name of a policy; without one, all are listed")
    .description("What a policy asks for, why, and the lines that satisfy it.")
    .action((name: string | undefined) => {
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
      console.log(explainRule(rule, style()));
    });
  policy
    .command("check")
    .argument(
      "<file>",
      "plan.json, an inventory, the answer of `pulumi stack export` or of `pulumi preview --json --show-sames`; - is the standard input",
    )
    .option("-c, --policy-pack-config <file>", "levels and settings, as `pulumi` takes them")
    .option("--covered-by <plan...>", "plan.json of the stack that watches these resources: what it covers is not asked of them")
    .option("--today <day>", "day that decides about expiry and retirement, as 2026-11-25 (default: today)")
    .option("--json", "print the reports as JSON")
    .description("Put resources to the policies without deploying anything; exit 1 where a mandatory one is violated.")
    .action((file: string, options: CheckOptions) => {
      const source = readSourceFile(file);
      const today = options.today === undefined ? dayOf(new Date()) : checkedDay(options.today, "--today");
      const config = packConfig(options.policyPackConfig);
      cover(config, options.coveredBy ?? []);
      const reports = check(source, config, today);
      console.log(options.json ? JSON.stringify(reports, undefined, 2) : showReports(source, reports, style()));
      if (reports.some((r) => r.level === "mandatory")) process.exitCode = 1;
    });
}

/** The option is the setting of the same name, but for that a plan which cannot be read is refused here. */
function cover(config: Map<string, PolicyConfig>, plans: readonly string[]): void {
  if (plans.length === 0) return;
  const { problems } = readCover(plans, readJsonFile, "");
  if (problems.length) throw new Refusal(problems.map(({ path, problem }) => ({ path: `--${path}`, message: problem })));
  const own = config.get(SETTINGS) ?? { level: "advisory", properties: {} };
  const given = own.properties["coveredBy"];
  config.set(SETTINGS, {
    ...own,
    properties: { ...own.properties, coveredBy: [...(Array.isArray(given) ? given : []), ...plans] },
  });
}

function packConfig(file: string | undefined): Map<string, PolicyConfig> {
  if (file === undefined) return new Map();
  const { config, problems } = readPackConfig(readJson(file));
  if (problems.length) throw new Refusal(problems.map((message) => ({ path: file, message })));
  return config;
}
