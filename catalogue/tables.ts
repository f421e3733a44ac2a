export type ColumnType = "bool" | "datetime" | "dynamic" | "guid" | "int" | "long" | "real" | "string" | "timespan";

/** A table of Log Analytics: as much of it as the catalogue's queries use. */
export interface Table {
  columns: Record<string, ColumnType>;
  /** May be put on the Basic plan; log alerts cannot read it then. */
  basicPlan: boolean;
  /** Grows a column per field of what is sent to it. */
  open: boolean;
  /** Minutes from an event until its row can be read, at worst in normal operation. */
  latency: number;
  /** Filled only where something happens or where somebody has such a resource: it may be missing, or empty for more than 30 days. */
  sparse: boolean;
  /** Columns that are null in some rows. */
  nullable: string[];
  /** Columns that count on and on, from row to row of the same thing. */
  running: string[];
}

// Columns: https://learn.microsoft.com/azure/azure-monitor/reference/tables/azureactivity and its neighbours, one page a table.

/**
 * Latencies, in minutes. Source: https://learn.microsoft.com/azure/azure-monitor/logs/data-ingestion-time: agents upload within 2 minutes, the
 * pipeline takes 1, indexing up to 5 where little is sent, typically 3 in all; Azure's own logs take 30 seconds to 15 minutes more.
 */
const AGENT = 5;
const RESOURCE_LOG = 10;
const ACTIVITY_LOG = 20;
/** Source: https://learn.microsoft.com/azure/network-watcher/traffic-analytics-schema: every 10 or 60 minutes, up to an hour late. */
const TRAFFIC_ANALYTICS = 60;
/** Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/usage: once an hour; up to two hours late. */
const USAGE = 120;
/** Source: https://learn.microsoft.com/azure/backup/backup-azure-diagnostic-events: once a day for each item. */
const DAILY = 1440;

const standard = "TimeGenerated:datetime Type:string _IsBillable:string _BilledSize:real";
const ofResource = "_ResourceId:string _SubscriptionId:string";

type More = Partial<Omit<Table, "columns">> & { byResource?: boolean };
function table(columns: string, latency: number, { byResource = true, ...more }: More = {}): Table {
  const all = [columns, standard, ...(byResource ? [ofResource] : [])].join(" ").trim().split(" ");
  const known = { basicPlan: false, open: false, sparse: false, nullable: [], running: [] };
  return { columns: Object.fromEntries(all.map((c) => c.split(":") as [string, ColumnType])), latency, ...known, ...more };
}
/** Rows only where something happens, from resources that not every environment has. */
const sparse = (columns: string, latency = RESOURCE_LOG, more: More = {}): Table =>
  table(columns, latency, { sparse: true, ...more });

