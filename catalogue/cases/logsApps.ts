import type { AlertCases, CasesByAlert, Labels, LogRow } from "../case.ts";
import { at, calm, id, inProduction, late, log, many, notInDevelopment, rate, type Rows, since, told } from "./writeLog.ts";
import { outageSeverity, warningSeverity } from "./write.ts";

interface Share {
  severity: AlertCases["severity"];
  table: string;
  /** Columns of all rows, and those that name the victim of the fault. */
  row: LogRow;
  victim?: LogRow;
  healthy?: LogRow;
  /** The dimensions of its alert. */
  fires?: Labels;
  /** Rows of the three kinds. */
  good: LogRow;
  bad: LogRow;
  refused: LogRow;
  /** Requests a minute that are too few to prove anything, and those that just suffice. */
  few: number;
  enough: number;
  /** The share in percent that must be told. Default 5.6. */
  share?: number;
}
/** A share of failed requests: a fault, a normal day, hardly anybody, and the caller's own mistakes. */
function share({
  severity,
  table,
  row,
  victim = {},
  healthy,
  fires = {},
  good,
  bad,
  refused,
  few,
  enough,
  share: percent = 5.6,
}: Share) {
  const put = (ok: number, failed: number, kind = bad, who = victim): Rows => [
    rate(0.05, 50, ok, { ...row, ...who, ...good }),
    rate(0.1, 50, failed, { ...row, ...who, ...kind }),
  ];
  return log(
    severity,
    told(
      `a quarter of ${healthy ? "the requests to one" : "all requests"} fails`,
      { [table]: [...put(9, 3), ...(healthy ? put(200, 0.1, bad, { ...victim, ...healthy }) : [])] },
      50,
      fires,
    ),
    told("the same, told ten minutes late", { [table]: late(10, put(9, 3)) }, 60, fires),
    inProduction(
      told(
        `${percent} % of just enough requests fail`,
        { [table]: put(enough * (1 - percent / 100), (enough * percent) / 100) },
        50,
        fires,
      ),
    ),
    calm("4 % fail", { [table]: put(12, 0.5) }, 50),
    calm("half of hardly any requests fail", { [table]: put(few / 2, few / 2) }, 50),
    calm("a quarter is refused, which is the caller's fault", { [table]: put(9, 3, refused) }, 50),
  );
}

const shares: CasesByAlert = {
  "api-management.failed-share": share({
    severity: outageSeverity,
    table: "ApiManagementGatewayLogs",
    row: { _ResourceId: id("Microsoft.ApiManagement/service", "api") },
    victim: { ApiId: "pay" },
    healthy: { ApiId: "catalog" },
    fires: { ApiId: "pay" },
    good: { ResponseCode: 200 },
    bad: { ResponseCode: 502 },
    refused: { ResponseCode: 401 },
    few: 3.2,
    enough: 7.4,
  }),
  "keyvault.failed-share": share({
    severity: outageSeverity,
    table: "AZKVAuditLogs",
    row: { _ResourceId: id("Microsoft.KeyVault/vaults", "kv") },
    good: { HttpStatusCode: 200 },
    bad: { HttpStatusCode: 503 },
    refused: { HttpStatusCode: 403 },
    few: 1.6,
    enough: 3.7,
  }),
  "agw.server-errors": share({
    severity: outageSeverity,
    table: "AGWAccessLogs",
    row: { _ResourceId: id("Microsoft.Network/applicationGateways", "agw") },
    victim: { ListenerName: "shop" },
    healthy: { ListenerName: "blog" },
    fires: { ListenerName: "shop" },
    good: { HttpStatus: 200 },
    bad: { HttpStatus: 502 },
    refused: { HttpStatus: 404 },
    few: 3.2,
    enough: 7.4,
  }),
  "agc.server-errors": share({
    severity: outageSeverity,
    table: "AGCAccessLogs",
    row: { _ResourceId: id("Microsoft.ServiceNetworking/trafficControllers", "agc") },
    victim: { HostName: "shop.example" },
    healthy: { HostName: "blog.example" },
    fires: { HostName: "shop.example" },
    good: { HttpStatusCode: 200 },
    bad: { HttpStatusCode: 503 },
    refused: { HttpStatusCode: 404 },
    few: 3.2,
    enough: 7.4,
  }),
  "web-app.failed-share": share({
    severity: outageSeverity,
    table: "AppServiceHTTPLogs",
    row: { _ResourceId: id("Microsoft.Web/sites", "shop") },
    good: { ScStatus: 200 },
    bad: { ScStatus: 500 },
    refused: { ScStatus: 404 },
    few: 3.2,
    enough: 7.4,
  }),
  "application.failed-requests": share({
    severity: { default: 2, production: 1 },
    table: "AppRequests",
    row: { _ResourceId: id("Microsoft.Insights/components", "ai"), ItemCount: 1 },
    victim: { AppRoleName: "pay" },
    healthy: { AppRoleName: "catalog" },
    fires: { AppRoleName: "pay" },
    good: { Success: true, ResultCode: "200" },
    bad: { Success: false, ResultCode: "500" },
    refused: { Success: false, ResultCode: "404" },
    few: 1.2,
    enough: 3.7,
  }),
  "application.failed-dependencies": share({
    severity: { default: 3, production: 2 },
    table: "AppDependencies",
    row: { _ResourceId: id("Microsoft.Insights/components", "ai"), ItemCount: 1, AppRoleName: "shop", DependencyType: "SQL" },
    victim: { Target: "sql-shop" },
    healthy: { Target: "redis" },
    fires: { AppRoleName: "shop", Target: "sql-shop" },
    good: { Success: true, ResultCode: "0" },
    bad: { Success: false, ResultCode: "-2" },
    refused: { Success: false, ResultCode: "404" },
    few: 1.7,
    enough: 2.3,
    share: 11.2,
  }),
};

