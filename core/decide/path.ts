import type { CoverageRow } from "../insights/insight.ts";
import type { Decisions, DiagnosticDecision } from "./decisions.ts";
import type { Rule } from "./ruleTypes.ts";

export type LinkState = "planned" | "present" | "returned" | "missing" | "unknown";
/** One step on the way from a resource to the person who is told. */
export interface PathLink {
  link: "emits" | "carried" | "lands" | "read" | "told";
  what: string;
  /** ARM id, or the key of what is planned, where there is one. */
  id?: string;
  state: LinkState;
}

const link = (name: PathLink["link"], what: string, state: LinkState, id?: string): PathLink =>
  id === undefined ? { link: name, what, state } : { link: name, what, id, state };

/** Signals that bring data and are read by alerts of their own. */
const carriers = new Set(["diagnostics", "agent", "container-logs", "prometheus", "flow-log"]);
const signalOf: Record<string, string> = {
  agent: "agent",
  "container-logs": "container-logs",
  "flow-logs": "flow-log",
  diagnostics: "diagnostics",
};
const carriedBy: Record<string, string> = {
  agent: "the Azure Monitor agent and its data collection rule",
  "container-logs": "Container insights and its data collection rule",
  "flow-logs": "the flow log and traffic analytics",
  diagnostics: "a diagnostic setting",
  application: "the SDK or agent of the application",
  "activity-log": "the diagnostic setting of the subscription",
};

/** The ways from resources to people, of everything that was decided: `of(row)` walks one. */
export class Paths {
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly settings: ReadonlyMap<string, DiagnosticDecision>;
  private readonly rows = new Map<string, CoverageRow>();
  private readonly workspaces: ReadonlyMap<string, { name: string; existing?: string }>;

  constructor(decided: Pick<Decisions, "rules" | "diagnostics" | "coverage" | "workspaces" | "readWorkspaces">) {
    this.rules = new Map(decided.rules.map((r) => [r.key, r]));
    this.settings = new Map(decided.diagnostics.map((d) => [d.key, d]));
    for (const row of decided.coverage) if (carriers.has(row.signal)) this.rows.set(`${row.signal}\n${row.target}`, row);
    this.workspaces = new Map([...decided.workspaces, ...decided.readWorkspaces].map((w) => [w.key, w]));
  }

  /** Empty for what does not apply. Of a missing signal the first link that is missing is why. */
  of(row: CoverageRow): PathLink[] {
    if (row.status === "notApplicable" || row.status === "exempt") return [];
    const rule = this.rules.get(row.by[0] ?? "");
    if (rule) return this.ofRule(row, rule);
    return carriers.has(row.signal) || row.signal === "availability-test" ? this.ofCarrier(row) : broken(row);
  }

  private ofRule(row: CoverageRow, rule: Rule): PathLink[] {
    const read = link("read", `the rule ${rule.name}`, rule.enabled ? "planned" : "missing", rule.key);
    return [...this.brought(row, rule), read, told(rule)];
  }

  private brought(row: CoverageRow, rule: Rule): PathLink[] {
    switch (rule.kind) {
      case "metric": {
        const metrics = [...new Set(rule.criteria.map((c) => c.metricName))].join(", ");
        const emits = link("emits", `the platform metric ${metrics}`, "present", row.target);
        return [emits, link("carried", "Azure Monitor, by itself", "present"), link("lands", "Azure Monitor metrics", "present")];
      }
      case "availability":
        return [
          link("emits", "the answer to a standard test", rule.webTest === undefined ? "present" : "planned", rule.webTest),
          link("carried", "the test", rule.webTest === undefined ? "present" : "planned", rule.webTest),
          link("lands", "an Application Insights component", "present", rule.component),
        ];
      case "activity":
        return [
          link("emits", `the activity log, ${rule.category}`, "present", row.target),
          link("carried", "Azure, by itself", "present"),
          link("lands", "the activity log of the subscription", "present"),
        ];
      case "prometheus":
        return [
          link("emits", "metrics of the cluster", "present", row.target),
          this.carrier("prometheus", row.target, "managed Prometheus"),
          link("lands", "the Azure Monitor workspace of the cluster", "planned"),
        ];
      case "log": {
        const signal = signalOf[rule.feed];
        const by = carriedBy[rule.feed] ?? "Azure, by itself";
        const carried = signal
          ? this.carrier(signal, row.target, by)
          : link("carried", by, rule.feed === "application" ? "unknown" : "present");
        const workspace = this.workspaces.get(rule.workspace);
        const lands = link(
          "lands",
          `${rule.tables.join(", ")} in the workspace ${workspace?.name ?? rule.workspace}`,
          workspace?.existing === undefined ? "planned" : "present",
          workspace?.existing ?? rule.workspace,
        );
        return [link("emits", `rows of ${rule.tables.join(", ")}`, "present", row.target), carried, lands];
      }
    }
  }

  private carrier(signal: string, target: string, what: string): PathLink {
    const row = this.rows.get(`${signal}\n${target}`);
    if (!row) return link("carried", what, "unknown");
    if (row.status !== "covered") return link("carried", `${what}: ${row.reason ?? row.status}`, "missing");
    return row.by.length > 0 ? link("carried", what, "planned", row.by[0]) : link("carried", row.reason ?? what, "present");
  }

  private ofCarrier(row: CoverageRow): PathLink[] {
    if (row.status === "missing") return broken(row);
    const [by] = row.by;
    const setting = by === undefined ? undefined : this.settings.get(by);
    const workspace = setting && this.workspaces.get(setting.workspace);
    return [
      link("emits", row.signal, "present", row.target),
      by === undefined ? link("carried", row.reason ?? row.signal, "present") : link("carried", row.signal, "planned", by),
      ...(workspace ? [link("lands", `the workspace ${workspace.name}`, "planned", setting!.workspace)] : []),
    ];
  }
}

/** Nobody is told of the severity 4, and in development of nothing, on purpose: that is said, and no broken link. */
function told(rule: Rule): PathLink {
  if (rule.actionGroups.length > 0) return link("told", rule.actionGroups.join(", "), "planned");
  return rule.severity <= 2
    ? link("told", `nobody: no action group is routed to for severity ${rule.severity}`, "missing")
    : link("told", "nobody, by routing: seen in the portal and the dashboard", "returned");
}

const broken = (row: CoverageRow): PathLink[] => [
  link("emits", row.signal, "present", row.target),
  link("carried", row.reason ?? "nothing was made for it", "missing"),
];
