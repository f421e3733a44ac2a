import { type Fix, set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { peek } from "../../peek.ts";
import { cannotTell, productionOnly, type ResourceRule, wrong } from "../../rule.ts";

const ENDPOINT = "microsoft.insights/datacollectionendpoints";

export const forbidPublicAccess: ResourceRule = {
  scope: "resource",
  name: "forbid-public-access",
  group: "security",
  title: "Telemetry goes in and out through a private link scope",
  why: "Logs hold names, addresses and queries; over a public endpoint one leaked token reads all of them from anywhere.",
  severity: "medium",
  levels: productionOnly,
  source: "https://learn.microsoft.com/azure/azure-monitor/fundamentals/private-link-security",
  kinds: ["microsoft.operationalinsights/workspaces", "microsoft.insights/components", ENDPOINT],
  fix: set("azure-native:operationalinsights:Workspace", {
    publicNetworkAccessForIngestion: "Disabled",
    publicNetworkAccessForQuery: "Disabled",
  }),
  config: {
    query: { type: "boolean", default: true, description: "Ask for private queries too, not only for private ingestion." },
  },
  check(node, { config }) {
    const open: string[] = [];
    for (const [path, classic, what] of pathsOf(node.kind, config["query"] === true)) {
      const at = node.dialect === "classic" ? classic : path;
      const value = peek(node.props, at);
      if (value.state === "unknown") return cannotTell(at);
      // Azure's default is open; the classic provider writes a boolean.
      if (value.state === "missing" || !/^(disabled|false|securedByPerimeter)$/i.test(String(value.value))) open.push(what);
    }
    if (open.length === 0) return undefined;
    return wrong(`is open to the internet for ${open.join(" and ")}`, fixFor(node, config["query"] === true));
  },
};

function fixFor(node: Node, query: boolean): Fix {
  const paths = pathsOf(node.kind, query);
  if (node.dialect === "classic") return set(node.token, Object.fromEntries(paths.map(([, classic]) => [classic, false])));
  if (node.kind === ENDPOINT) return set(node.token, { networkAcls: { publicNetworkAccess: "Disabled" } });
  return set(node.token, Object.fromEntries(paths.map(([path]) => [path, "Disabled"])));
}

/** Azure's property, the classic provider's, and what it opens. */
function pathsOf(kind: string, query: boolean): [string, string, string][] {
  if (kind === ENDPOINT) return [["networkAcls.publicNetworkAccess", "publicNetworkAccessEnabled", "ingestion"]];
  const ingestion: [string, string, string] = ["publicNetworkAccessForIngestion", "internetIngestionEnabled", "ingestion"];
  return query ? [ingestion, ["publicNetworkAccessForQuery", "internetQueryEnabled", "queries"]] : [ingestion];
}
