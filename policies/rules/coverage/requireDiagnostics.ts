import type { ResourceType } from "../../../catalogue/schema.ts";
import { meetsAll } from "../../../core/inventory/read.ts";
import type { Graph, Node } from "../../graph.ts";
import { push } from "../../multimap.ts";
import { type Context, type Expectation, mandatoryInProduction, type StackRule, verdicts } from "../../rule.ts";
import { type DiagnosticSetting, diagnosticSettings } from "../../views/diagnostics.ts";
import { flowLogStorage } from "../../views/flowLogStorage.ts";
import { byProfile } from "../../views/profile.ts";
import { rowOf, watched } from "../../views/watched.ts";

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

type OnTarget = { setting: DiagnosticSetting; below?: string };

function expectations(graph: Graph, context: Context): Expectation[] {
  const settings = diagnosticSettings(graph);
  const byTarget = new Map<Node, OnTarget[]>();
  for (const setting of settings)
    for (const { node, below } of setting.targets ?? []) if (node) push(byTarget, node, { setting, below });
  const receivers = flowLogStorage(graph);
  const served = servedChildren(graph, context, byTarget);
  const lost = settings.some((s) => s.targets === undefined);

  return watched(graph, context).flatMap(({ node, type }): Expectation[] => {
    const on = byTarget.get(node) ?? [];
    const wanted = writesLogs(type, context);
    const services = receivers.has(node)
      ? []
      : context.catalogue.children(type.type).filter((c) => writesLogs(c, context) && meetsAll(rowOf(node), c.implied!.when));
    if (!wanted && services.length === 0) return [];
    const expectation = { node, signal: "diagnostics", fix: fixFor(node, type, services) };
    if (context.elsewhere(node, "diagnostics")) return [{ ...expectation, met: true, what: "" }];
    const { missing, names } = missingServices(services, on, served.get(node));
    const own = !wanted || on.some((o) => !o.below);
    if (own && missing === 0) return [{ ...expectation, met: true, what: "" }];
    const what = own
      ? `has no diagnostic setting on ${missing} of its ${services.length} services${names.length ? ` (${names.join(", ")})` : ""}`
      : "has no diagnostic setting";
    return [{ ...expectation, met: lost ? undefined : false, what }];
  });
}

const writesLogs = (type: ResourceType, context: Context): boolean =>
  !!type.logs?.categories.length && byProfile(type.logs.enabled, context.profile)?.length !== 0;
const pathOf = (service: ResourceType): string => service.implied!.path.replace(/^\//, "").toLowerCase();

/**
 * Services of an account (blob, file, queue, table) without a setting. In a preview the path below the account is unknown: then settings
 * are counted, for four services cannot be served by three settings, and which one is missing is not said.
 */
function missingServices(
  services: readonly ResourceType[],
  on: readonly OnTarget[],
  served: ReadonlySet<string> | undefined,
): { missing: number; names: string[] } {
  const direct = new Set(on.flatMap((o) => o.below?.toLowerCase() ?? []));
  const without = services.filter((s) => !direct.has(pathOf(s)) && !served?.has(s.type.toLowerCase()));
  // The account itself takes metrics only, so a setting with logs is on one of its services.
  const floating = on.filter((o) => o.below === undefined && o.setting.logs?.length !== 0).length;
  const missing = Math.max(0, without.length - floating);
  return { missing, names: floating ? [] : without.map((s) => pathOf(s).split("/")[0]!) };
}

/** Kinds of services that are resources of the stack themselves and have a setting, by their account. */
function servedChildren(graph: Graph, { catalogue }: Context, byTarget: ReadonlyMap<Node, unknown>): Map<Node, Set<string>> {
  const served = new Map<Node, Set<string>>();
  for (const child of byTarget.keys()) {
    const implied = catalogue.byType(child.kind)?.implied;
    const account = implied && graph.owner(child, ["accountName", "storageAccountId"], implied.parent.toLowerCase());
    if (account) served.set(account, new Set([...(served.get(account) ?? []), child.kind]));
  }
  return served;
}

function fixFor(node: Node, type: ResourceType, services: readonly ResourceType[]): StackRule["fix"] {
  const id = `\${${/^[A-Za-z_]\w*$/.test(node.name) ? node.name : "resource"}.id}`;
  const categories = type.logs?.categories.length ? type.logs : services[0]?.logs;
  const logs =
    categories && categories.groups === false
      ? categories.categories.map((category) => ({ category, enabled: true }))
      : [{ categoryGroup: "allLogs", enabled: true }];
  return {
    ...requireDiagnostics.fix,
    name: `${node.name}-logs`,
    properties: {
      ...requireDiagnostics.fix.properties,
      resourceUri: type.logs?.categories.length ? id : `${id}${services[0]?.implied?.path ?? ""}`,
      logs,
      ...(type.logs?.dedicated ? { logAnalyticsDestinationType: "Dedicated" } : {}),
    },
  };
}