export const tables: Record<string, Table> = {
  AGCAccessLogs: sparse("HostName:string HttpStatusCode:int", RESOURCE_LOG, { basicPlan: true }),
  AGWAccessLogs: sparse("HttpStatus:int ListenerName:string", RESOURCE_LOG, { basicPlan: true }),
  AGWFirewallLogs: sparse("Action:string ClientIp:string RuleId:string", RESOURCE_LOG, { basicPlan: true }),
  ASRReplicatedItems: sparse(
    "LastRpoCalculatedTime:datetime ReplicatedItemFriendlyName:string ReplicatedItemUniqueId:string ReplicationStatus:string",
    DAILY,
    { nullable: ["LastRpoCalculatedTime"] },
  ),
  AZFWIdpsSignature: sparse(
    "Action:string Description:string DestinationIp:string Severity:int SignatureId:string SourceIp:string",
  ),
  AZFWThreatIntel: sparse("Action:string DestinationIp:string Fqdn:string SourceIp:string ThreatDescription:string"),
  AZKVAuditLogs: sparse("HttpStatusCode:int Id:string OperationName:string Properties:dynamic RequestUri:string", RESOURCE_LOG, {
    basicPlan: true,
  }),
  AddonAzureBackupPolicy: sparse("BackupFrequency:string PolicyUniqueId:string", DAILY),
  ApiManagementGatewayLogs: sparse("ApiId:string ResponseCode:int", RESOURCE_LOG, { basicPlan: true }),
  AppDependencies: sparse(
    "AppRoleName:string DependencyType:string ItemCount:int ResultCode:string Success:bool SyntheticSource:string Target:string",
    AGENT,
  ),
  AppRequests: sparse(
    "AppRoleName:string DurationMs:real ItemCount:int Name:string ResultCode:string Success:bool SyntheticSource:string",
    AGENT,
  ),
  AppServiceEnvironmentPlatformLogs: sparse("OperationName:string ResultDescription:string"),
  AppServiceHTTPLogs: sparse("ScStatus:int"),
  AutoscaleEvaluationsLog: sparse(
    "CurrentInstanceCount:int MaximumInstanceCount:int MinimumInstanceCount:int TargetResourceId:string",
  ),
  AutoscaleScaleActionsLog: sparse("ResultDescription:string ResultType:string ScaleDirection:string TargetResourceId:string"),
  AzureActivity: sparse(
    "ActivityStatusValue:string Caller:string CallerIpAddress:string CategoryValue:string CorrelationId:string OperationNameValue:string Properties:string SubscriptionId:string",
    ACTIVITY_LOG,
  ),
  AzureDiagnostics: sparse(
    "Category:string Level:string OperationName:string ResourceProvider:string ResultDescription:string ResultType:string action_s:string clientIP_s:string ruleName_s:string",
    RESOURCE_LOG,
    { open: true },
  ),
  AzureMetrics: sparse("Average:real Maximum:real MetricName:string"),
  ContainerAppSystemLogs: sparse("ContainerAppName:string Count:int Log:string Reason:string RevisionName:string", RESOURCE_LOG, {
    nullable: ["Count"],
  }),
  CoreAzureBackup: sparse(
    "BackupItemFriendlyName:string BackupItemProtectionState:string BackupItemUniqueId:string LatestRecoveryPointTime:datetime OperationName:string PolicyUniqueId:string",
    DAILY,
    { nullable: ["LatestRecoveryPointTime"] },
  ),
  DatabricksAccounts: sparse("Identity:string Response:string"),
  DCRLogErrors: sparse("InputStreamId:string Message:string OperationName:string"),
  DatabricksJobs: sparse("ActionName:string RequestParams:string"),
  Event: sparse(
    "Computer:string EventData:string EventID:int EventLog:string ParameterXml:string RenderedDescription:string Source:string",
    AGENT,
  ),
  Heartbeat: table("Computer:string VMUUID:string", AGENT),
  InsightsMetrics: table("Computer:string Name:string Namespace:string Origin:string Tags:string Val:real", AGENT),
  KubeEvents: sparse("Count:real FirstSeen:datetime LastSeen:datetime Name:string Namespace:string Reason:string", AGENT, {
    // kube-scheduler gives its events no times and no count (kubernetes/kubernetes#89689); the agent writes a row for each new count.
    nullable: ["Count", "FirstSeen", "LastSeen"],
    running: ["Count"],
  }),
  KubePodInventory: table(
    "ClusterName:string Computer:string ContainerStatusReason:string ControllerName:string Name:string Namespace:string PodStatus:string PodUid:string",
    AGENT,
  ),
  LAQueryLogs: sparse("RequestClientApp:string ResponseCode:int"),
  NTANetAnalytics: sparse(
    "AllowedInFlows:long AllowedOutFlows:long BytesDestToSrc:long BytesSrcToDest:long Country:string DeniedInFlows:long DeniedOutFlows:long DestIp:string DestPort:int DestPublicIps:string DestSubscription:string FlowType:string SrcIp:string SrcPublicIps:string SrcSubscription:string SrcVm:string SubType:string TargetResourceId:string TargetResourceType:string",
    TRAFFIC_ANALYTICS,
    { byResource: false },
  ),
  NWConnectionMonitorTestResult: sparse(
    "ChecksFailed:int ChecksTotal:int DestinationAddress:string DestinationName:string Protocol:string SourceName:string TestGroupName:string",
  ),
  Operation: table("Detail:string", RESOURCE_LOG),
  Perf: table("Computer:string CounterName:string CounterValue:real ObjectName:string InstanceName:string", AGENT),
  StorageMoverCopyLogsFailed: sparse("JobRunName:string", RESOURCE_LOG, { basicPlan: true }),
  Syslog: sparse("Computer:string Facility:string ProcessName:string SyslogMessage:string", AGENT),
  Usage: table("DataType:string EndTime:datetime IsBillable:bool Quantity:real StartTime:datetime", USAGE, { byResource: false }),
  WVDAgentHealthStatus: sparse("SessionHostName:string Status:string"),
  WVDErrors: sparse("ActivityType:string CodeSymbolic:string Message:string ServiceError:bool UserName:string"),
};
