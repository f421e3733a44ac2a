import { compare } from "../../base/json.ts";
import {
  addOnOff,
  clusterStopped,
  clusterWithoutIdentity,
  highLogScale,
  noCollectionRule,
  noPodFlows,
  workspaceKey,
} from "../../findings/containers.ts";
import { disconnected } from "../../findings/machines.ts";
import type { Finding } from "../../findings/finding.ts";
import { at, textAt } from "../../inventory/read.ts";
import type { Target } from "../../inventory/types.ts";
import type { CoverageRow, CoverageStatus, InsightContext, InsightDecision } from "../insight.ts";
import { clusterIds } from "./commands.ts";
import type { ClusterDecision, ClusterItem } from "./decision.ts";
import {
  addOnOf,
  clusterAway,
  clusterHosts,
  clusterRuleTypes,
  hasWindowsNodes,
  logsFlows,
  metricsEnabled,
  nodesOf,
  ruleGroupsOf,
  ruleOf,
  usesServicePrincipal,
} from "./estate.ts";
import { containerUsage } from "./usage.ts";

type Signal = "container-logs" | "prometheus";
interface Verdict {
  status: CoverageStatus;
  reason?: string;
}

/** Which clusters are watched, what they have already, and what only their owner can switch on. */
export function decideContainers(ctx: InsightContext): InsightDecision<ClusterItem> {
  const items: ClusterItem[] = [];
  const coverage: CoverageRow[] = [];
  const findings: Finding[] = [];
  const nodes = { "container-logs": 0, prometheus: 0, flows: 0 };
  const estate = ctx.rows.filter((r) => clusterRuleTypes.has(r.type));
  for (const target of ctx.targets.filter((t) => t.type in clusterHosts).sort((a, b) => compare(a.key, b.key))) {
    const judged = judge(target, { ...ctx, rows: estate });
    if (judged.item && (judged.item.logs || judged.item.prometheus)) items.push(judged.item);
    findings.push(...judged.findings);
    for (const signal of ["container-logs", "prometheus"] as const) {
      const { status, reason } = unlessExempt(signal, target, judged[signal], ctx);
      const there = judged.item && thereAlready(judged.item, signal);
      const by = status === "covered" && !there ? [`${signal}:${target.key}`] : [];
      const why = status === "covered" && there ? "The rule that the cluster was onboarded with sends it already." : reason;
      coverage.push({ target: target.key, signal, status, by, ...(why === undefined ? {} : { reason: why }) });
      if (status === "covered") nodes[signal] += nodesOf(target);
      if (status === "covered" && signal === "container-logs" && judged.item?.networkLogs) nodes.flows += nodesOf(target);
    }
  }
  return { items, coverage, findings, usage: containerUsage(nodes, ctx.config) };
}

type Judgement = Record<Signal, Verdict> & { item?: ClusterItem; findings: Finding[] };

/** What somebody switched on before keeps sending where it sends: nothing is made beside it. */
const thereAlready = (item: ClusterItem, signal: Signal): boolean =>
  signal === "container-logs" ? item.logsRuleExists : item.metricsWorkspace !== undefined;

/** A cluster exempt from one signal still gets the other. */
function unlessExempt(signal: Signal, target: Target, verdict: Verdict, ctx: InsightContext): Verdict {
  return verdict.status === "covered" && ctx.exempted?.(signal, target) ? { status: "missing" } : verdict;
}

