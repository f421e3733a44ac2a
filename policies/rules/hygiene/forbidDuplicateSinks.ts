import { set } from "../../fix.ts";
import type { Graph, Link, Node } from "../../graph.ts";
import { peek } from "../../peek.ts";
import { advisory, type StackRule, type Verdict } from "../../rule.ts";
import { type DiagnosticSetting, diagnosticSettings, sinkProperties } from "../../views/diagnostics.ts";

export const forbidDuplicateSinks: StackRule = {
  scope: "stack",
  name: "forbid-duplicate-sinks",
  group: "hygiene",
  title: "Two diagnostic settings do not send the same logs to the same place",
  why: "Every row arrives and is paid for twice, and every count drawn from it is double.",
  severity: "medium",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/data-collection/diagnostic-settings",
  fix: set("azure-native:monitor:DiagnosticSetting", { workspaceId: "${elsewhere.id}" }),
  check(graph, context) {
    const first = new Map<string, DiagnosticSetting[]>();
    return diagnosticSettings(graph).flatMap((setting): Verdict[] => {
      const target = setting.targets?.[0];
      if (!target) return [];
      const key = keyOf(target);
      const sinks = sinksOf(graph, setting.node);
      let unsure = sinks === undefined;
      for (const sink of sinks ?? []) {
        const same = first.get(`${key}\n${sink}`) ?? [];
        const twin = same.find((s) => overlap(s, setting) === true);
        // Settings of two services of one account look alike while the path below the account is unknown.
        const services = target.node && target.below === undefined && context.catalogue.children(target.node.kind).length > 0;
        if (twin && !services)
          return [
            {
              node: setting.node,
              status: "violation",
              what: `sends the same logs to the same place as ${twin.node.name}; send them elsewhere, or take it out`,
              fix: set(setting.node.token, { [sink.split(" ")[0]!]: "${elsewhere.id}" }),
            },
          ];
        if (!services && same.some((s) => overlap(s, setting) === undefined)) unsure = true;
        first.set(`${key}\n${sink}`, [...same, setting]);
      }
      return unsure ? [{ node: setting.node, status: "unknown", what: "categories" }] : [];
    });
  },
};

const keyOf = (link: Link): string =>
  link.node ? `${link.node.urn} ${link.below?.toLowerCase() ?? ""}` : link.id!.toLowerCase();
function sinksOf(graph: Graph, node: Node): string[] | undefined {
  const given = sinkProperties(node).filter((p) => peek(node.props, p).state !== "missing");
  // A host that tells dependencies per resource only does not say which of them is the sink.
  const blind = Object.keys(node.resource.propertyDependencies ?? {}).length === 0;
  if (blind && given.some((p) => peek(node.props, p).state === "unknown")) return undefined;
  return given.flatMap((p) => (graph.links(node, p) ?? []).map((l) => `${p} ${keyOf(l)}`));
}
/** `allLogs` holds every category, `audit` some that a list may name too. */
function overlap(a: DiagnosticSetting, b: DiagnosticSetting): boolean | undefined {
  if (!a.logs || !b.logs) return undefined;
  const [x, y] = [a.logs, b.logs].map((l) => new Set(l.map((c) => c.toLowerCase())));
  if (x!.size === 0 || y!.size === 0) return false;
  return x!.has("alllogs") || y!.has("alllogs") || [...x!].some((c) => y!.has(c));
}