const role = (AppRoleName: string): LogRow => ({
  _ResourceId: id("Microsoft.Insights/components", "ai"),
  AppRoleName,
  ItemCount: 1,
});
const requests = (aMinute: number, DurationMs: number, more: LogRow = {}, who = "shop"): Rows => [
  rate(0.05, 50, aMinute, { ...role(who), DurationMs, Success: true, ResultCode: "200", Name: "GET /", ...more }),
];
const DAY = 1440;
const applications: CasesByAlert = {
  "application.response-time": log(
    { default: 3, production: 2 },
    told(
      "one request in ten takes six seconds, another application is quick",
      { AppRequests: [...requests(9, 100), ...requests(1, 6000), ...requests(50, 100, {}, "blog")] },
      50,
      { AppRoleName: "shop" },
    ),
    calm("all take a little less than two seconds", { AppRequests: requests(10, 1800) }, 50),
    calm("one request in thirty takes six seconds", { AppRequests: [...requests(14.5, 100), ...requests(0.5, 6000)] }, 50),
    calm("hardly any requests, all slow", { AppRequests: requests(2, 6000) }, 50),
    calm(
      "connections that stay open on purpose",
      { AppRequests: [...requests(9, 100), ...requests(1, 600_000, { ResultCode: "101" })] },
      50,
    ),
    calm(
      "tests that azmon itself makes",
      { AppRequests: requests(10, 6000, { SyntheticSource: "Application Insights Availability Monitoring" }) },
      50,
    ),
  ),
  "application.silent": log(
    { default: 3, production: 2 },
    since(
      DAY + 300,
      told(
        "busy by night and day, then silent",
        { AppRequests: [many(0, DAY + 300, 1, role("shop")), many(0, DAY + 400, 1, role("blog"))] },
        DAY + 400,
        { AppRoleName: "shop" },
      ),
    ),
    since(
      DAY + 300,
      calm(
        "silent for twenty minutes",
        { AppRequests: [many(0, DAY + 300, 1, role("shop")), many(DAY + 320, DAY + 400, 1, role("shop"))] },
        DAY + 400,
      ),
    ),
    since(
      DAY + 300,
      calm(
        "silent in the evening, as the evening before",
        { AppRequests: [many(0, 299, 1, role("shop")), many(600, DAY + 299, 1, role("shop"))] },
        DAY + 400,
      ),
    ),
  ),
};

