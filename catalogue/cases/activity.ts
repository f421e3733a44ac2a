import type { ActivityCase, AlertCases, CasesByAlert } from "../case.ts";

type Event = ActivityCase["event"];
const activity = (severity: AlertCases["severity"], ...cases: ActivityCase[]): AlertCases => ({
  kind: "activity",
  severity,
  cases,
});
const fires = (name: string, event: Event): ActivityCase => ({ name, event, fires: true });
const silent = (name: string, event: Event): ActivityCase => ({ name, event, fires: false });

/** Shape of the events: https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema */
const SUBSCRIPTION = "/subscriptions/11111111-2222-4333-8444-555555555555";
const serviceHealth = (incidentType: string, stage = "Active"): Event => ({
  category: "ServiceHealth",
  operationName: "Microsoft.ServiceHealth/incident/action",
  level: "Warning",
  status: stage,
  resourceId: SUBSCRIPTION,
  properties: {
    title: "Virtual Machines - West Europe",
    service: "Virtual Machines",
    region: "West Europe",
    trackingId: "AB12-CD3",
    incidentType,
    stage,
    impactedServices: JSON.stringify([{ ServiceName: "Virtual Machines", ImpactedRegions: [{ RegionName: "West Europe" }] }]),
  },
});

interface Health {
  now: string;
  before?: string;
  cause?: string;
  status?: string;
  type?: string;
}
const resourceHealth = ({
  now,
  before = "Available",
  cause = "PlatformInitiated",
  status = "Active",
  type = "microsoft.compute/virtualmachines",
}: Health): Event => ({
  category: "ResourceHealth",
  operationName: "Microsoft.Resourcehealth/healthevent/Activated/action",
  level: "Critical",
  status,
  resourceType: type.toUpperCase(),
  resourceId: `${SUBSCRIPTION}/resourceGroups/rg-shop/providers/${type}/one`,
  properties: { title: "Health changed", currentHealthStatus: now, previousHealthStatus: before, type: "Downtime", cause },
});

/** How a deletion ends; Azure writes an event when it begins as well. */
const administrative = (operationName: string, status = "Succeeded"): Event => ({
  category: "Administrative",
  operationName,
  level: "Informational",
  status,
  caller: "somebody@example.com",
  resourceId: `${SUBSCRIPTION}/resourceGroups/rg-shop`,
});

const changed = (severity: AlertCases["severity"], like: string, ...operations: string[]): AlertCases =>
  activity(
    severity,
    ...operations.map((operation) => fires(operation, administrative(operation))),
    fires(`${operations[0]} in capitals, as some services write it`, administrative(operations[0]!.toUpperCase())),
    silent(`${operations[0]} begins`, administrative(operations[0]!, "Started")),
    silent(`${operations[0]} is refused`, administrative(operations[0]!, "Failed")),
    silent(like, administrative(like)),
    silent("the same words in another category", { ...administrative(operations[0]!), category: "Policy" }),
  );
const deletions = (...types: string[]): string[] => types.map((type) => `Microsoft.${type}/delete`);

