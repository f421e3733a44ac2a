import { rowsOf } from "../kql.ts";
import { outage, typesOf } from "../entry.ts";

const logsPage = "https://learn.microsoft.com/azure/virtual-desktop/diagnostics-log-analytics";
const statuses = "https://learn.microsoft.com/azure/virtual-desktop/troubleshoot-statuses-checks";

export const desktopVirtualization = typesOf([
  {
    type: "Microsoft.DesktopVirtualization/hostPools",
    title: "Virtual desktop host pool",
    insights: "none",
    about: { source: statuses, owner: "platform", runbook: "virtual-desktop" },
    logs: {
      categories: [
        "AgentHealthStatus",
        "AutoscaleEvaluationPooled",
        "Checkpoint",
        "Connection",
        "ConnectionGraphicsData",
        "Error",
        "HostRegistration",
        "Management",
        "NetworkData",
        "SessionHostManagement",
      ],
      tables: ["WVDConnections", "WVDErrors", "WVDAgentHealthStatus", "WVDCheckpoints"],
      gbPerMonth: { default: 0.2, production: 2 },
      basis: "Memory-grade: some tens of KB a user and day.",
    },
    alerts: [
      {
        kind: "log",
        id: "avd.host-unhealthy",
        title: "Session host unhealthy",
        severity: { default: 2, development: 3 },
        reason: "A session host fails its health checks: its users are thrown out or cannot connect, the pool has less room.",
        basis:
          "The latest state within half an hour by host, bad in all states told for five minutes at least, so that one bad state is not enough and a host that is being made or joined is quiet; Shutdown is autoscale's doing and does not count.",
        essential: true,
        query: `let states = ${rowsOf("WVDAgentHealthStatus")}
| extend Bad = Status in ("NeedsAssistance", "Unavailable", "UpgradeFailed", "NoHeartbeat", "NotJoinedToDomain", "DomainTrustRelationshipLost", "SxSStackListenerNotReady", "FSLogixNotHealthy");
states
| where Bad
| join kind=leftouter (states | where not(Bad) | summarize LastGood = max(TimeGenerated) by SessionHostName, _ResourceId)
    on SessionHostName, _ResourceId
| where isnull(LastGood) or TimeGenerated > LastGood
| summarize arg_max(TimeGenerated, Status), Since = min(TimeGenerated) by SessionHostName, _ResourceId
| where datetime_diff("minute", TimeGenerated, Since) >= {{badMinutes}}
| project TimeGenerated, SessionHostName, Status, _ResourceId`,
        parameters: { badMinutes: 5 },
        tables: ["WVDAgentHealthStatus"],
        feed: "diagnostics",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 0,
        dimensions: ["SessionHostName"],
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
      },
      {
        kind: "log",
        id: "avd.connection-failures",
        title: "Users cannot connect to desktops",
        severity: outage,
        reason: "Several users failed to reach a desktop within minutes: the pool is full, broken, or cannot be reached.",
        basis:
          "Distinct users with a service error, three or more in 15 minutes: one user with a wrong password is not an incident.",
        source: logsPage,
        essential: true,
        query: `${rowsOf("WVDErrors")}
| where ActivityType == "Connection" and ServiceError
| summarize Users = dcount(UserName) by _ResourceId`,
        tables: ["WVDErrors"],
        feed: "diagnostics",
        aggregation: "Maximum",
        measure: "Users",
        operator: "GreaterThanOrEqual",
        threshold: { default: 3, development: 10 },
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "log",
        id: "avd.no-resources",
        title: "Host pool has no room for users",
        severity: outage,
        reason: "Users were refused because no session host had room: the pool is full or its hosts are off.",
        basis: "Azure's own error for exactly this; the first refused user is one too many during work.",
        query: `${rowsOf("WVDErrors")}
| where CodeSymbolic in ("ConnectionFailedNoHealthyRdshAvailable", "ConnectionFailedPersonalDesktopFailedToBeStarted")
    or Message has "No available resources"
| project TimeGenerated, UserName, CodeSymbolic, _ResourceId`,
        tables: ["WVDErrors"],
        feed: "diagnostics",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 0,
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    notes: "No platform metrics; the session hosts themselves are virtual machines and are watched as such.",
  },
  {
    type: "Microsoft.DesktopVirtualization/applicationGroups",
    title: "Virtual desktop application group",
    insights: "none",
    logs: {
      categories: ["Checkpoint", "Error", "Management"],
      tables: ["WVDCheckpoints", "WVDErrors", "WVDManagement"],
      gbPerMonth: 0.05,
      basis: "Memory-grade.",
    },
    alerts: [],
    notes: "Logs only; its errors are those of its host pool's connections.",
  },
  {
    type: "Microsoft.DesktopVirtualization/workspaces",
    title: "Virtual desktop workspace",
    insights: "none",
    logs: {
      categories: ["Checkpoint", "Error", "Feed", "Management"],
      tables: ["WVDFeeds", "WVDErrors", "WVDCheckpoints", "WVDManagement"],
      gbPerMonth: 0.1,
      basis: "Memory-grade: a few records each time a client refreshes.",
    },
    alerts: [
      {
        kind: "log",
        id: "avd.feed-failures",
        title: "Users do not see their desktops",
        severity: { default: 2, development: 3 },
        reason: "Several users failed to load the list of their desktops: they cannot start to work.",
        basis: "Distinct users with a service error, three or more in half an hour.",
        source: logsPage,
        runbook: "virtual-desktop",
        owner: "platform",
        query: `${rowsOf("WVDErrors")}
| where ActivityType == "Feed" and ServiceError
| summarize Users = dcount(UserName) by _ResourceId`,
        tables: ["WVDErrors"],
        feed: "diagnostics",
        aggregation: "Maximum",
        measure: "Users",
        operator: "GreaterThanOrEqual",
        threshold: 3,
        windowSize: "PT30M",
        evaluationFrequency: "PT15M",
      },
    ],
  },
  {
    type: "Microsoft.DesktopVirtualization/scalingPlans",
    title: "Virtual desktop scaling plan",
    insights: "none",
    logs: {
      categories: ["Autoscale"],
      gbPerMonth: 0.05,
      basis: "Memory-grade: one record an evaluation.",
    },
    alerts: [],
    notes: "Logs only; a plan that does not scale shows as a pool without room.",
  },
  {
    type: "Microsoft.DesktopVirtualization/appAttachPackages",
    title: "App attach package",
    insights: "none",
    logs: {
      categories: ["Management"],
      gbPerMonth: 0.01,
      basis: "Memory-grade.",
    },
    alerts: [],
    notes: "Logs only: who changed the package.",
  },
]);
