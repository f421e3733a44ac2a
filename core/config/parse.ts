import { presets } from "../../catalogue/schema.ts";
import { compare } from "../base/json.ts";
import type { Report } from "../base/problems.ts";
import type { Problem } from "../base/refusal.ts";
import { pathText, show } from "../base/show.ts";
import { checkSections } from "./checkSections.ts";
import { checkNames, fields } from "./checks.ts";
import { problemsOf } from "./issues.ts";
import type { Known } from "./known.ts";
import { onPreset, pages } from "./presets.ts";
import { environmentConfig, type EnvironmentConfig, type EnvironmentConfigInput } from "./schema.ts";

/** Either the config, or all that is wrong with it. */
export type ParsedConfig = { config: EnvironmentConfig; problems: [] } | { config?: undefined; problems: Problem[] };

/** Checks what stands under `azmon:config`: read from a stack file, or given by Pulumi. */
export function parseConfig(value: unknown, known: Known): ParsedConfig {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { problems: [{ path: "azmon:config", message: "must be an object", found: show(value) }] };
  const raw = asWritten(value);
  const parsed = environmentConfig.safeParse(laidOnPreset(raw));
  const problems = parsed.success ? [] : problemsOf(parsed.error.issues, raw);
  const report: Report = (path, problem) => problems.push({ path: pathText(path), ...problem });
  checkNames(fields(raw), known, report);
  checkSections(fields(raw), report);
  if (parsed.success && problems.length === 0) return { config: settled(parsed.data), problems: [] };
  return { problems: withoutRepeats(problems) };
}

/** An environment from what a person would write, checked by itself only: names and what is between settings are `parseConfig`'s. */
export const environmentOf = (written: EnvironmentConfigInput): EnvironmentConfig =>
  settled(environmentConfig.parse(laidOnPreset(written)));

/** A preset that is not one is left to the schema to refuse. */
const laidOnPreset = (raw: unknown): unknown => {
  const preset = presets.find((p) => p === (raw as { preset?: unknown }).preset);
  return preset === undefined ? raw : onPreset(raw, preset, environmentConfig);
};

const settled = (config: EnvironmentConfig): EnvironmentConfig =>
  pages[config.preset] ? config : { ...config, routing: { owners: {} } };

/** One problem a place: where the schema has spoken of a value, a check between settings says nothing new. */
function withoutRepeats(problems: Problem[]): Problem[] {
  const byPath = new Map<string, Problem>();
  for (const problem of problems) if (!byPath.has(problem.path)) byPath.set(problem.path, problem);
  return [...byPath.values()].sort((a, b) => compare(a.path, b.path));
}

/**
 * Pulumi hands on a day that was written without quotes as Go prints a time: `2027-12-31 00:00:00 +0000 UTC`. Undone, so that a file
 * means the same wherever it is read.
 */
function asWritten(value: unknown): unknown {
  if (typeof value === "string")
    return value.replace(/^(\d{4}-\d\d-\d\d)( \d\d:\d\d:\d\d)? \+0000 UTC$/, (_, day: string, clock?: string) =>
      clock === undefined || clock === " 00:00:00" ? day : `${day}${clock}`,
    );
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (v === undefined ? [] : [[k, asWritten(v)]])));
}
