import { alertsOf, scoped } from "../entry.ts";
import type { ScopeAlert } from "../schema.ts";

const SERVICE = "https://learn.microsoft.com/azure/azure-monitor/alerts/resource-manager-alerts-service-health";
const RESOURCE = "https://learn.microsoft.com/azure/service-health/resource-health-alert-arm-template-guide";
const RULES = "https://learn.microsoft.com/azure/azure-monitor/alerts/log-alert-rule-health";

const shared = { kind: "activity", owner: "platform" } as const;
const service = {
  ...shared,
  category: "ServiceHealth",
  source: SERVICE,
  runbook: "service-health",
  basis:
    "One rule per class, because the classes go to different people; each counts toward the 100 activity log alerts of a subscription. " +
    "The regions are those of the environment, and Global.",
} as const;
const incident = (...types: string[]) => [
  types.length === 1
    ? { field: "properties.incidentType", equals: types[0] }
    : { field: "properties.incidentType", anyOf: types },
];

/** Events that begin a state; updates and ends of it would only repeat the page. */
const beginning = { field: "status", anyOf: ["Active", "In Progress"] };
const byAzure = { field: "properties.cause", equals: "PlatformInitiated" };

export const healthAlerts: ScopeAlert[] = scoped("subscription", [
  ...alertsOf(service, [
    {
      id: "service-health.incident",
      title: "Azure has an outage",
      severity: { default: 2, production: 1 },
      essential: true,
      reason:
        "Azure says that a service the subscription uses has a problem in one of its regions: look here before searching at home.",
      conditions: incident("Incident"),
    },
    {
      id: "service-health.maintenance",
      title: "Azure plans maintenance",
      severity: 3,
      essential: true,
      reason: "Azure will do maintenance that can touch resources of the subscription; there is time to move or reschedule.",
      conditions: incident("Maintenance"),
    },
    {
      id: "service-health.action-required",
      title: "Azure asks for action",
      severity: 2,
      essential: true,
      reason:
        "A retirement, a change that breaks something or a security advisory concerns the subscription and needs somebody to act.",
      conditions: incident("ActionRequired", "Security"),
    },
    {
      id: "service-health.informational",
      title: "Azure announces something",
      severity: 4,
      reason: "An advisory without a deadline: good to know, nothing to do tonight.",
      conditions: incident("Informational"),
    },
  ]),
  ...alertsOf(shared, [
    {
      id: "resource-health.unavailable",
      inGroups: true,
      title: "Azure made a resource unavailable",
      severity: { default: 2, production: 1 },
      essential: true,
      category: "ResourceHealth",
      reason: "A resource is down by Azure's own doing: a failed host, a storage outage, a platform update.",
      basis:
        "Caused by the platform and coming from a known state: changes through Unknown are reporting gaps, and what people stop " +
        "themselves is no incident.",
      source: RESOURCE,
      runbook: "resource-health",
      conditions: [
        { field: "properties.currentHealthStatus", equals: "Unavailable" },
        { field: "properties.previousHealthStatus", anyOf: ["Available", "Degraded"] },
        byAzure,
        beginning,
      ],
    },
    {
      id: "resource-health.degraded",
      inGroups: true,
      title: "Azure degraded a resource",
      severity: 3,
      category: "ResourceHealth",
      reason: "A resource works, but Azure reports less performance or redundancy than it should have.",
      basis: "Caused by the platform and coming from Available; Degraded often ends by itself, so it pages nobody.",
      source: RESOURCE,
      runbook: "resource-health",
      conditions: [
        { field: "properties.currentHealthStatus", equals: "Degraded" },
        { field: "properties.previousHealthStatus", equals: "Available" },
        byAzure,
        beginning,
      ],
    },
    {
      id: "resource-health.alert-rules",
      title: "Log alert rules cannot run",
      severity: 2,
      essential: true,
      category: "ResourceHealth",
      reason: "The query of a log alert rule fails, is throttled or has no access: what it watches is unwatched.",
      basis:
        "Azure reports it for rules that run every 15 minutes or more often; slower ones, metric alerts, Prometheus groups and action groups " +
        "have no such signal.",
      source: RULES,
      runbook: "alert-rule-health",
      conditions: [
        { field: "resourceType", equals: "microsoft.insights/scheduledqueryrules" },
        { field: "properties.currentHealthStatus", anyOf: ["Degraded", "Unavailable"] },
        { field: "properties.previousHealthStatus", equals: "Available" },
        beginning,
      ],
    },
    {
      id: "alert-rule.disabled-by-azure",
      title: "Azure switched a log alert rule off",
      severity: 2,
      category: "Administrative",
      reason: "A log alert rule failed for a week and Azure disabled it: it stays off until somebody mends and enables it.",
      basis: "Any such event. Azure records it in the activity log only.",
      source: "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-troubleshoot-log",
      runbook: "alert-rule-health",
      conditions: [{ field: "operationName", equals: "Microsoft.Insights/ScheduledQueryRules/disable/action" }],
    },
    {
      id: "advisor.high-impact",
      title: "Advisor recommends something of high impact",
      severity: 4,
      category: "Recommendation",
      reason: "Azure Advisor found a high-impact risk to reliability, performance or cost in the subscription.",
      basis: "High impact only: the rest is for a weekly review. Azure raises no events for security recommendations.",
      source: "https://learn.microsoft.com/azure/advisor/advisor-alerts-arm",
      runbook: "advisor-recommendation",
      conditions: [
        { field: "operationName", equals: "Microsoft.Advisor/recommendations/available/action" },
        { field: "properties.recommendationImpact", equals: "High" },
      ],
    },
  ]),
]);
