import { type Cover, type Covered, readCover } from "./cover.ts";
import { Debt, readBaseline } from "./debt.ts";
import { EXEMPTION_TAG, exemptionFor, lastDay } from "./exemptions.ts";
import { Graph, Node, type Resource } from "./graph.ts";
import { like, matches, profileOf } from "./match.ts";
import { clean, violationMessage } from "./message.ts";
import type { Catalogue, Context, Level, Profile, Rule, Verdict } from "./rule.ts";
import { assigned } from "./views/assignments.ts";
import { slips, tagSlips, withoutSlips } from "./slips.ts";
import { defaults, readSettings, type Settings, type SettingsProblem } from "./settings.ts";
import { Ledger, type Report } from "./ledger.ts";
import { type ReadFile, readJsonFile } from "./readFile.ts";

/** The policy that carries the settings and speaks for the pack itself. */
export const SETTINGS = "azmon";

export type { Report };
export interface PolicyConfig {
  level: Level;
  properties: Record<string, unknown>;
}
export interface Remedy {
  rule: string;
  properties: Record<string, unknown>;
}

/**
 * The pack without a wire: plain resources in, reports out. The gRPC server, `azmon policy check` and the test harness are shells of it.
 */
export class Analyzer {
  private settings: Settings = defaults;
  private problems: SettingsProblem[] = [];
  private configs = new Map<string, PolicyConfig>();
  private readonly ledger = new Ledger();
  private cover?: Cover;
  private debt = new Debt([], {});
  private stack = "";
  private readonly rules: readonly Rule[];
  private readonly catalogue: Catalogue;
  private readonly today: string;
  private readonly inputs = new Map<string, Record<string, unknown>>();
  private readonly byKind = new Map<string, readonly Rule[]>();
  /** Contexts of rules on single resources: made once, for they are asked for with every resource. */
  private readonly contexts = new Map<Rule, Context>();

  private readonly read: ReadFile;

  constructor(options: { rules: readonly Rule[]; catalogue: Catalogue; today: string; read?: ReadFile }) {
    this.rules = options.rules;
    this.catalogue = options.catalogue;
    this.today = options.today;
    this.read = options.read ?? readJsonFile;
  }

  configure(configs: Map<string, PolicyConfig>): void {
    this.configs = configs;
    const read = readSettings(configs.get(SETTINGS)?.properties ?? {});
    read.settings.lastExemptionDay = lastDay(this.today, read.settings.maxExemptionDays);
    const { cover, problems } = readCover(read.settings.coveredBy, this.read, this.today);
    this.settings = withoutSlips(read.settings, this.rules);
    this.cover = cover;
    const baseline = readBaseline(read.settings.baseline, this.read);
    this.debt = new Debt(baseline.known, this.settings.budgets);
    this.problems = [...read.problems, ...slips(read.settings, this.rules, this.catalogue), ...problems, ...baseline.problems];
    this.contexts.clear();
  }
  configureStack(stack: string): void {
    this.stack = stack;
    this.contexts.clear();
  }

  /** Judges one resource before it is made. */
  analyze(resource: Resource): Report[] {
    if (resource.external) return [];
    this.inputs.set(resource.urn, resource.inputs);
    const node = new Node(resource);
    const reports: Report[] = [];
    for (const rule of this.rulesFor(node)) {
      if (rule.scope !== "resource" || this.level(rule) === "disabled") continue;
      const verdict = this.guard(rule, () => rule.check(node, this.contextOf(rule)), reports);
      if (verdict) this.judge(rule, [{ node, ...verdict }], reports);
    }
    return reports;
  }

