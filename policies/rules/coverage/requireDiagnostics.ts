import type { ResourceType } from "../../../catalogue/schema.ts";
import type { Graph, Node } from "../../graph.ts";
import { push } from "../../multimap.ts";
import { type Context, type Expectation, mandatoryInProduction, type StackRule, verdicts } from "../../rule.ts";
import { type DiagnosticSetting, diagnosticSettings } from "../../views/diagnostics.ts";
import { isThere, meets } from "../../views/facts.ts";
import { flowLogStorage } from "../../views/flowLogStorage.ts";
import { ownLogs } from "../../views/ownLogs.ts";
import { byProfile } from "../../views/profile.ts";
import { hasLogs, watched } from "../../views/watched.ts";
import { destinationFix, fixFor } from "./diagnosticsFix.ts";

export const requireDiagnostics: StackRule = {
  scope: "stack",
  name: "require-diagnostics",
  group: "coverage",
  title: "A resource that writes logs has a diagnostic setting",
  why: "Azure keeps no resource logs on its own: without a setting, what happened before an incident or a breach cannot be read afterwards.",
  severity: "high",
  levels: mandatoryInProduction,
  source: "https://learn.microsoft.com/azure/azure-monitor/data-collection/diagnostic-settings",
  fix: {
    action: "add",
    type: "azure-native:monitor:DiagnosticSetting",
    name: "logs",
    properties: {
      name: "azmon",
      resourceUri: "${resource.id}",
      workspaceId: "${workspace.id}",
      logs: [{ categoryGroup: "allLogs", enabled: true }],
    },
  },
  check: (graph, context) => verdicts(expectations(graph, context)),
  expectations,
};

export interface OnTarget {
  setting: DiagnosticSetting;
  below?: string;
}
/** A setting that keeps no log is there for its metrics; what one that is not known yet keeps cannot be told. */
const keeps = (o: OnTarget): boolean | undefined => (o.setting.logs ? o.setting.logs.length > 0 : undefined);

function expectations(graph: Graph, context: Context): Expectation[] {
  const settings = diagnosticSettings(graph);
  const byTarget = new Map<Node, OnTarget[]>();
  for (const setting of settings)
    for (const { node, below } of setting.targets ?? []) if (node) push(byTarget, node, { setting, below });
  const receivers = flowLogStorage(graph);
  const lost = settings.some((s) => s.targets === undefined);

  return watched(graph, context).flatMap(({ node, type, sure }): Expectation[] => {
    const lacks = !type.logs?.mendable && meets(node, type.logs?.when) === false;
    const writes = writesLogs(type, context) && !lacks ? hasLogs(graph, node) : false;
    const services = receivers.has(node) ? [] : servicesOf(node, type, context);
    if (writes === false && services.length === 0) return [];
    const expectation = { node, signal: "diagnostics" };
    if (context.elsewhere(node, "diagnostics")) return [{ ...expectation, met: true, what: "" }];
    const on = byTarget.get(node) ?? [];
    const judged = writesLogs(type, context) ? judgeOne(node, type, on, context) : judgeServices(node, services, on, context);
    const unsure = lost || !sure || writes === undefined || services.some((s) => s.sure === undefined);
    return [{ ...expectation, ...judged, met: judged.met === false && unsure ? undefined : judged.met }];
  });
}

const writesLogs = (type: ResourceType, context: Context): boolean =>
  !!type.logs?.categories.length && byProfile(type.logs.enabled, context.profile)?.length !== 0;

type Judged = Pick<Expectation, "met" | "what" | "fix">;
function judgeOne(node: Node, type: ResourceType, on: readonly OnTarget[], { profile }: Context): Judged {
  const own = on.filter((o) => !o.below).map(keeps);
  const destination = ownLogs(node);
  if (own.includes(true) || destination === "kept") return { met: true, what: "" };
  const met = own.includes(undefined) || destination === undefined ? undefined : false;
  const add = fixFor(node, type, [""], own.length > 0, profile);
  if (destination === "nowhere")
    return { met, what: "names no destination for its logs, so nothing keeps them", fix: destinationFix(node, add) };
  const what = own.length ? "has a diagnostic setting that keeps no log" : "has no diagnostic setting";
  return { met, what, fix: add };
}

export interface Service {
  path: string;
  type: ResourceType;
  /** Undefined: the kind of account is not known yet, so neither is whether it has this service. */
  sure: true | undefined;
}
function servicesOf(node: Node, type: ResourceType, context: Context): Service[] {
  return context.catalogue.children(type.type).flatMap((child): Service[] => {
    const there = writesLogs(child, context) ? isThere(node, child.implied!) : false;
    return there === false ? [] : [{ path: child.implied!.path.replace(/^\//, ""), type: child, sure: there }];
  });
}

/**
 * Services of an account (blob, file, queue, table) without a setting. In a preview the path below the account is unknown: then settings
 * are counted, for four services cannot be served by three settings, and which one is missing is not said.
 */
function judgeServices(node: Node, services: readonly Service[], on: readonly OnTarget[], { profile }: Context): Judged {
  const kept = on.filter((o) => keeps(o) !== false);
  const direct = new Set(kept.flatMap((o) => o.below?.toLowerCase() ?? []));
  const without = services.filter((s) => !direct.has(s.path.toLowerCase()));
  const floating = kept.filter((o) => o.below === undefined);
  const missing = without.length - floating.length;
  if (missing <= 0) return { met: kept.some((o) => keeps(o) === undefined) ? undefined : true, what: "" };
  // For the suggested lines alone: settings are mostly called after what they are on.
  const unnamed = without.filter(
    (s) => !floating.some((o) => o.setting.node.name.toLowerCase().includes(word(s).replace("services", ""))),
  );
  const names = floating.length ? "" : ` (${without.map(word).join(", ")})`;
  return {
    met: false,
    what: `has no diagnostic setting on ${missing} of its ${services.length} services${names}`,
    fix: fixFor(
      node,
      without[0]!.type,
      [...new Set([...unnamed, ...without])].slice(0, missing).map((s) => s.path),
      false,
      profile,
    ),
  };
}
const word = (s: Service): string => s.path.split("/")[0]!.toLowerCase();
