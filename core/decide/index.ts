import { resourceTypes } from "../../catalogue/index.ts";
import type { ResourceType, ScopeAlert } from "../../catalogue/schema.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { compare } from "../base/json.ts";
import { isOwn } from "../config/own.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { Finding } from "../findings/finding.ts";
import { missingDetectors } from "../insights/application/smartDetectors.ts";
import { decideInsights, type Insights } from "../insights/index.ts";
import type { CoverageRow, Usage } from "../insights/insight.ts";
import { joinShutdowns } from "../inventory/shutdown.ts";
import { joinSiteConfigs } from "../inventory/siteConfig.ts";
import type { Row, Target } from "../inventory/types.ts";
import { expiringCertificates } from "./certificates.ts";
import { decideCharts } from "./charts.ts";
import { idleOverrides, unconfirmedMail, unprovenFeatures } from "./configFindings.ts";
import { type Context, makeContext } from "./context.ts";
import { logUsage, priceUsage, ruleUsage } from "./cost.ts";
import { alertCoverage } from "./coverage.ts";
import type { Decisions, DiagnosticDecision } from "./decisions.ts";
import { decideDiagnostics, ownLogs } from "./diagnostics.ts";
import { exemptAlert, Exemptions } from "./exemptions.ts";
import {
  nameClashes,
  retiredTypes,
  silentRules,
  timingProblems,
  selectionFindings,
  unknownFacts,
  unknownTypes,
} from "./findings.ts";
import { decideLimits, limitFindings } from "./limits.ts";
import { inventoryFindings } from "./inventoryFindings.ts";
import type { LiveResource } from "./live.ts";
import { monitorLimits } from "./networkLimits.ts";
import { moveOverflow } from "./overflow.ts";
import { decideOwn } from "./own.ts";
import { decideParts } from "./parts.ts";
import { decideRules } from "./rules.ts";
import { wideScopes } from "./scopeConditions.ts";
import { decideWatches } from "./watches.ts";

export type { LiveResource } from "./live.ts";

export interface DecideInput {
  config: EnvironmentConfig;
  rows: readonly Row[];
  /** Resources of the program itself, whose ids are not known yet. */
  live?: readonly LiveResource[];
  /** `YYYY-MM-DD`, for what expires. Absent: nothing does, and the same input gives the same bytes on any day. */
  today?: string;
  /** Default: azmon's catalogue. */
  catalogue?: { resourceTypes: readonly ResourceType[]; scopeAlerts: readonly ScopeAlert[] };
}

/**
 * Decides everything azmon makes for an environment: what to watch, by which rules, what that covers, costs and uses of Azure's limits.
 * Pure: the same input gives the same decisions, whatever the order of its rows. Throws a `Refusal` where the input contradicts itself.
 */
export function decide(input: DecideInput): Decisions {
  const rows = input.rows.filter((r) => !isOwn(r, input.config));
  const decisions = decideRows({ ...input, rows });
  const own = new Set(decisions.own.targets.map((t) => t.key));
  // A row that lost its tag, or that somebody made by hand, under an id of the environment's own: watched once, as its own.
  const others = rows.filter((r) => !own.has(r.id.toLowerCase()));
  return others.length === rows.length ? decisions : decideRows({ ...input, rows: others });
}

