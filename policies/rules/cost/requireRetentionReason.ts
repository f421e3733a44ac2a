import { set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { peek, text } from "../../peek.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";

const TABLE = "microsoft.operationalinsights/workspaces/tables";

export const requireRetentionReason: ResourceRule = {
  scope: "resource",
  name: "require-retention-reason",
  group: "cost",
  title: "Logs kept for long say why",
  why: "Retention is paid for every month it lasts, and nobody dares to shorten what nobody can explain.",
  severity: "low",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure",
  kinds: ["microsoft.operationalinsights/workspaces", TABLE],
  fix: set("azure-native:operationalinsights:Workspace", { tags: { "retention-reason": "..." } }),
  config: {
    days: { type: "integer", minimum: 30, default: 90, description: "Interactive days that need no reason." },
    totalDays: { type: "integer", minimum: 30, default: 365, description: "Total days of a table that need no reason." },
    tag: { type: "string", default: "retention-reason", description: "Tag of the workspace that holds the reason." },
    tables: {
      type: "object",
      additionalProperties: { type: "string" },
      default: {},
      description: "Reason by table; tables take no tags.",
    },
  },
  check(node, { config }) {
    const limits: [string, number][] = [
      ["retentionInDays", Number(config["days"])],
      ["totalRetentionInDays", Number(config["totalDays"])],
    ];
    for (const [property, limit] of limits) {
      const days = peek(node.props, property);
      if (days.state === "unknown") return cannotTell(property);
      if (days.state !== "known" || !(Number(days.value) > limit) || reasoned(node, config)) continue;
      const fix = node.kind === TABLE ? set(node.token, { [property]: limit }) : undefined;
      return wrong(`keeps rows ${String(days.value)} days (${property}) and gives no reason`, fix);
    }
    return undefined;
  },
};

function reasoned(node: Node, config: Record<string, unknown>): boolean {
  if (node.kind === TABLE) {
    const name = text(node.props, "tableName") ?? text(node.props, "name") ?? "";
    return Object.keys(config["tables"] as object).some((t) => t.toLowerCase() === name.toLowerCase());
  }
  const tags = peek(node.props, "tags");
  const tag = String(config["tag"]).toLowerCase();
  return (
    tags.state === "unknown" || (tags.state === "known" && Object.keys(tags.value as object).some((k) => k.toLowerCase() === tag))
  );
}
