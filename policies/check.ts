import { Analyzer, type PolicyConfig, type Report, SETTINGS } from "./analyzer.ts";
import { indexCatalogue } from "./catalogue.ts";
import type { Level } from "./rule.ts";
import { rules } from "./rules/index.ts";
import type { Source } from "./sources.ts";

const levels: readonly string[] = ["advisory", "mandatory", "remediate", "disabled"] satisfies Level[];

/** Rules on how a program is written: Azure returns no secret, and a row is nobody's text. */
const ofPrograms: readonly string[] = ["forbid-clear-secrets", "forbid-output-text"];

/** What the pack says of resources that a file describes, as it would while they are deployed. Sorted by resource, then by rule. */
export function check(source: Source, config: Map<string, PolicyConfig>, today: string): Report[] {
  const analyzer = new Analyzer({ rules, catalogue: indexCatalogue(), today });
  analyzer.configure(config);
  analyzer.configureStack(source.stack);
  const single = source.resources.flatMap((r) => analyzer.analyze(r));
  const order = (r: Report) => `${r.urn ?? ""}\n${r.rule}`;
  const notes = (source.notes ?? []).map((message): Report => ({ rule: SETTINGS, level: "advisory", message }));
  const all = [...single, ...analyzer.analyzeStack(source.resources), ...notes];
  const said = source.format === "inventory" ? all.filter((r) => !ofPrograms.includes(r.rule)) : all;
  return said.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** The file that `--policy-pack-config` takes, as the engine would hand it on: `all`, a level, or properties, by policy. */
export function readPackConfig(json: unknown): { config: Map<string, PolicyConfig>; problems: string[] } {
  const config = new Map<string, PolicyConfig>();
  const problems: string[] = [];
  const entries = json !== null && typeof json === "object" && !Array.isArray(json) ? Object.entries(json) : [];
  if (json === null || typeof json !== "object" || Array.isArray(json)) problems.push("is no JSON object");
  const known = [SETTINGS, "all", ...rules.map((r) => r.name)];
  const given = new Map<string, PolicyConfig>();
  for (const [name, entry] of entries) {
    if (!known.includes(name)) problems.push(`${name}: there is no such policy`);
    const { enforcementLevel, ...properties } =
      typeof entry === "string" ? { enforcementLevel: entry } : ({ ...entry } as Record<string, unknown>);
    if (enforcementLevel !== undefined && !levels.includes(enforcementLevel as string))
      problems.push(`${name}: ${String(enforcementLevel)} is no level; ${levels.join(", ")} are`);
    given.set(name, { level: (enforcementLevel ?? given.get("all")?.level ?? "advisory") as Level, properties });
  }
  const all = given.get("all")?.level;
  for (const name of known) {
    const own = given.get(name);
    if (name !== "all" && (own || all)) config.set(name, own ?? { level: all!, properties: {} });
  }
  return { config, problems };
}
