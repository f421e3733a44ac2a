import { resourceTypes } from "../../catalogue/index.ts";
import type { ResourceType, ScopeAlert } from "../../catalogue/schema.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import { decideInsights, type Insights } from "../insights/index.ts";
import { monitorLimits } from "../insights/networkLimits.ts";
import { newMonitors } from "../insights/networkTests.ts";
import { compare } from "../json.ts";
import { groupBy } from "../list.ts";
import { isOwn } from "../own.ts";
import { selectTargets } from "../selection.ts";
import type { CoverageRow, Decisions, Finding, Row, Rule, Target } from "../types.ts";
import { type Catalogue, indexCatalogue } from "./catalogueIndex.ts";
import { decideCharts } from "./charts.ts";
import { inferCloud } from "./cloud.ts";
import { idleOverrides, unconfirmedMail, unprovenFeatures } from "./configFindings.ts";
import type { Context } from "./context.ts";
import { logUsage, priceUsage, ruleUsage } from "./cost.ts";
import { alertCoverage } from "./coverage.ts";
import { decideDiagnostics } from "./diagnostics.ts";
import { exemptAlert, Exemptions, exemptionsOf } from "./exemptions.ts";
import { nameClashes, retiredTypes, silentRules, timingProblems, unknownTypes } from "./findings.ts";
import { Layers } from "./layers.ts";
import { decideLimits, limitFindings } from "./limits.ts";
import { liveTargets, type LiveResource } from "./live.ts";
import { logRules } from "./logRules.ts";
import { activityRules, availabilityRules, ownTestRules, prometheusRules } from "./otherRules.ts";
import { moveOverflow } from "./overflow.ts";
import { needsMetricsWorkspace, ownTargets } from "./ownTargets.ts";
import { Routing } from "./routing.ts";
import { scopeRules } from "./scopeRules.ts";
import { watchedSubscriptions } from "./subscriptions.ts";
import { decideWatches, type Watch } from "./watches.ts";
import { groupedMetricRules } from "./wideRules.ts";
import { decideWorkspaces } from "./workspaces.ts";

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
  const ctx = context({ ...input, rows });
  const decided = decideWatches(ctx.targets, ctx.catalogue, ctx.layers);
  const { config, targets, workspaceOf, exempted } = ctx;
  const insights = decideInsights({ config, targets, rows, workspaceOf, exempted });
  const { settings, coverage: logCoverage } = decideDiagnostics(ctx, decided.watched, insights.storageLogs);
  const metrics = needsMetricsWorkspace(ctx.config, insights.clusters, insights.machines);
  const own = ownTargets(ctx.config, ctx.workspaces, metrics);
  const ownWatches = decideWatches(own.targets, ctx.catalogue, ctx.layers).watches;
  const watches = [...decided.watches, ...ownWatches].filter((w) => !exemptAlert(exempted, w.alert, w.target));
  const decidedRules = decideRules(ctx, watches, insights);
  const { rules, findings: moves } = moveOverflow(ctx, decidedRules.rules);

  const exemptions = new Exemptions(ctx);
  const signals = exemptions.over([...decided.coverage, ...logCoverage, ...insights.coverage]);
  const coverage = [...signals, ...exemptions.over(alertCoverage(ctx, decided, rules, signals))];
  const limits = [...decideLimits(rules, settings), ...monitorLimits(insights.connectionMonitors)];
  const types = new Map(ctx.targets.map((t) => [t.key, t.type]));
  const retention = ctx.config.workspace.retentionInDays ?? 31;
  const usage = [
    ...ruleUsage(rules),
    ...insights.usage,
    ...logUsage(ctx.config, settings, ctx.catalogue, (k) => types.get(k) ?? "", retention),
  ];
  return {
    environment: ctx.config.environment,
    preset: ctx.config.preset,
    cloud: ctx.cloud,
    targets: ctx.targets,
    own,
    workspaces: ctx.workspaces,
    rules,
    diagnostics: settings.sort((a, b) => compare(a.key, b.key)),
    activityLogs: ctx.config.activityLog.enabled ? ctx.subscriptions : [],
    machines: insights.machines,
    machineRules: insights.machineRules,
    clusters: insights.clusters,
    storageAccounts: insights.storageAccounts,
    flowLogs: insights.flowLogs,
    connectionMonitors: insights.connectionMonitors,
    webTests: insights.webTests,
    charts: decideCharts(decided, rules),
    coverage: sortCoverage(coverage),
    cost: priceUsage(ctx.config, usage),
    limits,
    findings: sortFindings([
      ...insights.findings,
      ...unknownTypes(ctx, decided.coverage),
      ...retiredTypes(ctx),
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

function context({ config, rows, live = [], today, catalogue = { resourceTypes, scopeAlerts } }: DecideInput): Context {
  const targets: Target[] = [...selectTargets([...rows], config), ...liveTargets(live, config)].sort((a, b) =>
    compare(a.key, b.key),
  );
  const prefix = config.names.prefix ?? config.environment;
  const { workspaces, of } = decideWorkspaces(config, targets, prefix);
  const indexed: Catalogue = indexCatalogue(catalogue.resourceTypes, catalogue.scopeAlerts);
  return {
    config,
    catalogue: indexed,
    layers: new Layers(config),
    routing: new Routing(config),
    cloud: inferCloud(config, targets),
    today,
    targets,
    targetsByType: groupBy(targets, (t) => t.type),
    subscriptions: watchedSubscriptions(config, targets),
    workspaces,
    workspaceOf: of,
    exempted: exemptionsOf(config, today),
    prefix,
  };
}

function decideRules(ctx: Context, watches: readonly Watch[], insights: Insights): { rules: Rule[]; findings: Finding[] } {
  const allowed = watches.filter((w) => !w.alert.preview || ctx.config.allowPreview);
  const byKind = groupBy(allowed, (w) => w.alert.kind);
  // The filter by kind narrows the union for each renderer.
  const of = <K extends Watch["alert"]["kind"]>(kind: K) =>
    (byKind.get(kind) ?? []) as (Watch & { alert: Extract<Watch["alert"], { kind: K }> })[];
  // Prometheus rules of clusters whose metrics do not arrive would never see a sample; so it is with connections nobody tests.
  const clusters = new Set(insights.clusters.filter((c) => c.prometheus).map((c) => c.target));
  const tested = new Set(newMonitors(insights.connectionMonitors, ctx.targets).map((m) => m.workspace));
  const { enabled, prometheus } = ctx.config.containerInsights;
  const collected = enabled && prometheus ? of("prometheus").filter((w) => clusters.has(w.target.key)) : [];
  const metric = groupedMetricRules(ctx, of("metric"));
  const rules = [
    ...metric.rules,
    ...availabilityRules(ctx, of("availability")),
    ...ownTestRules(ctx, insights.webTests),
    ...logRules(ctx, of("log")),
    ...activityRules(ctx, of("activity")),
    ...prometheusRules(ctx, collected),
    ...scopeRules(ctx, tested),
  ].sort((a, b) => compare(a.key, b.key));
  return { rules, findings: metric.findings };
}

const sortCoverage = (rows: CoverageRow[]): CoverageRow[] =>
  rows.sort((a, b) => compare(a.target, b.target) || compare(a.signal, b.signal));

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