const hub = id("Microsoft.DesktopVirtualization/hostPools", "desks");
const host = (minute: number, SessionHostName: string, Status: string): LogRow =>
  at(minute, { _ResourceId: hub, SessionHostName, Status });
const error = (minute: number, UserName: string, more: LogRow): LogRow =>
  at(minute, { _ResourceId: hub, UserName, ServiceError: true, ...more });
const crowd = (count: number, more: LogRow) => ({
  WVDErrors: Array.from({ length: count }, (_, i) => error(60 + (i % 5), `user${i}`, more)),
});
const desktops: CasesByAlert = {
  "avd.host-unhealthy": log(
    warningSeverity,
    told(
      "a host does not beat, another is available",
      { WVDAgentHealthStatus: [40, 45, 50, 55, 60].flatMap((m) => [host(m, "a", "NoHeartbeat"), host(m, "b", "Available")]) },
      70,
      { SessionHostName: "a" },
    ),
    calm("autoscale shut one down", { WVDAgentHealthStatus: [40, 45, 50, 55, 60].map((m) => host(m, "a", "Shutdown")) }, 70),
    calm(
      "a host that is being made",
      { WVDAgentHealthStatus: [host(40, "a", "NotJoinedToDomain"), host(43, "a", "Available")] },
      70,
    ),
    calm(
      "one bad state among good ones",
      {
        WVDAgentHealthStatus: [30, 35, 40, 45, 50, 55, 60, 65].map((m) => host(m, "a", m === 55 ? "NoHeartbeat" : "Available")),
      },
      70,
    ),
    calm(
      "a host is well again",
      { WVDAgentHealthStatus: [host(40, "a", "Unavailable"), host(43, "a", "Available"), host(60, "a", "Available")] },
      70,
    ),
  ),
  "avd.connection-failures": log(
    outageSeverity,
    told("a dozen users cannot connect", crowd(12, { ActivityType: "Connection" }), 90),
    notInDevelopment(told("three users cannot connect", crowd(3, { ActivityType: "Connection" }), 90)),
    calm("two users cannot connect", crowd(2, { ActivityType: "Connection" }), 90),
    calm(
      "one user tries again and again",
      { WVDErrors: Array.from({ length: 12 }, (_, i) => error(60 + i, "one", { ActivityType: "Connection" })) },
      90,
    ),
    calm("a dozen wrong passwords", crowd(12, { ActivityType: "Connection", ServiceError: false }), 90),
  ),
  "avd.no-resources": log(
    outageSeverity,
    told("no host is left", crowd(1, { CodeSymbolic: "ConnectionFailedNoHealthyRdshAvailable" }), 90),
    told("the message says so", crowd(1, { CodeSymbolic: "Other", Message: "No available resources for the user" }), 90),
    calm("another error", crowd(5, { CodeSymbolic: "ConnectionFailedClientDisconnect" }), 90),
  ),
  "avd.feed-failures": log(
    warningSeverity,
    told("three users see no desktop", crowd(3, { ActivityType: "Feed" }), 120),
    calm("two users see no desktop", crowd(2, { ActivityType: "Feed" }), 120),
    calm("four users cannot connect, which another alert tells", crowd(4, { ActivityType: "Connection" }), 120),
  ),
};

const app = id("Microsoft.App/managedEnvironments", "env");
const system = (minute: number, ContainerAppName: string, Reason: string, Count?: number): LogRow =>
  at(minute, { _ResourceId: app, ContainerAppName, Reason, ...(Count === undefined ? {} : { Count }) });
const cluster = id("Microsoft.ContainerService/managedClusters", "aks");
const pod = (minute: number, name: string, more: LogRow): LogRow =>
  at(minute, {
    _ResourceId: cluster,
    ClusterName: "aks",
    Namespace: "shop",
    Name: name,
    PodUid: name,
    ControllerName: "cart",
    ...more,
  });
const event = (minute: number, name: string, more: LogRow): LogRow =>
  at(minute, { _ResourceId: cluster, Namespace: "shop", Name: name, ...more });
