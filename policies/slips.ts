import { nearest } from "../core/base/nearest.ts";
import { exemptionTag, isDay, tooLong } from "./exemptions.ts";
import type { Graph, Node } from "./graph.ts";
import { like } from "./match.ts";
import type { Catalogue, Level, Rule } from "./rule.ts";
import type { Settings, SettingsProblem } from "./settings.ts";

/** Signals that are no alert of the catalogue. */
export const ownSignals = [
  "diagnostics",
  "agent",
  "cluster",
  "flow-log",
  "availability-test",
  "application-insights",
  "service-health",
  "resource-health",
  "activity-log",
];

/** What the settings name and nothing has: a slip there would switch off, or leave on, something else than was meant. */
export function slips(settings: Settings, rules: readonly Rule[], catalogue: Catalogue): SettingsProblem[] {
  const names = rules.map((r) => r.name);
  const signals = [...ownSignals, ...catalogue.alerts()];
  return [
    ...Object.keys(settings.levels).flatMap((name) => unknownName(`levels.${name}`, name, names, "rule")),
    ...Object.keys(settings.budgets).flatMap((name) => unknownName(`budgets.${name}`, name, names, "rule")),
    ...settings.exemptions.flatMap((e, i) => exemptionSlips(e, `exemptions[${e.at ?? i}]`, names, settings)),
    ...settings.externallyCovered.flatMap((e, i) =>
      e.signals.flatMap((s, j) => unknownName(`externallyCovered[${i}].signals[${j}]`, s, signals, "signal")),
    ),
  ];
}

/** The settings without the exemptions that a slip makes free other things than was meant, or everything. */
export function withoutSlips(settings: Settings, rules: readonly Rule[]): Settings {
  const names = rules.map((r) => r.name);
  const exemptions = settings.exemptions.filter((e) => exemptionSlips(e, "", names, settings).length === 0);
  return exemptions.length === settings.exemptions.length ? settings : { ...settings, exemptions };
}

function exemptionSlips(
  e: Settings["exemptions"][number],
  path: string,
  names: readonly string[],
  settings: Settings,
): SettingsProblem[] {
  const long = tooLong(e.expires, settings);
  const given = Object.values(e.match).flatMap((v) => (typeof v === "object" ? Object.values(v) : [v]));
  const everything = given.every((v) => /^\**$/.test(v)) && !Object.keys(e.match.tags ?? {}).length;
  return [
    ...unknownName(`${path}.rule`, e.rule, names, "rule"),
    ...(everything
      ? [{ path: `${path}.match`, problem: "matches every resource: name what it frees, or set the rule's level under `levels`" }]
      : []),
    ...(isDay(e.expires) ? [] : [{ path: `${path}.expires`, problem: `is "${e.expires}", which is no day` }]),
    ...(long ? [{ path: `${path}.expires`, problem: long }] : []),
  ];
}
function unknownName(path: string, name: string, known: readonly string[], what: string): SettingsProblem[] {
  if (known.some((k) => like(name, k))) return [];
  const close = nearest(name, known);
  return [{ path, problem: `"${name}" names no ${what}${close ? `; did you mean ${close}?` : ""}` }];
}

export interface TagSlip {
  node: Node;
  problem: string;
}
/** Tags that mean to exempt and do not. */
export function tagSlips(graph: Graph, settings: Settings, rules: readonly Rule[], levelOf: (rule: Rule) => Level): TagSlip[] {
  return graph.nodes.flatMap((node): TagSlip[] => {
    const tag = exemptionTag(node);
    if (!tag) return [];
    const told = (problem: string): TagSlip[] => [{ node, problem }];
    if (tag.problem) return told(`${tag.problem}: it exempts from nothing`);
    const long = tooLong(tag.expires, settings);
    if (long) return told(`exempts from nothing: its last day ${long}`);
    if (settings.tagExemptions === "none") return told("counts for nothing, since `tagExemptions` is `none`");
    const unknown = tag.rules.flatMap((r) =>
      unknownName(
        "rule",
        r,
        rules.map((x) => x.name),
        "rule",
      ),
    );
    if (unknown.length) return told(unknown.map((u) => u.problem).join("; "));
    const named = rules.filter((rule) => tag.rules.some((r) => r !== "*" && like(r, rule.name)));
    const held = settings.tagExemptions === "advisory" ? named.filter((r) => !/^(advisory|disabled)$/.test(levelOf(r))) : [];
    return held.length
      ? told(`cannot free it from ${held.map((r) => r.name).join(", ")}, mandatory here; an exemption in the settings can`)
      : [];
  });
}