function judge(target: Target, ctx: InsightContext): Judgement {
  const host = clusterHosts[target.type]!;
  const { containerInsights } = ctx.config;
  const both = (status: CoverageStatus, reason: string) => ({
    "container-logs": { status, reason },
    prometheus: { status, reason },
  });
  const findings: Finding[] = [];
  const where = { target: target.id };
  const ids = clusterIds(target, ctx);

  const addOn = host === "aks" ? addOnOf(target) : "off";
  if (addOn === "key") findings.push(workspaceKey.of(where, ids));
  if (!containerInsights.enabled) return { ...both("missing", "containerInsights is switched off"), findings };
  const away = clusterAway(target, host);
  if (away) {
    const nothing = `Nothing to collect: ${away}.`;
    findings.push(
      host === "aks" ? clusterStopped.of(where, { state: away }) : disconnected.of(where, { what: "cluster", state: away }),
    );
    // A cluster that Azure knows is stopped has nothing to watch; one that lost its connection may run.
    const verdict =
      host === "aks" ? both("notApplicable", nothing) : both("missing", `${nothing} It may run, and nobody sees it.`);
    return { ...verdict, findings };
  }
  if (host === "aks" && usesServicePrincipal(target)) {
    findings.push(clusterWithoutIdentity.of(where, ids));
    return { ...both("missing", "The cluster has no managed identity."), findings };
  }

  const item = itemOf(target, host, addOn === "managedIdentity", ctx);
  const ruleless = [
    addOn === "managedIdentity" && item.logs && !item.logsRuleExists ? "Container insights" : "",
    item.prometheusEnabled && item.prometheus && !item.metricsWorkspace ? "Managed Prometheus" : "",
  ].filter(Boolean);
  if (ruleless.length > 0) findings.push(noCollectionRule.of(where, { what: ruleless.join(" and ") }));
  if (containerInsights.networkLogs && host === "aks" && item.logs && !item.networkLogs) findings.push(noPodFlows.of(where, ids));
  if (containerInsights.highLogScale && host === "aks" && item.logs && !item.logsRuleExists)
    findings.push(highLogScale.of(where, ids));
  // A live cluster's program puts the returned profiles into it; an inventory row shows what its owner did.
  const logs = host === "arc" || target.live || item.addonEnabled;
  const metrics = host === "arc" || target.live || item.prometheusEnabled;
  const off = [logs || !item.logs ? "" : "Container insights", metrics || !item.prometheus ? "" : "managed Prometheus"].filter(
    Boolean,
  );
  if (off.length > 0 && addOn !== "key") findings.push(addOnOff.of(where, { what: off, ...ids }));
  const verdict = (on: boolean, what: string): Verdict =>
    on ? { status: "covered" } : { status: "missing", reason: `${what} is off in the cluster, which its owner has to change` };
  return {
    item,
    findings,
    "container-logs":
      addOn === "key"
        ? { status: "missing", reason: "Container insights signs in with the retired key" }
        : verdict(logs, "Container insights"),
    prometheus: containerInsights.prometheus
      ? verdict(metrics, "Managed Prometheus")
      : { status: "missing", reason: "containerInsights.prometheus is off" },
  };
}

function itemOf(target: Target, host: ClusterDecision["host"], addonEnabled: boolean, ctx: InsightContext): ClusterItem {
  const subscriptions = [ctx.config.placement.subscriptionId];
  const prometheus = ruleOf(target, ctx.rows, "MSProm", subscriptions);
  const accounts = at(prometheus?.properties, "destinations.monitoringAccounts");
  const account = Array.isArray(accounts) ? textAt(accounts[0], "accountResourceId") : undefined;
  return {
    target: target.key,
    host,
    logs: !ctx.exempted?.("container-logs", target),
    prometheus: ctx.config.containerInsights.prometheus && !ctx.exempted?.("prometheus", target),
    addonEnabled,
    windows: hasWindowsNodes(target) || ctx.config.containerInsights.windowsNodes,
    logsRuleExists: ruleOf(target, ctx.rows, "MSCI", subscriptions) !== undefined,
    networkLogs: ctx.config.containerInsights.networkLogs && host === "aks" && (target.live || logsFlows(target)),
    prometheusEnabled: metricsEnabled(target),
    // Prometheus rules must be in the region of their workspace, which is also the rule's.
    ...(prometheus && account ? { metricsWorkspace: { id: account, location: prometheus.location } } : {}),
    ruleGroups: ruleGroupsOf(target, ctx.rows),
  };
}
