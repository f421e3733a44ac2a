import { workspaceArmId } from "../../azure/armId.ts";
import { dependencyAgent, diagnosticsExtension, logAnalyticsAgent } from "../../findings/retirements.ts";
import type { Finding } from "../../findings/finding.ts";
import { at, textAt } from "../../inventory/read.ts";
import type { Row, Target } from "../../inventory/types.ts";
import type { InsightContext, WorkspaceDecision } from "../insight.ts";
import type { InstalledExtension } from "./machines.ts";

/** Agents that are retired or will be. */
const retired = [
  { type: /^(microsoftmonitoringagent|omsagentforlinux)$/, finding: logAnalyticsAgent },
  { type: /^dependencyagent(windows|linux)$/, finding: dependencyAgent },
  { type: /^(iaasdiagnostics|linuxdiagnostic)$/, finding: diagnosticsExtension },
];

export function retiredAgents(target: Target, installed: InstalledExtension[]): Finding[] {
  return retired.filter((r) => installed.some((e) => r.type.test(e.type))).map((r) => r.finding.of({ target: target.id }));
}

/** Why the Arc agent's own settings refuse our extension. */
export function blockedByArc(target: Target, os: string): string | undefined {
  const settings = at(target.properties, "agentConfiguration");
  const name = `microsoft.azure.monitor/azuremonitor${os.toLowerCase()}agent`;
  const list = (key: string) => {
    const v = at(settings, key);
    return Array.isArray(v)
      ? v.map((x) => (textAt(x, "publisher") ? `${textAt(x, "publisher")}/${textAt(x, "type")}` : String(x)).toLowerCase())
      : [];
  };
  if (/^false$/i.test(String(at(settings, "extensionsEnabled") ?? ""))) return "The Arc agent on it refuses all extensions.";
  const allowed = list("extensionsAllowList");
  if (list("extensionsBlockList").includes(name) || (allowed.length > 0 && !allowed.includes(name)))
    return "The Arc agent's allow or block list on it refuses the Azure Monitor agent.";
  return undefined;
}

type ById = ReadonlyMap<string, WorkspaceDecision>;
/** The workspaces of the targets, by `workspaceArmId`. */
export const workspacesById = (ctx: InsightContext): ById =>
  new Map([...new Set(ctx.targets.map((t) => ctx.workspaceOf(t)))].map((w) => [workspaceArmId(w), w]));

/** Keys of workspaces that have the solution Security and Audit, or whose owner decides about it. */
export function securitySolutions(ctx: InsightContext, workspaces: ById): string[] {
  const solutions = ctx.rows.filter((r) => r.type === "microsoft.operationsmanagement/solutions" && /^security\(/i.test(r.name));
  const having = new Set(solutions.map((r) => textAt(r.properties, "workspaceResourceId")?.toLowerCase()));
  const theirs = [...workspaces].filter(([id, w]) => w.existing !== undefined || having.has(id));
  return theirs.map(([, w]) => w.key).sort();
}

/** The VM insights rules of the inventory, by key of the workspace they send to. Of several, the first by id. */
export function existingRules(ctx: InsightContext, workspaces: ById): Record<string, string> {
  const found: Record<string, string> = {};
  const rules = ctx.rows.filter((r) => r.type === "microsoft.insights/datacollectionrules" && collectsPerformance(r));
  for (const rule of rules.sort((a, b) => (a.id < b.id ? -1 : 1)))
    for (const id of destinations(rule)) {
      const key = workspaces.get(id)?.key;
      if (key !== undefined) found[key] ??= rule.id;
    }
  return found;
}

/** What marks a rule as VM insights', whatever its name. */
function collectsPerformance(rule: Row): boolean {
  const counters = at(rule.properties, "dataSources.performanceCounters");
  return (
    Array.isArray(counters) &&
    counters.some((c) => {
      const specifiers = at(c, "counterSpecifiers");
      return Array.isArray(specifiers) && specifiers.includes("\\VmInsights\\DetailedMetrics");
    })
  );
}
function destinations(rule: Row): string[] {
  const logs = at(rule.properties, "destinations.logAnalytics");
  return Array.isArray(logs) ? logs.flatMap((d) => textAt(d, "workspaceResourceId")?.toLowerCase() ?? []) : [];
}
