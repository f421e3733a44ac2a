import { set } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { peek, text } from "../../peek.ts";
import { advisory, type StackRule, type Verdict } from "../../rule.ts";
import { chatty } from "../../views/chatty.ts";
import { diagnosticSettings, sinkProperties } from "../../views/diagnostics.ts";

export const forbidChattyCategories: StackRule = {
  scope: "stack",
  name: "forbid-chatty-categories",
  group: "cost",
  title: "Chatty log categories do not go to Analytics tables",
  why: "One such category is often more than half of the ingestion bill, for rows that are read after an incident at most.",
  severity: "low",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/logs/logs-table-plans",
  fix: set("azure-native:operationalinsights:Table", { tableName: "AKSAudit", plan: "Basic" }),
  config: {
    allowed: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Categories that may go to Analytics all the same.",
    },
  },
  check(graph, { config }) {
    const cheap = cheapTables(graph);
    const allowed = new Set((config["allowed"] as string[]).map((c) => c.toLowerCase()));
    return diagnosticSettings(graph).flatMap(({ node, logs, targets }): Verdict[] => {
      if (peek(node.props, sinkProperties(node)[0]!).state === "missing") return [];
      if (!logs) return [{ node, status: "unknown", what: "categories" }];
      const kinds = (targets ?? []).flatMap((t) => t.node?.kind ?? kindOf(t.id) ?? []);
      const found = Object.entries(chatty).find(([category, { tables, kinds: of }]) => {
        if (allowed.has(category)) return false;
        const named = logs.some((l) => l.toLowerCase() === category);
        const grouped = logs.some((l) => l.toLowerCase() === "alllogs") && kinds.some((k) => of.test(k));
        return (named || grouped) && !tables.some((t) => cheap.has(t.toLowerCase()));
      });
      return found
        ? [
            {
              node,
              status: "violation",
              what: `sends ${spelling(logs, found[0])} to an Analytics table (${found[1].instead})`,
              fix: fixFor(found[1].tables[0]!),
            },
          ]
        : [];
    });
  },
};

const spelling = (logs: readonly string[], category: string): string =>
  logs.find((l) => l.toLowerCase() === category) ?? `${category}, as part of allLogs,`;
const kindOf = (id: string | undefined): string | undefined =>
  id === undefined ? undefined : /\/providers\/([^/]+\/[^/]+)\/[^/]+/i.exec(id)?.[1]?.toLowerCase();
const fixFor = (tableName: string) => set("azure-native:operationalinsights:Table", { tableName, plan: "Basic" });

/** Tables this stack puts on a cheaper plan. */
function cheapTables(graph: Graph): Set<string> {
  const tables = graph.ofKind("microsoft.operationalinsights/workspaces/tables");
  return new Set(
    tables.filter(isCheap).flatMap((t) => (text(t.props, "tableName") ?? text(t.props, "name"))?.toLowerCase() ?? []),
  );
}
const isCheap = (node: Node): boolean => /^(basic|auxiliary)$/i.test(text(node.props, "plan") ?? "");
