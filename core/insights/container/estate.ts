import { compare } from "../../base/json.ts";
import { at, listAt, textAt } from "../../inventory/read.ts";
import type { Row, Target } from "../../inventory/types.ts";
import type { ClusterDecision } from "./decision.ts";

/** What Resource Graph says of a Kubernetes cluster. */
export const clusterHosts: Record<string, ClusterDecision["host"]> = {
  "microsoft.containerservice/managedclusters": "aks",
  "microsoft.kubernetes/connectedclusters": "arc",
};

/** Why nothing can be collected now, or undefined where it runs or the row does not say. */
export function clusterAway(row: Row, host: ClusterDecision["host"]): string | undefined {
  if (host === "arc") {
    const status = textAt(row.properties, "connectivityStatus");
    return status && !/^(connected|connecting)$/i.test(status)
      ? `the cluster's Arc agents are ${status.toLowerCase()}`
      : undefined;
  }
  const power = textAt(row.properties, "powerState.code");
  return power && !/^running$/i.test(power) ? `the cluster is ${power.toLowerCase()}` : undefined;
}

type AddOn = "managedIdentity" | "key" | "off";
/** The add-on is spelled omsagent or omsAgent, its switch "true", "True" or true: clients differ. */
export function addOnOf(row: Row): AddOn {
  const addOn = at(row.properties, "addonProfiles.omsagent");
  if (at(addOn, "enabled") !== true) return "off";
  return /^true$/i.test(String(at(addOn, "config.useAADAuth") ?? "")) ? "managedIdentity" : "key";
}
/** Source: AKS docs, how-to-configure-container-network-logs (2026-04): the Cilium data plane, Advanced Container Networking Services. */
export const logsFlows = (row: Row): boolean =>
  /^cilium$/i.test(textAt(row.properties, "networkProfile.networkDataplane") ?? "") &&
  at(row.properties, "networkProfile.advancedNetworking.enabled") === true;
export const metricsEnabled = (row: Row): boolean => at(row.properties, "azureMonitorProfile.metrics.enabled") === true;

/** A cluster on a service principal cannot use either add-on. Absent identity means nothing on a sparse or live row. */
export function usesServicePrincipal(row: Row): boolean {
  const client = textAt(row.properties, "servicePrincipalProfile.clientId");
  return client !== undefined && client !== "msi" && !/assigned/i.test(textAt(row.identity, "type") ?? "");
}

const pools = (row: Row): unknown[] => {
  const profiles = at(row.properties, "agentPoolProfiles");
  return Array.isArray(profiles) ? profiles : [];
};
export const hasWindowsNodes = (row: Row): boolean => pools(row).some((p) => /^windows$/i.test(textAt(p, "osType") ?? ""));

/** Nodes now; three where the row does not say. */
export function nodesOf(row: Row): number {
  const total = at(row.properties, "totalNodeCount");
  if (typeof total === "number") return total;
  const counts = pools(row).map((p) => at(p, "count"));
  return counts.length > 0 ? counts.reduce<number>((sum, n) => sum + (typeof n === "number" ? n : 0), 0) : 3;
}

/** Types of the rules that say what of a cluster is collected and watched already. */
export const clusterRuleTypes: ReadonlySet<string> = new Set([
  "microsoft.insights/datacollectionrules",
  "microsoft.alertsmanagement/prometheusrulegroups",
]);

/**
 * The rule that Azure's own tools made for a cluster: `MSCI-<region>-<cluster>` (or the other way round) for logs, `MSProm-...` for
 * metrics, cut at 64 characters. Associations are not in Resource Graph's `resources` table, so the name has to tell.
 */
export function ruleOf(
  target: Target,
  rows: readonly Row[],
  prefix: "MSCI" | "MSProm",
  subscriptions: string[],
): Row | undefined {
  const owners = new Set([target.subscriptionId, ...subscriptions].map((s) => s.toLowerCase()));
  const cluster = target.name.toLowerCase();
  return rows
    .filter((r) => r.type === "microsoft.insights/datacollectionrules" && owners.has(r.subscriptionId.toLowerCase()))
    .filter((r) =>
      [r.location, target.location].some((region) =>
        [`${prefix}-${region}-${cluster}`, `${prefix}-${cluster}-${region}`].some(
          (name) => r.name.toLowerCase() === name.toLowerCase().slice(0, 64),
        ),
      ),
    )
    .sort((a, b) => compare(a.id, b.id))[0];
}

/** Names of the Prometheus rule groups that watch the cluster already, lower case. */
export function ruleGroupsOf(target: Target, rows: Row[]): string[] {
  return rows
    .filter((r) => r.type === "microsoft.alertsmanagement/prometheusrulegroups")
    .filter((r) => {
      const scopes = at(r.properties, "scopes");
      return Array.isArray(scopes) && scopes.some((s) => String(s).toLowerCase() === target.key);
    })
    .map((r) => r.name.toLowerCase())
    .sort(compare);
}

/**
 * The workspace that a cluster's logs go to already: by the rule of the CLI or portal, else by the add-on's own setting, where the rule is
 * outside the inventory. Undefined: nothing sends them yet.
 */
export function logsWorkspaceOf(target: Target, rows: readonly Row[], subscriptions: string[]): string | undefined {
  const rule = ruleOf(target, rows, "MSCI", subscriptions);
  const [destination] = listAt(rule?.properties, "destinations.logAnalytics");
  const byRule = textAt(destination, "workspaceResourceId");
  if (byRule !== undefined || !(target.type in clusterHosts)) return byRule;
  return addOnOf(target) === "managedIdentity" && rule
    ? textAt(target.properties, "addonProfiles.omsagent.config.logAnalyticsWorkspaceResourceID")
    : undefined;
}
