import { compare } from "../../base/json.ts";
import { refusesAgentOn } from "../../azure/agentSystems.ts";
import { ownMark } from "../../config/own.ts";
import {
  disconnected,
  manualUpgrades,
  noIdentity,
  noOperatingSystem,
  otherIdentity,
  refusesAgent,
  stopped,
  noAgentForSystem,
} from "../../findings/machines.ts";
import type { Finding } from "../../findings/finding.ts";
import { placeOf } from "../../findings/place.ts";
import { keptBy } from "../../inventory/holder.ts";
import { at, textAt } from "../../inventory/read.ts";
import type { Row, Target } from "../../inventory/types.ts";
import type { CoverageRow, InsightContext, InsightDecision } from "../insight.ts";
import type { MachineDecision } from "./decision.ts";
import { blockedByArc, existingRules, retiredAgents, securitySolutions, workspacesById } from "./estate.ts";
import {
  extensionsByMachine,
  identityOf,
  imageOf,
  type InstalledExtension,
  machineHosts,
  osOf,
  unreachable,
} from "./machines.ts";
import { counterSamples, machineGb, type Sender } from "./usage.ts";

interface VmDecision extends InsightDecision<MachineDecision> {
  /** By workspace key: the ARM id of a VM insights rule that sends to it already. The component then makes none. */
  existingRules: Record<string, string>;
  /** Keys of workspaces that need no solution Security and Audit of azmon's: they have it, or are somebody else's. */
  securitySolutions: string[];
}

/** Which machines get the agent, with which identity, and what stands in the way of the others. */
export function decideVm(ctx: InsightContext): VmDecision {
  const extensions = extensionsByMachine(ctx.rows, ownMark(ctx.config.environment));
  const items: MachineDecision[] = [];
  const coverage: CoverageRow[] = [];
  const findings: Finding[] = [];
  const sending: Sender[] = [];

  for (const target of ctx.targets.filter((t) => t.type in machineHosts).sort((a, b) => compare(a.key, b.key))) {
    const installed = extensions.get(target.key) ?? [];
    findings.push(...retiredAgents(target, installed));
    const verdict = unlessExempt(target, judge(target, installed, ctx), ctx);
    findings.push(...verdict.findings);
    coverage.push({ target: target.key, signal: "agent", by: [], ...verdict.coverage });
    if (verdict.item) items.push(verdict.item);
    if (verdict.item && verdict.coverage.status === "covered")
      sending.push({ instances: instancesOf(target), host: verdict.item.host, os: verdict.item.os });
  }
  const usage = [
    { meter: "logs.analytics", quantity: machineGb(sending, ctx.config) },
    { meter: "prometheus.samples", quantity: counterSamples(sending, ctx.config) },
  ];
  const workspaces = workspacesById(ctx);
  return {
    items,
    coverage,
    findings,
    usage: usage.filter((u) => u.quantity > 0),
    existingRules: existingRules(ctx, workspaces),
    securitySolutions: securitySolutions(ctx, workspaces),
  };
}

interface Verdict {
  item?: MachineDecision;
  coverage: Pick<CoverageRow, "status" | "reason"> & { by?: string[] };
  findings: Finding[];
}

/** Of an exempt machine nothing is made and nobody is told what stands in the way. */
function unlessExempt(target: Target, verdict: Verdict, ctx: InsightContext): Verdict {
  if (verdict.coverage.status === "notApplicable" || !ctx.exempted?.("agent", target)) return verdict;
  return { coverage: { status: "missing" }, findings: [] };
}

function judge(target: Target, installed: InstalledExtension[], ctx: InsightContext): Verdict {
  const host = machineHosts[target.type]!;
  const { vmInsights } = ctx.config;
  const skip = (reason: string): Verdict => ({ coverage: { status: "notApplicable", reason }, findings: [] });
  const blockedBy = (finding: Finding, status: CoverageRow["status"]): Verdict => ({
    coverage: { status, reason: finding.message },
    findings: [finding],
  });
  const where = { target: target.id };

  if (!vmInsights.enabled) return { coverage: { status: "missing", reason: "vmInsights is switched off" }, findings: [] };
  if (target.holder) return skip(keptBy(target.holder, "takes no extension of others"));

  if (/^flexible$/i.test(textAt(target.properties, "orchestrationMode") ?? ""))
    return skip("A flexible scale set: its instances are virtual machines with rows of their own, and each gets the agent.");

  const os = osOf(target, host);
  const agentInstalled = installed.some((e) => e.type === `azuremonitor${(os ?? "").toLowerCase()}agent`);
  const away = unreachable(target, host);
  if (away && host === "arc") {
    const lost = disconnected.of(where, { what: "machine", state: away });
    // Unlike a machine that Azure knows is stopped, this one may run.
    return { coverage: { status: "missing", reason: `${lost.message} It may run, and nobody sees it.` }, findings: [lost] };
  }
  if (away && !agentInstalled) return blockedBy(stopped.of(where, { state: away }), "notApplicable");
  const refused = refusesAgentOn(imageOf(target, host));
  if (refused && !agentInstalled) return blockedBy(noAgentForSystem.of(where, { why: refused }), "notApplicable");
  if (!os) return blockedBy(noOperatingSystem.of(where), "missing");
  const blocked = host === "arc" ? blockedByArc(target, os) : undefined;
  if (blocked && !agentInstalled) return blockedBy(refusesAgent.of(where, { why: blocked }), "missing");

  const chosen = chooseIdentity(target, host, vmInsights.userAssignedIdentity);
  if (!chosen) return blockedBy(noIdentity.of(where, { host: host === "vmss" ? "vmss" : "vm", ...placeOf(target) }), "missing");
  const findings: Finding[] = [];
  if (chosen.instead) findings.push(otherIdentity.of(where, { identity: chosen.identity }));
  if (host === "vmss" && !agentInstalled && /^manual$/i.test(textAt(target.properties, "upgradePolicy.mode") ?? ""))
    findings.push(manualUpgrades.of(where, placeOf(target)));
  const item: MachineDecision = { target: target.key, os, host, identity: chosen.identity, agentInstalled };
  if (!agentInstalled && !vmInsights.installAgent)
    return {
      item,
      findings,
      coverage: { status: "missing", reason: "vmInsights.installAgent is off and the machine has no agent" },
    };
  return { item, findings, coverage: { status: "covered", by: [`agent:${target.key}`] } };
}

/**
 * Which identity the agent is told to use. It needs no role, so any will do; a machine that has both kinds is asked for the system's,
 * which the agent takes by itself. Of a live machine nothing is known yet: what the config says counts.
 */
function chooseIdentity(
  target: Target,
  host: MachineDecision["host"],
  wanted: string | undefined,
): { identity: string; instead?: boolean } | undefined {
  if (host === "arc") return { identity: "SystemAssigned" };
  if (target.live && !target.identity) return { identity: wanted ?? "SystemAssigned" };
  const { system, user } = identityOf(target);
  const assigned = wanted && user.find((id) => id.toLowerCase() === wanted.toLowerCase());
  if (assigned) return { identity: assigned };
  const fallback = system ? "SystemAssigned" : user[0];
  return fallback === undefined ? undefined : { identity: fallback, instead: wanted !== undefined };
}

function instancesOf(row: Row): number {
  const capacity = at(row.sku, "capacity");
  return typeof capacity === "number" && row.type.endsWith("scalesets") ? capacity : 1;
}
