import { type Fix, set } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { peek, text } from "../../peek.ts";
import { advisory, type Context, type StackRule, type Verdict } from "../../rule.ts";
import { chatty, isChatty } from "../../views/chatty.ts";
import { byProfile } from "../../views/profile.ts";
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
  check(graph, context) {
    const { config } = context;
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
              fix: quieter(node, found[1].kinds, context),
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
/** The same setting with what the catalogue chooses for the type, without what is chatty. */
function quieter(node: Node, kinds: RegExp, { catalogue, profile }: Context): Fix {
  const type = chattyTypes.find((t) => kinds.test(t.toLowerCase()))!;
  const logs = catalogue.byType(type)?.logs;
  const wanted = (byProfile(logs?.enabled, profile) ?? logs?.categories ?? []).filter((c) => !isChatty(type, c));
  return node.dialect === "classic"
    ? set(node.token, { enabledLogs: wanted.map((category) => ({ category })) })
    : set(node.token, { logs: wanted.map((category) => ({ category, enabled: true })) });
}
const chattyTypes = [
  "Microsoft.ContainerService/managedClusters",
  "Microsoft.Storage/storageAccounts/blobServices",
  "Microsoft.Network/azureFirewalls",
];

/** Tables this stack puts on a cheaper plan. */
function cheapTables(graph: Graph): Set<string> {
  const tables = graph.ofKind("microsoft.operationalinsights/workspaces/tables");
  return new Set(
    tables.filter(isCheap).flatMap((t) => (text(t.props, "tableName") ?? text(t.props, "name"))?.toLowerCase() ?? []),
  );
}
const isCheap = (node: Node): boolean => /^(basic|auxiliary)$/i.test(text(node.props, "plan") ?? "");
