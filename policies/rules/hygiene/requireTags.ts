import { set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { peek } from "../../peek.ts";
import { advisory, cannotTell, type Context, type ResourceRule, wrong } from "../../rule.ts";

export const requireTags: ResourceRule = {
  scope: "resource",
  name: "require-tags",
  group: "hygiene",
  title: "A resource carries the tags by which alerts find their owner",
  why: "Routing, cost and exemptions go by tags; an alert on a resource without owner goes to whoever is on call, who cannot help.",
  severity: "low",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-tagging",
  fix: set("azure-native:monitor:MetricAlert", { tags: { owner: "team-a" } }),
  config: {
    tags: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Tags every resource needs. Default: none, the rule is quiet.",
    },
    values: {
      type: "object",
      additionalProperties: { type: "string" },
      default: {},
      description: "Values that the level `remediate` fills in where a tag is missing.",
    },
  },
  check(node, context) {
    const wanted = context.config["tags"] as string[];
    if (wanted.length === 0 || !takesTags(node, context)) return undefined;
    if (peek(node.props, "tags").state === "unknown") return cannotTell("tags");
    const missing = wanted.filter((t) => !hasTag(node, t));
    return missing.length
      ? wrong(
          `lacks the tag ${missing.join(", ")}`,
          set(node.token, { tags: Object.fromEntries(missing.map((t) => [t, "..."])) }),
        )
      : undefined;
  },
  remedy(node, context) {
    const values = context.config["values"] as Record<string, string>;
    const tags = peek(node.props, "tags");
    if (!takesTags(node, context) || tags.state === "unknown") return undefined;
    const missing = (context.config["tags"] as string[]).filter((t) => !hasTag(node, t) && values[t] !== undefined);
    if (missing.length === 0) return undefined;
    const there = tags.state === "known" ? (tags.value as object) : {};
    return { tags: { ...there, ...Object.fromEntries(missing.map((t) => [t, values[t]])) } };
  },
};

/** Tag names ignore case in Azure. A tag whose value is not known yet is there all the same. */
function hasTag(node: Node, name: string): boolean {
  const tags = peek(node.props, "tags");
  return tags.state === "known" && Object.keys(tags.value as object).some((k) => k.toLowerCase() === name.toLowerCase());
}

const monitoring = new Set([
  "microsoft.insights/actiongroups",
  "microsoft.insights/activitylogalerts",
  "microsoft.insights/components",
  "microsoft.insights/datacollectionrules",
  "microsoft.insights/metricalerts",
  "microsoft.insights/scheduledqueryrules",
  "microsoft.monitor/accounts",
  "microsoft.operationalinsights/workspaces",
  "microsoft.resources/resourcegroups",
]);
/** Top-level resources the catalogue knows; children and extension resources take no tags. */
function takesTags(node: Node, { catalogue }: Context): boolean {
  if (monitoring.has(node.kind)) return true;
  return (
    node.kind.split("/").length === 2 &&
    !/diagnosticsettings|associations$/.test(node.kind) &&
    catalogue.byType(node.kind) !== undefined
  );
}