const pods = (from: number, to: number, name: string, more: LogRow): Rows =>
  Array.from({ length: to - from + 1 }, (_, i) => pod(from + i, name, more));
const containers: CasesByAlert = {
  "container-environment.crash-loop": log(
    2,
    told(
      "one row counts six back-offs, another app is well",
      { ContainerAppSystemLogs: [system(60, "cart", "ContainerBackOff", 6), system(60, "pay", "RevisionReady", 30)] },
      120,
      { ContainerAppName: "cart" },
    ),
    told(
      "crashes, one row each",
      { ContainerAppSystemLogs: [1, 2, 3, 4, 5, 6, 7].map((i) => system(60 + i, "cart", "ContainerCrashing")) },
      120,
      { ContainerAppName: "cart" },
    ),
    calm(
      "five crashes",
      { ContainerAppSystemLogs: [60, 62, 64, 66, 68].map((m) => system(m, "cart", "ContainerCrashing")) },
      120,
    ),
    calm(
      "probes fail as it starts",
      { ContainerAppSystemLogs: [1, 2, 3, 4, 5, 6, 7].map((i) => system(60 + i, "cart", "ReplicaUnhealthy")) },
      120,
    ),
  ),
  "kubernetes.image-pull": log(
    2,
    told(
      "an image cannot be pulled for ten minutes, its neighbour runs",
      {
        KubePodInventory: [
          ...pods(40, 50, "cart-1", { ContainerStatusReason: "ImagePullBackOff" }),
          ...pods(40, 50, "pay-1", { ControllerName: "pay" }),
        ],
      },
      70,
      { Namespace: "shop", ControllerName: "cart" },
    ),
    calm(
      "one hiccup of the registry",
      { KubePodInventory: [...pods(40, 41, "cart-1", { ContainerStatusReason: "ErrImagePull" }), ...pods(42, 60, "cart-1", {})] },
      70,
    ),
    {
      ...told(
        "it is resolved soon after the image is there",
        {
          KubePodInventory: [...pods(40, 50, "cart-1", { ContainerStatusReason: "ErrImagePull" }), ...pods(51, 75, "cart-1", {})],
        },
        75,
        { Namespace: "shop", ControllerName: "cart" },
      ),
      ends: "resolved",
    },
    calm(
      "a crash loop, which is another matter",
      { KubePodInventory: pods(40, 60, "cart-1", { ContainerStatusReason: "CrashLoopBackOff" }) },
      70,
    ),
  ),
  "kubernetes.volume-attach": log(
    2,
    told(
      "six failures, counted on in one event",
      {
        KubeEvents: [1, 3, 5, 6].map((Count) =>
          event(40, "cart-1", { Reason: "FailedMount", Count, FirstSeen: 40, LastSeen: 40 + Count, _TimeReceived: 40 + Count }),
        ),
      },
      70,
      { Namespace: "shop", Name: "cart-1" },
    ),
    calm(
      "five failures",
      {
        KubeEvents: [1, 2, 3, 5].map((Count) =>
          event(40, "cart-1", { Reason: "FailedMount", Count, FirstSeen: 40, LastSeen: 40 + Count, _TimeReceived: 40 + Count }),
        ),
      },
      70,
    ),
    calm(
      "another reason",
      {
        KubeEvents: [1, 3, 5, 7].map((Count) =>
          event(40, "cart-1", { Reason: "Pulled", Count, FirstSeen: 40, LastSeen: 40 + Count }),
        ),
      },
      70,
    ),
  ),
  "kubernetes.scheduling-failed": log(
    3,
    told(
      "a pod finds no node for more than ten minutes; the event has no times",
      {
        KubeEvents: [event(40, "cart-1", { Reason: "FailedScheduling" })],
        KubePodInventory: pods(30, 90, "cart-1", { PodStatus: "Pending", Computer: "" }),
      },
      90,
      { Namespace: "shop" },
    ),
    calm(
      "it gets its node after three minutes, and pulls a large image for long",
      {
        KubeEvents: [event(40, "cart-1", { Reason: "FailedScheduling" })],
        KubePodInventory: [
          ...pods(30, 42, "cart-1", { PodStatus: "Pending", Computer: "" }),
          ...pods(43, 90, "cart-1", { PodStatus: "Pending", Computer: "aks-pool-1" }),
        ],
      },
      90,
    ),
    calm(
      "a rollout deletes it before it has a node",
      {
        KubeEvents: [event(40, "cart-1", { Reason: "FailedScheduling" })],
        KubePodInventory: [
          ...pods(30, 45, "cart-1", { PodStatus: "Pending", Computer: "" }),
          ...pods(30, 90, "cart-2", { PodStatus: "Running", Computer: "aks-pool-1" }),
        ],
      },
      90,
    ),
    calm(
      "a new node takes it after eight minutes",
      {
        KubeEvents: [event(40, "cart-1", { Reason: "FailedScheduling" })],
        KubePodInventory: [
          ...pods(30, 47, "cart-1", { PodStatus: "Pending" }),
          ...pods(48, 90, "cart-1", { PodStatus: "Running" }),
        ],
      },
      90,
    ),
    calm(
      "another reason",
      {
        KubeEvents: [event(40, "cart-1", { Reason: "Killing" })],
        KubePodInventory: pods(30, 90, "cart-1", { PodStatus: "Pending" }),
      },
      90,
    ),
  ),
  "kubernetes.logs-silent": log(
    { default: 3, production: 2 },
    told(
      "one cluster is silent, another is not",
      {
        KubePodInventory: [
          ...pods(0, 60, "cart-1", {}),
          ...pods(0, 140, "b-1", { ClusterName: "b", _ResourceId: `${cluster}b` }),
        ],
      },
      140,
      { ClusterName: "aks" },
    ),
    calm("silent for twenty minutes", { KubePodInventory: [...pods(0, 60, "cart-1", {}), ...pods(80, 140, "cart-1", {})] }, 140),
    calm(
      "somebody stopped it",
      {
        KubePodInventory: pods(0, 60, "cart-1", {}),
        AzureActivity: [
          at(61, {
            OperationNameValue: "MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS/STOP/ACTION",
            ActivityStatusValue: "Success",
            _ResourceId: cluster.toLowerCase(),
          }),
        ],
      },
      140,
    ),
  ),
};