function decideRows(input: DecideInput): Decisions {
  const { live = [], today, catalogue = { resourceTypes, scopeAlerts } } = input;
  const rows = joinSiteConfigs(joinShutdowns(input.rows));
  const ctx = makeContext({ config: input.config, rows, live, today, catalogue });
  const decided = decideWatches(ctx.targets, ctx.catalogue, ctx.layers);
  const insights = decideInsights({ ...ctx, rows });
  const { settings, coverage: logCoverage } = decideDiagnostics(ctx, decided.watched, insights.storageLogs);
  const own = decideOwn(ctx, insights);
  settings.push(...own.settings);
  const watches = [...decided.watches, ...own.watches].filter((w) => !exemptAlert(ctx.exempted, w.alert, w.target));
  const decidedRules = decideRules(ctx, watches, insights);
  const { rules, findings: moves } = moveOverflow(ctx, decidedRules.rules);
  const exemptions = new Exemptions(ctx);
  const signals = exemptions.over([...decided.coverage, ...logCoverage, ...insights.coverage]);
  const coverage = [...signals, ...exemptions.over(alertCoverage(ctx, decided, rules, signals))];
  const limits = [...decideLimits(rules, settings, rows), ...monitorLimits(insights.connectionMonitors)];
  const usage = replicated(ctx.config, [...ruleUsage(rules), ...insights.usage, ...logUsageOf(ctx, settings)]);
  const smartDetectors = detectorsOf(ctx, rows, own.targets.component);
  return {
    environment: ctx.config.environment,
    preset: ctx.config.preset,
    cloud: ctx.cloud,
    targets: ctx.targets,
    leftOut: ctx.leftOut.map(({ row: _, ...shown }) => shown),
    own: own.targets,
    ownLogs: ownLogs(ctx),
    workspaces: ctx.workspaces,
    readWorkspaces: ctx.landings.read(),
    rules,
    diagnostics: settings.sort((a, b) => compare(a.key, b.key)),
    activityLogs: ctx.config.activityLog.enabled ? ctx.subscriptions : [],
    ...itemsOf(insights),
    smartDetectors,
    parts: decideParts({ ctx, insights, own: own.targets, rules, smartDetectors }),
    charts: decideCharts(decided, rules),
    coverage: sortCoverage(ctx.targets, coverage),
    cost: priceUsage(ctx.config, usage),
    limits,
    findings: tolerated(ctx.config, [
      ...insights.findings,
      ...inventoryFindings(rows, ctx.catalogue.types),
      ...unknownTypes(ctx, decided.coverage),
      ...selectionFindings(ctx),
      ...wideScopes(ctx, rules),
      ...unknownFacts(decided.unknown),
      ...retiredTypes(ctx),
      ...expiringCertificates(ctx),
      ...timingProblems(watches),
      ...nameClashes(rules),
      ...silentRules(ctx, rules),
      ...decidedRules.findings,
      ...moves,
      ...idleOverrides(ctx, rules),
      ...unconfirmedMail(ctx),
      ...unprovenFeatures(ctx),
      ...exemptions.findings(),
      ...limitFindings(limits),
    ]),
  };
}

const detectorsOf = ({ config }: Context, rows: readonly Row[], component: string | undefined): string[] =>
  config.applicationInsights.smartDetection && component !== undefined ? missingDetectors(rows, component) : [];

/** What the insights decided to make. */
const itemsOf = ({ coverage: _c, usage: _u, findings: _f, storageLogs: _s, ...items }: Insights) => items;

function logUsageOf(ctx: Context, settings: readonly DiagnosticDecision[]): Usage[] {
  const types = new Map(ctx.targets.map((t) => [t.key, t.type]));
  return logUsage(ctx.config, settings, ctx.catalogue, (key) => types.get(key) ?? "");
}

/** With replication every GB that comes in is billed a second time. */
function replicated(config: EnvironmentConfig, usage: Usage[]): Usage[] {
  if (!config.workspace.replication?.enabled) return usage;
  const taken = usage.filter((u) => /^logs\.(analytics|basic)$/.test(u.meter));
  return [...usage, ...taken.map((u) => ({ ...u, meter: "logs.replication" }))];
}

/** Targets are sorted already, and each has few rows: cheaper than comparing ids a million times. */
function sortCoverage(targets: readonly Target[], rows: readonly CoverageRow[]): CoverageRow[] {
  const byTarget = new Map<string, CoverageRow[]>(targets.map((t) => [t.key, []]));
  for (const row of rows) byTarget.get(row.target)!.push(row);
  return [...byTarget.values()].flatMap((all) => all.sort((a, b) => compare(a.signal, b.signal)));
}

/** Errors that the config allows are warnings, in the plan as in a deployment. */
const tolerated = ({ allowErrors }: EnvironmentConfig, all: Finding[]): Finding[] =>
  sortFindings(all.map((f) => (allowErrors.includes(f.code) ? { ...f, severity: "warning" } : f)));

const order = { error: 0, warning: 1, info: 2 };
const sortFindings = (all: Finding[]): Finding[] =>
  all.sort(
    (a, b) =>
      order[a.severity] - order[b.severity] ||
      compare(a.code, b.code) ||
      compare(place(a), place(b)) ||
      compare(a.message, b.message),
  );
const place = (f: Finding): string => f.target ?? f.path ?? "";
