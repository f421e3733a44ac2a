import { allRowsOf } from "../kql.ts";
import { alertsOf, scoped } from "../entry.ts";
import type { ScopeAlert } from "../schema.ts";

const PERMISSIONS = "https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations";
const TABLE = "https://learn.microsoft.com/azure/azure-monitor/reference/tables/azureactivity";

/** One rule for several operations: a subscription has room for 100 activity log alerts, whatever they watch. */
const done = { kind: "activity", category: "Administrative", source: PERMISSIONS } as const;
const succeeded = (operations: string[]) => [
  { field: "operationName", anyOf: operations },
  { field: "status", equals: "Succeeded" },
];
const deleted = (provider: string, ...types: string[]): string[] => types.map((type) => `Microsoft.${provider}/${type}/delete`);

/** What should not happen unnoticed: deletions of what cannot be had back, and of monitoring itself. */
export const changeAlerts: ScopeAlert[] = scoped("subscription", [
  ...alertsOf(done, [
    {
      id: "change.data-deleted",
      inGroups: true,
      title: "A store of data was deleted",
      severity: { default: 3, production: 2 },
      owner: "data",
      reason:
        "A database, storage account, vault or backup was deleted; most can be recovered for some days only, so the clock runs.",
      basis:
        "Any successful deletion: a mistake costs the data, but pipelines drop single databases on purpose and an activity log alert cannot " +
        "tell who may, so it wakes nobody. Dozens at once are `change.mass-deletion`, which does.",
      runbook: "resource-deleted",
      conditions: succeeded([
        ...deleted("Sql", "servers", "servers/databases", "managedInstances"),
        ...deleted("DBforPostgreSQL", "flexibleServers"),
        ...deleted("DBforMySQL", "flexibleServers"),
        ...deleted("DocumentDB", "databaseAccounts"),
        ...deleted("Storage", "storageAccounts"),
        ...deleted("KeyVault", "vaults"),
        ...deleted("RecoveryServices", "vaults", "vaults/backupFabrics/protectionContainers/protectedItems"),
      ]),
    },
    {
      id: "change.network-deleted",
      inGroups: true,
      title: "A part of the network was deleted",
      severity: { default: 3, production: 2 },
      owner: "network",
      reason:
        "A gateway, firewall, route table or another shared part of the network was deleted: connections through it are gone.",
      basis: "Any successful deletion of parts that many workloads share.",
      runbook: "resource-deleted",
      conditions: succeeded(
        deleted(
          "Network",
          "applicationGateways",
          "azureFirewalls",
          "dnsZones",
          "expressRouteCircuits",
          "loadBalancers",
          "natGateways",
          "networkSecurityGroups",
          "privateDnsZones",
          "routeTables",
          "virtualNetworkGateways",
          "virtualNetworks",
        ),
      ),
    },
    {
      id: "change.platform-deleted",
      inGroups: true,
      title: "A platform or a whole group was deleted",
      severity: { default: 3, production: 2 },
      owner: "platform",
      reason: "A cluster, a web app or a whole resource group was deleted; what ran there is gone.",
      basis: "Any successful deletion. Single machines are left out: scale sets delete them all day.",
      runbook: "resource-deleted",
      conditions: succeeded([
        "Microsoft.Resources/subscriptions/resourceGroups/delete",
        ...deleted("ContainerService", "managedClusters"),
        ...deleted("Web", "sites", "serverfarms"),
        ...deleted("App", "managedEnvironments"),
        ...deleted("ApiManagement", "service"),
      ]),
    },
    {
      id: "change.monitoring-removed",
      title: "Monitoring was removed",
      severity: { default: 4, production: 2 },
      owner: "security",
      reason:
        "A diagnostic setting, an alert rule, an action group or a workspace was deleted: either a clean-up or a blindfold.",
      basis: "Any successful deletion. A deployment that renames rules fires it as well: read who did it.",
      runbook: "monitoring-removed",
      conditions: succeeded([
        ...deleted(
          "Insights",
          "diagnosticSettings",
          "metricAlerts",
          "scheduledQueryRules",
          "activityLogAlerts",
          "actionGroups",
          "dataCollectionRules",
        ),
        ...deleted("AlertsManagement", "prometheusRuleGroups"),
        ...deleted("OperationalInsights", "workspaces"),
        ...deleted("Network", "networkWatchers/flowLogs"),
      ]),
    },
    {
      id: "change.guard-rails",
      title: "A guard rail was removed",
      severity: 3,
      owner: "security",
      reason:
        "A lock, a policy assignment or a key was removed, waived or replaced: something that protected the subscription no longer does.",
      basis: "Any successful operation; all are rare and planned. Azure has no activity log event for a change of compliance.",
      runbook: "privileged-change",
      conditions: succeeded([
        ...deleted("Authorization", "locks", "policyAssignments"),
        "Microsoft.Authorization/policyExemptions/write",
        "Microsoft.OperationalInsights/workspaces/regenerateSharedKey/action",
        "Microsoft.Storage/storageAccounts/regenerateKey/action",
      ]),
    },
  ]),
  // What activity log alerts cannot count.
  ...alertsOf(
    {
      kind: "log",
      source: TABLE,
      owner: "security",
      tables: ["AzureActivity"],
      feed: "activity-log",
      operator: "GreaterThan",
      resourceIdColumn: null,
    },
    [
      {
        id: "change.mass-deletion",
        title: "Many resources are being deleted",
        severity: { default: 3, production: 1 },
        reason: "One caller deleted dozens of resources within minutes: a script gone wrong, or somebody who means harm.",
        basis:
          "More than 25 different resources in half an hour by one caller and subscription. Name the pipelines that may do so in " +
          "`expectedCallers`. This log alert takes the place of further activity log alerts, of which there are only 100.",
        runbook: "resource-deleted",
        query: `${allRowsOf("AzureActivity")}
| where CategoryValue == "Administrative" and OperationNameValue endswith "/DELETE"
| where ActivityStatusValue in~ ("Success", "Succeeded") and Caller !in~ ({{expectedCallers}})
| summarize deleted = dcount(_ResourceId) by Caller, SubscriptionId`,
        parameters: { expectedCallers: [] },
        aggregation: "Maximum",
        measure: "deleted",
        threshold: 25,
        dimensions: ["Caller", "SubscriptionId"],
        windowSize: "PT30M",
        evaluationFrequency: "PT5M",
      },
      {
        id: "change.privileged-role",
        title: "A privileged role is assigned, or somebody tried",
        severity: { default: 3, production: 2 },
        reason:
          "Somebody makes an owner, or one who may give rights to others; outside a planned change this is how intruders stay.",
        basis:
          "Any assignment of Owner, User Access Administrator or Role Based Access Control Administrator. Assignments for a time and eligibility, as privileged identity management makes them, count too. Name who may do so in " +
          "`expectedCallers`. The role stands in the request, " +
          "which Azure logs at the start of the operation, so refused attempts count as well.",
        runbook: "privileged-change",
        query: `${allRowsOf("AzureActivity")}
| where OperationNameValue in~ ({{operations}}) and ActivityStatusValue =~ "Start" and Caller !in~ ({{expectedCallers}})
| where Properties has_any ({{roles}})
| project TimeGenerated, Caller, SubscriptionId, CallerIpAddress, CorrelationId`,
        parameters: {
          operations: [
            "Microsoft.Authorization/roleAssignments/write",
            "Microsoft.Authorization/roleAssignmentScheduleRequests/write",
            "Microsoft.Authorization/roleEligibilityScheduleRequests/write",
          ],
          expectedCallers: [],
          roles: [
            "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
            "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
            "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
          ],
        },
        aggregation: "Count",
        threshold: 0,
        dimensions: ["Caller", "SubscriptionId"],
        windowSize: "PT45M",
        evaluationFrequency: "PT15M",
      },
    ],
  ),
]);
