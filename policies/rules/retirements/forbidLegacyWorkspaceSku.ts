import { set } from "../../fix.ts";
import { peek } from "../../peek.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";

/** Price plans of before 2018. Source: azure-monitor/logs/cost-logs, "Legacy pricing tiers". */
const legacy = ["free", "standard", "premium", "pernode", "standalone"];

export const forbidLegacyWorkspaceSku: ResourceRule = {
  scope: "resource",
  name: "forbid-legacy-workspace-sku",
  group: "retirements",
  title: "A workspace has a current price plan",
  why: "The old plans have neither Basic tables nor commitment tiers, and most subscriptions cannot take them any more.",
  severity: "high",
  levels: { ...advisory, production: "mandatory" },
  source: "https://learn.microsoft.com/azure/azure-monitor/logs/cost-logs",
  kinds: ["microsoft.operationalinsights/workspaces"],
  fix: set("azure-native:operationalinsights:Workspace", { sku: { name: "PerGB2018" } }),
  check(node) {
    const sku = peek(node.props, node.dialect === "classic" ? "sku" : "sku.name");
    if (sku.state !== "known") return sku.state === "unknown" ? cannotTell("sku") : undefined;
    return legacy.includes(String(sku.value).toLowerCase()) ? wrong(`has the price plan ${String(sku.value)}`) : undefined;
  },
};