  /** New properties for one resource, from rules at the level `remediate`. */
  remediate(resource: Resource): Remedy[] {
    const remedies: Remedy[] = [];
    for (const rule of this.rulesFor(new Node(resource))) {
      if (rule.scope !== "resource" || !rule.remedy || this.level(rule) !== "remediate") continue;
      const node = new Node({ ...resource, inputs: { ...resource.inputs, ...remedies.at(-1)?.properties } });
      const added = this.guard(rule, () => rule.remedy!(node, this.contextOf(rule)), []);
      if (added) remedies.push({ rule: rule.name, properties: { ...node.resource.inputs, ...added } });
    }
    return remedies;
  }

  /** Judges all resources together, and says what could not be judged and which exemptions were used since the last stack. */
  analyzeStack(resources: readonly Resource[]): Report[] {
    const graph = new Graph(
      resources.map((r) => {
        const asked = this.inputs.get(r.urn);
        return asked ? { ...r, inputs: asked, outputs: { ...r.inputs, ...r.outputs } } : r;
      }),
    );
    const reports: Report[] = [];
    for (const rule of this.rules) {
      if (rule.scope !== "stack" || this.level(rule) === "disabled") continue;
      const verdicts = this.guard(rule, () => rule.check(graph, this.context(rule, graph)), reports);
      this.judge(rule, verdicts ?? [], reports, graph);
    }
    if (this.level(SETTINGS) !== "disabled") reports.push(...this.told(graph));
    this.ledger.clear();
    this.cover?.clear();
    this.debt.clear();
    this.inputs.clear();
    return reports.sort((a, b) => order(a, b));
  }

  /** What the pack says for itself: slips, which are violations; what it could not judge or see; exemptions it used. */
  private told(graph: Graph): Report[] {
    const own = this.level(SETTINGS);
    // A profile that cannot be read leaves everything advisory, which nobody meant who wrote one.
    const strict = this.profile === "production" || this.problems.some((p) => /^profile/.test(p.path));
    const level = own === "advisory" && strict ? "mandatory" : own;
    const wrong = tagSlips(graph, this.settings, this.rules, (rule) => this.levelNow(rule)).map(({ node, problem }) => ({
      rule: SETTINGS,
      level,
      message: `The tag ${EXEMPTION_TAG} of ${clean(node.name)} ${clean(problem)}.`,
      urn: node.urn,
    }));
    return [
      ...this.problems.map((p) => ({ rule: SETTINGS, level, message: problemText(p) })),
      ...wrong,
      ...this.ledger.reports(SETTINGS, graph, { stack: this.stack, settings: this.settings, profile: this.profile }),
      ...[...(this.cover?.told() ?? []), ...this.debt.told(graph.nodes.map((n) => n.urn))].map((message) => ({
        rule: SETTINGS,
        level: "advisory" as const,
        message,
      })),
    ];
  }

  private judge(rule: Rule, verdicts: readonly Verdict[], reports: Report[], graph?: Graph): void {
    const seen = new Set<string>();
    for (const verdict of verdicts) {
      if (seen.has(verdict.node.urn) || verdict.node.resource.external) continue;
      seen.add(verdict.node.urn);
      if (verdict.status === "unknown" || this.isMadeLater(rule, verdict.node, graph)) {
        this.ledger.unjudged(rule.name, verdict.node);
        this.debt.unjudged(rule.name, verdict.node.urn);
        continue;
      }
      const level = this.levelNow(rule);
      const applied = exemptionFor(rule.name, level, verdict.node, this.settings, this.today);
      if (applied && !applied.expired) {
        this.ledger.exempted(applied, rule.name, verdict.node);
        continue;
      }
      const why = rule.group === "coverage" ? this.cover?.whyNot(verdict.node, graph) : undefined;
      let message = violationMessage(rule, verdict, this.settings.language) + (why ? `\n${why}` : "");
      if (applied) {
        this.ledger.expired(applied);
        const { reason, owner, expires } = applied.exemption;
        message = `The exemption of ${clean(owner)} ended on ${expires} (${applied.from}: ${clean(reason)}).\n${message}`;
      }
      const { urn, name, kind, token } = verdict.node;
      const weighed = this.debt.weigh({ rule: rule.name, urn, signals: verdict.signals }, level);
      if (weighed.note) message += `\n${weighed.note}`;
      const about = { name, kind: kind || token, what: verdict.what, fix: verdict.fix ?? rule.fix, note: weighed.note };
      reports.push({ rule: rule.name, level: weighed.level, message, urn, about, signals: verdict.signals });
    }
  }

