import { clean } from "./message.ts";
import type { ReadFile } from "./readFile.ts";
import type { Level } from "./rule.ts";
import type { SettingsProblem } from "./settings.ts";
import { count, listed } from "./words.ts";

/** One violation that was there when a baseline was made. */
export interface Known {
  rule: string;
  /** URN, or the ARM id where the resources are rows of an inventory. */
  resource: string;
  /** What exactly is missing, where a rule asks for several things: another one missing is new. */
  signals?: string[];
}
export interface Baseline {
  version: 1;
  violations: Known[];
}
type Violation = { rule: string; urn: string; signals?: readonly string[] };
interface Weighed {
  level: Level;
  /** Why it is not what its rule says. */
  note?: string;
}

/** What a run may still violate: what a baseline knows, and so many violations of a rule as its budget has. */
export class Debt {
  private readonly known = new Map<string, Known>();
  private readonly budgets: Readonly<Record<string, number>>;
  private readonly met = new Set<string>();
  private readonly spent = new Map<string, number>();

  constructor(known: readonly Known[], budgets: Readonly<Record<string, number>>) {
    for (const k of known) this.known.set(keyOf(k.rule, k.resource), k);
    this.budgets = budgets;
  }

  weigh({ rule, urn, signals }: Violation, level: Level): Weighed {
    const key = keyOf(rule, urn);
    const known = this.known.get(key);
    if (known) this.met.add(key);
    const added = known?.signals && signals ? signals.filter((s) => !known.signals!.includes(s)) : [];
    if (known && added.length === 0)
      return { level: level === "mandatory" ? "advisory" : level, note: "Known: it is in the baseline." };
    const note = added.length ? `Not in the baseline: ${added.join(", ")}` : undefined;
    if (level !== "mandatory" || !Object.hasOwn(this.budgets, rule)) return { level, note };
    const spent = (this.spent.get(rule) ?? 0) + 1;
    this.spent.set(rule, spent);
    const budget = this.budgets[rule]!;
    return spent <= budget
      ? { level: "advisory", note: `Within the budget of ${budget} of this policy.` }
      : { level, note: `Over the budget of ${budget} of this policy.` };
  }

  /** What cannot be judged may still be there. */
  unjudged(rule: string, urn: string): void {
    this.met.add(keyOf(rule, urn));
  }

  /** What can be taken out of the baseline, of the stacks that were judged: one file may serve several. */
  told(urns: Iterable<string>): string[] {
    const judged = new Set([...urns].map(stackOf));
    const gone = [...this.known]
      .filter(([key, k]) => !this.met.has(key) && judged.has(stackOf(k.resource)))
      .map(([, k]) => `${k.rule} of ${clean(k.resource.split(/::|\//).at(-1)!)}`)
      .sort();
    if (gone.length === 0) return [];
    return [
      `${count(gone.length, "violation")} of the baseline ${gone.length === 1 ? "does" : "do"} not occur any more: ${listed(gone, 5)}. \`azmon policy baseline\` drops them.`,
    ];
  }
  clear(): void {
    this.met.clear();
    this.spent.clear();
  }
}

const keyOf = (rule: string, resource: string): string => `${rule}\n${resource}`;
/** Stack and project of a URN; nothing for an ARM id. */
const stackOf = (urn: string): string => (urn.startsWith("urn:") ? urn.split("::").slice(0, 2).join("::") : "");

/** A baseline of what was found, in an order that does not change. */
export function baselineOf(found: readonly { rule: string; urn?: string; signals?: readonly string[] }[]): Baseline {
  const violations = found.flatMap(({ rule, urn, signals }): Known[] =>
    urn === undefined ? [] : [{ rule, resource: urn, ...(signals ? { signals: [...signals].sort() } : {}) }],
  );
  return { version: 1, violations: violations.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)) };
}
const orderOf = (k: Known): string => `${k.resource}\n${k.rule}`;

/** The old baseline without what does not occur any more. Of other stacks than those judged nothing can be said, so it stays. */
export function shrunk(old: Baseline, now: Baseline, urns: Iterable<string>): Baseline {
  const judged = new Set([...urns].map(stackOf));
  const there = new Map(now.violations.map((k) => [keyOf(k.rule, k.resource), k]));
  const violations = old.violations.flatMap((k): Known[] => {
    if (!judged.has(stackOf(k.resource))) return [k];
    const still = there.get(keyOf(k.rule, k.resource));
    if (!still) return [];
    if (!k.signals || !still.signals) return [k];
    const signals = k.signals.filter((s) => still.signals!.includes(s));
    return signals.length ? [{ ...k, signals }] : [];
  });
  return { version: 1, violations };
}

/** Reads a baseline; else says what is wrong with it. */
export function parseBaseline(json: unknown): Baseline | string {
  const { version, violations } = (json ?? {}) as Partial<Baseline>;
  if (version !== 1 || !Array.isArray(violations)) return "is no baseline of azmon: it needs `version` 1 and `violations`";
  const wrong = violations.findIndex((k) => typeof k?.rule !== "string" || typeof k.resource !== "string");
  return wrong < 0 ? { version, violations } : `needs \`rule\` and \`resource\` in violations[${wrong}]`;
}

/** Reads the baseline a setting names. One that cannot be read knows nothing, and is told. */
export function readBaseline(path: string | undefined, read: ReadFile): { known: Known[]; problems: SettingsProblem[] } {
  if (path === undefined) return { known: [], problems: [] };
  const file = read(path);
  const baseline = "problem" in file ? file.problem : parseBaseline(file.json);
  if (typeof baseline !== "string") return { known: baseline.violations, problems: [] };
  return { known: [], problems: [{ path: "baseline", problem: `(${clean(path)}) ${baseline}` }] };
}
