import { existsSync, writeFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { checkedDay, dayOf } from "../../core/base/day.ts";
import { Refusal } from "../../core/base/refusal.ts";
import { type PolicyConfig, type Report, SETTINGS } from "../../policies/analyzer.ts";
import { check, readPackConfig } from "../../policies/check.ts";
import { readCover } from "../../policies/cover.ts";
import { type Baseline, baselineOf, parseBaseline, shrunk } from "../../policies/debt.ts";
import type { Language } from "../../policies/languages/index.ts";
import { pack } from "../../policies/pack.ts";
import { readJsonFile } from "../../policies/readFile.ts";
import { readSettings } from "../../policies/settings.ts";
import type { Source } from "../../policies/sources.ts";
import { count } from "../../policies/words.ts";
import { terminal } from "../escape/terminal.ts";
import { styleFor, wantsColour } from "../terminal/style.ts";
import { type Format, violations } from "./format.ts";
import { languageHere, languageOption } from "./language.ts";
import { github, json, junit } from "./pipelines.ts";
import { sarif } from "./sarif.ts";
import { readJson, readSourceFile } from "./source.ts";
import { byResource, byRule, inFull } from "./text.ts";

interface Judging {
  policyPackConfig?: string;
  coveredBy?: string[];
  today?: string;
}
interface CheckOptions extends Judging {
  language?: Language;
  baseline?: string;
  full?: boolean;
  by: "rule" | "resource";
  format: "text" | "json" | "sarif" | "junit" | "github";
  json?: boolean;
}
interface BaselineOptions extends Judging {
  out: string;
  acceptNew?: boolean;
}
const formats = { json, sarif, junit, github } satisfies Record<string, Format>;
const what =
  "plan.json, an inventory, the answer of `pulumi stack export` or of `pulumi preview --json --show-sames`; - is the standard input";

const judging = (command: Command): Command =>
  command
    .argument("<file>", what)
    .option("-c, --policy-pack-config <file>", "levels and settings, as `pulumi` takes them")
    .option("--covered-by <plan...>", "plan.json of the stack that watches these resources: what it covers is not asked of them")
    .option("--today <day>", "day that decides about expiry and retirement, as 2026-11-25 (default: today)");

export function registerCheck(policy: Command): void {
  judging(policy.command("check"))
    .option("--baseline <file>", "violations that are known, from `azmon policy baseline`: only others fail")
    .option("--full", "why each violation matters, and the lines that repair it")
    .addOption(new Option("--by <what>", "what lines are grouped by").choices(["rule", "resource"]).default("rule"))
    .addOption(
      new Option("--format <format>", "what is printed").choices(["text", "json", "sarif", "junit", "github"]).default("text"),
    )
    .addOption(languageOption())
    .option("--json", "the same as --format json")
    .description(
      "Put resources to the policies without deploying anything. Exit code 0: nothing mandatory is violated, 1: something is, 2: nothing was judged.",
    )
    .action(checkCommand);
  judging(policy.command("baseline"))
    .option("-o, --out <file>", "file to write", "azmon-baseline.json")
    .option("--accept-new", "take new violations into a baseline that exists")
    .description(
      "Write down what is violated now, so that `check --baseline` fails on what comes new. A file that exists only shrinks.",
    )
    .action(baselineCommand);
}

function checkCommand(file: string, options: CheckOptions): void {
  const { source, reports, config } = judge(file, options, options.baseline, options.language);
  const format = options.json ? "json" : options.format;
  const text = options.full ? inFull : options.by === "resource" ? byResource : byRule;
  const write = format === "text" ? text : formats[format];
  const { settings } = readSettings(config.get(SETTINGS)?.properties ?? {});
  const style = styleFor(wantsColour(process.stdout, process.env));
  console.log(write({ source, file, reports, version: pack.version, hasBaseline: settings.baseline !== undefined, style }));
  if (reports.some((r) => r.level === "mandatory")) process.exitCode = 1;
}

function baselineCommand(file: string, options: BaselineOptions): void {
  const { source, reports } = judge(file, options, null);
  const now = baselineOf(violations(reports));
  const old = existsSync(options.out) ? parsed(options.out) : undefined;
  const urns = source.resources.map((r) => r.urn);
  const next = !old ? now : shrunk(old, now, urns);
  if (old && options.acceptNew) next.violations = merged(next, now);
  writeFileSync(options.out, `${JSON.stringify(next, undefined, 2)}\n`);
  console.log(
    `${terminal(options.out)}: ${count(next.violations.length, "violation")}${old ? `, ${old.violations.length} before` : ""}`,
  );
  const left = merged(next, now).length - next.violations.length;
  if (left > 0)
    console.log(
      `${count(left, "new violation")} not taken in: \`azmon policy check --baseline\` fails on what is mandatory of it, --accept-new takes it.`,
    );
}
/** What stands in either, with all that is missing now. */
function merged(old: Baseline, now: Baseline): Baseline["violations"] {
  const key = (k: { rule: string; resource: string }) => `${k.resource}\n${k.rule}`;
  const all = new Map([...old.violations, ...now.violations].map((k) => [key(k), k]));
  return [...all.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
function parsed(file: string): Baseline {
  const baseline = parseBaseline(readJson(file));
  if (typeof baseline === "string") throw new Refusal([{ path: file, message: baseline }]);
  return baseline;
}

interface Judged {
  source: Source;
  reports: Report[];
  config: Map<string, PolicyConfig>;
}
/** `baseline` null: none, whatever the settings say, since one is being made. */
function judge(file: string, options: Judging, baseline: string | undefined | null, language?: Language): Judged {
  const source = readSourceFile(file);
  const today = options.today === undefined ? dayOf(new Date()) : checkedDay(options.today, "--today");
  const config = packConfig(options.policyPackConfig);
  const plans = options.coveredBy ?? [];
  const { problems } = readCover(plans, readJsonFile, today);
  if (problems.length) throw new Refusal(problems.map(({ path, problem }) => ({ path: `--${path}`, message: problem })));
  if (baseline) parsed(baseline);
  setOptions(config, { plans, baseline, language });
  return { source, reports: check(source, config, today), config };
}

interface Given {
  plans: readonly string[];
  baseline: string | undefined | null;
  language: Language | undefined;
}
/** The options are the settings of the same names; those of the command line come last. */
function setOptions(config: Map<string, PolicyConfig>, { plans, baseline, language }: Given): void {
  const own = config.get(SETTINGS) ?? { level: "advisory", properties: {} };
  const { baseline: set, coveredBy, ...properties } = own.properties;
  const used = baseline === null ? undefined : (baseline ?? set);
  const covers = [...(Array.isArray(coveredBy) ? coveredBy : []), ...plans];
  const spoken = language ?? properties["language"] ?? languageHere(process.cwd());
  config.set(SETTINGS, {
    ...own,
    properties: {
      ...properties,
      ...(used === undefined ? {} : { baseline: used }),
      ...(covers.length ? { coveredBy: covers } : {}),
      ...(spoken === undefined ? {} : { language: spoken }),
    },
  });
}

function packConfig(file: string | undefined): Map<string, PolicyConfig> {
  if (file === undefined) return new Map();
  const { config, problems } = readPackConfig(readJson(file));
  if (problems.length) throw new Refusal(problems.map((message) => ({ path: file, message })));
  return config;
}