  /** In a preview nothing exists of what a program makes once it knows a value; whether it will cannot be told. */
  private isMadeLater(rule: Rule, node: Node, graph: Graph | undefined): boolean {
    const named = rule.group === "coverage" && this.settings.madeInApply.some(({ match }) => matches(match, node));
    return named && graph?.hasUnknown === true;
  }

  /** A rule that throws is told as one advisory and never stops a run. */
  private guard<T>(rule: Rule, run: () => T, reports: Report[]): T | undefined {
    try {
      return run();
    } catch (error) {
      if (this.ledger.broke(rule.name)) {
        const what = clean(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
        reports.push({ rule: rule.name, level: "advisory", message: `The rule ${rule.name} failed and judged nothing: ${what}` });
      }
      return undefined;
    }
  }

  private get profile(): Profile | undefined {
    return profileOf(this.stack, this.settings.profiles) ?? this.settings.profile;
  }

  /** Settings by rule, then what the engine was told for the policy, then the profile. Without a profile nothing is above advisory. */
  level(rule: Rule | typeof SETTINGS): Level {
    if (rule === SETTINGS) return this.configs.get(SETTINGS)?.level ?? "advisory";
    const set = this.settings.levels[rule.name];
    if (set) return set;
    const told = this.configs.get(rule.name)?.level;
    // The engine sends the declared default for what nobody configured, so only another level says something.
    if (told && told !== "advisory") return told;
    const profile = this.profile;
    const level = rule.levels[profile ?? "test"];
    return profile || level === "disabled" ? level : "advisory";
  }
  private levelNow(rule: Rule): Level {
    const level = this.level(rule);
    if (rule.from && rule.from > this.today) return "advisory";
    return level === "remediate" ? "mandatory" : level;
  }

  private contextOf(rule: Rule): Context {
    let context = this.contexts.get(rule);
    if (!context) this.contexts.set(rule, (context = this.context(rule)));
    return context;
  }
  private context(rule: Rule, graph?: Graph): Context {
    const config: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(rule.config ?? {})) config[key] = field.default;
    Object.assign(config, this.configs.get(rule.name)?.properties);
    return {
      profile: this.profile ?? "test",
      today: this.today,
      config,
      catalogue: this.catalogue,
      elsewhere: (node, signal) =>
        (graph !== undefined && assigned(graph, node, signal)) ||
        isCovered(this.cover?.of(node, signal, graph)) ||
        this.settings.externallyCovered.some((e) => e.signals.some((s) => like(s, signal)) && matches(e.match, node)),
      central: this.cover !== undefined,
      exempt: (other, node) => exemptionFor(other.name, this.levelNow(other), node, this.settings, this.today)?.expired === false,
      of: (other) => (this.level(other) === "disabled" ? undefined : this.context(other, graph)),
    };
  }

  private rulesFor(node: Node): readonly Rule[] {
    let rules = this.byKind.get(node.kind);
    if (!rules) {
      rules = this.rules.filter((r) => r.scope === "resource" && (!r.kinds || r.kinds.includes(node.kind)));
      this.byKind.set(node.kind, rules);
    }
    return rules;
  }
}

const isCovered = (c: Covered | undefined): boolean => c === "covered" || c === "exempt" || c === "notApplicable";
const order = (a: Report, b: Report): number =>
  (a.urn ?? "") < (b.urn ?? "") ? -1 : (a.urn ?? "") > (b.urn ?? "") ? 1 : a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
const problemText = (p: SettingsProblem): string => `Setting ${clean(p.path)} ${clean(p.problem)}; it was ignored.`;