export const activityCases: CasesByAlert = {
  "service-health.incident": activity(
    { default: 2, production: 1 },
    fires("Azure has an outage", serviceHealth("Incident")),
    silent("planned maintenance", serviceHealth("Maintenance")),
    silent("a resource's own health", resourceHealth({ now: "Unavailable" })),
  ),
  "service-health.maintenance": activity(
    3,
    fires("planned maintenance", serviceHealth("Maintenance")),
    silent("an outage", serviceHealth("Incident")),
    silent("an advisory", serviceHealth("Informational")),
  ),
  "service-health.action-required": activity(
    2,
    fires("something is retired", serviceHealth("ActionRequired")),
    fires("a security advisory", serviceHealth("Security")),
    silent("an advisory without a deadline", serviceHealth("Informational")),
    silent("an outage", serviceHealth("Incident")),
  ),
  "service-health.informational": activity(
    4,
    fires("an advisory", serviceHealth("Informational")),
    silent("an outage", serviceHealth("Incident")),
    silent("a security advisory", serviceHealth("Security")),
  ),
  "resource-health.unavailable": activity(
    { default: 2, production: 1 },
    fires("a host failed under a machine", resourceHealth({ now: "Unavailable" })),
    fires(
      "a degraded database goes down",
      resourceHealth({ now: "Unavailable", before: "Degraded", type: "microsoft.sql/servers/databases" }),
    ),
    fires("it is going on", resourceHealth({ now: "Unavailable", status: "In Progress" })),
    silent("somebody stopped it", resourceHealth({ now: "Unavailable", cause: "UserInitiated" })),
    silent("nobody knew its state before", resourceHealth({ now: "Unavailable", before: "Unknown" })),
    silent("it is over", resourceHealth({ now: "Available", before: "Unavailable", status: "Resolved" })),
    silent("the event is updated", resourceHealth({ now: "Unavailable", status: "Updated" })),
    silent("only degraded", resourceHealth({ now: "Degraded" })),
  ),
  "resource-health.degraded": activity(
    3,
    fires("less redundancy than it should have", resourceHealth({ now: "Degraded" })),
    fires("it is going on", resourceHealth({ now: "Degraded", status: "In Progress" })),
    silent("it was down and is better", resourceHealth({ now: "Degraded", before: "Unavailable" })),
    silent("somebody's own doing", resourceHealth({ now: "Degraded", cause: "UserInitiated" })),
    silent("it is over", resourceHealth({ now: "Degraded", status: "Resolved" })),
    silent("down, which another alert tells", resourceHealth({ now: "Unavailable" })),
  ),
  "resource-health.alert-rules": activity(
    2,
    fires("the query of a rule fails", resourceHealth({ now: "Unavailable", type: "microsoft.insights/scheduledqueryrules" })),
    fires("a rule is throttled", resourceHealth({ now: "Degraded", type: "microsoft.insights/scheduledqueryrules" })),
    fires(
      "it goes on failing",
      resourceHealth({ now: "Degraded", status: "In Progress", type: "microsoft.insights/scheduledqueryrules" }),
    ),
    silent("nobody knows", resourceHealth({ now: "Unknown", type: "microsoft.insights/scheduledqueryrules" })),
    silent("a machine is down", resourceHealth({ now: "Unavailable" })),
    silent(
      "a rule that was failing already",
      resourceHealth({ now: "Unavailable", before: "Degraded", type: "microsoft.insights/scheduledqueryrules" }),
    ),
    silent(
      "a rule runs again",
      resourceHealth({ now: "Available", before: "Unavailable", type: "microsoft.insights/scheduledqueryrules" }),
    ),
    silent(
      "it is over",
      resourceHealth({ now: "Unavailable", status: "Resolved", type: "microsoft.insights/scheduledqueryrules" }),
    ),
  ),
  "alert-rule.disabled-by-azure": activity(
    2,
    fires("Azure switches a rule off", administrative("Microsoft.Insights/ScheduledQueryRules/disable/action")),
    silent("somebody changes a rule", administrative("Microsoft.Insights/ScheduledQueryRules/write")),
    silent("the operation's name in another category", {
      ...administrative("Microsoft.Insights/ScheduledQueryRules/disable/action"),
      category: "Policy",
    }),
  ),
  "advisor.high-impact": activity(
    4,
    fires("a recommendation of high impact", advice("High")),
    silent("one of medium impact", advice("Medium")),
    silent("a recommendation that was followed", {
      ...advice("High"),
      operationName: "Microsoft.Advisor/recommendations/completed/action",
    }),
  ),
  "change.data-deleted": changed(
    { default: 3, production: 2 },
    "Microsoft.Sql/servers/databases/write",
    ...deletions(
      "Sql/servers",
      "Sql/servers/databases",
      "Sql/managedInstances",
      "DBforPostgreSQL/flexibleServers",
      "DBforMySQL/flexibleServers",
      "DocumentDB/databaseAccounts",
      "Storage/storageAccounts",
      "KeyVault/vaults",
      "RecoveryServices/vaults",
      "RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems",
    ),
  ),
  "change.network-deleted": changed(
    { default: 3, production: 2 },
    "Microsoft.Network/networkInterfaces/delete",
    ...deletions(
      "Network/applicationGateways",
      "Network/azureFirewalls",
      "Network/dnsZones",
      "Network/expressRouteCircuits",
      "Network/loadBalancers",
      "Network/natGateways",
      "Network/networkSecurityGroups",
      "Network/privateDnsZones",
      "Network/routeTables",
      "Network/virtualNetworkGateways",
      "Network/virtualNetworks",
    ),
  ),
  "change.platform-deleted": changed(
    { default: 3, production: 2 },
    "Microsoft.Compute/virtualMachines/delete",
    ...deletions(
      "Resources/subscriptions/resourceGroups",
      "ContainerService/managedClusters",
      "Web/sites",
      "Web/serverfarms",
      "App/managedEnvironments",
      "ApiManagement/service",
    ),
  ),
  "change.monitoring-removed": changed(
    { default: 4, production: 2 },
    "Microsoft.Insights/metricAlerts/write",
    ...deletions(
      "Insights/diagnosticSettings",
      "Insights/metricAlerts",
      "Insights/scheduledQueryRules",
      "Insights/activityLogAlerts",
      "Insights/actionGroups",
      "Insights/dataCollectionRules",
      "AlertsManagement/prometheusRuleGroups",
      "OperationalInsights/workspaces",
      "Network/networkWatchers/flowLogs",
    ),
  ),
  "change.guard-rails": changed(
    3,
    "Microsoft.Authorization/locks/write",
    "Microsoft.Authorization/locks/delete",
    "Microsoft.Authorization/policyAssignments/delete",
    "Microsoft.Authorization/policyExemptions/write",
    "Microsoft.OperationalInsights/workspaces/regenerateSharedKey/action",
    "Microsoft.Storage/storageAccounts/regenerateKey/action",
  ),
};

function advice(recommendationImpact: string): Event {
  return {
    category: "Recommendation",
    operationName: "Microsoft.Advisor/recommendations/available/action",
    level: "Informational",
    status: "Active",
    resourceId: `${SUBSCRIPTION}/resourceGroups/rg-shop/providers/Microsoft.Compute/virtualMachines/one`,
    properties: { recommendationCategory: "HighAvailability", recommendationImpact, recommendationName: "Use zones" },
  };
}