const bricks = id("Microsoft.Databricks/workspaces", "dbw");
const others: CasesByAlert = {
  "databricks.job-failed": log(
    2,
    told("a run fails", { DatabricksJobs: [at(60, { _ResourceId: bricks, ActionName: "runFailed" })] }, 120),
    calm("a run succeeds", { DatabricksJobs: [at(60, { _ResourceId: bricks, ActionName: "runSucceeded" })] }, 120),
  ),
  "databricks.login-failed": log(
    3,
    told(
      "25 refused logins in an hour",
      { DatabricksAccounts: [many(61, 109, 2, { _ResourceId: bricks, Response: '{"statusCode":401}' })] },
      180,
    ),
    calm(
      "18 refused logins",
      { DatabricksAccounts: [many(61, 95, 2, { _ResourceId: bricks, Response: '{"statusCode":401}' })] },
      180,
    ),
    calm(
      "logins that succeed",
      { DatabricksAccounts: [many(61, 161, 2, { _ResourceId: bricks, Response: '{"statusCode":200}' })] },
      180,
    ),
  ),
  "app-service-environment.platform-fault": log(
    2,
    told(
      "it is almost out of space",
      {
        AppServiceEnvironmentPlatformLogs: [
          at(60, {
            _ResourceId: id("Microsoft.Web/hostingEnvironments", "ase"),
            ResultDescription: "The file share is almost out of space.",
          }),
        ],
      },
      120,
    ),
    calm(
      "it was scaled",
      {
        AppServiceEnvironmentPlatformLogs: [
          at(60, {
            _ResourceId: id("Microsoft.Web/hostingEnvironments", "ase"),
            ResultDescription: "The plan has begun scaling.",
          }),
        ],
      },
      120,
    ),
  ),
};

export const logsApps: CasesByAlert = { ...shares, ...applications, ...desktops, ...containers, ...others };
