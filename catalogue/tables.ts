export type ColumnType = "bool" | "datetime" | "dynamic" | "guid" | "int" | "long" | "real" | "string" | "timespan";

/** A table of Log Analytics: as much of it as the catalogue's queries use. */
export interface Table {
  columns: Record<string, ColumnType>;
  /** May be put on the Basic plan; log alerts cannot read it then. */
  basicPlan: boolean;
  /** Grows a column per field of what is sent to it. */
  open: boolean;
}

// Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/azureactivity and its neighbours, one page a table.

const standard = "TimeGenerated:datetime Type:string _IsBillable:string _BilledSize:real";
const ofResource = "_ResourceId:string _SubscriptionId:string";

function table(columns: string, more: { basicPlan?: boolean; open?: boolean; byResource?: boolean } = {}): Table {
  const { basicPlan = false, open = false, byResource = true } = more;
  const all = [columns, standard, ...(byResource ? [ofResource] : [])].join(" ").trim().split(" ");
  return { columns: Object.fromEntries(all.map((c) => c.split(":") as [string, ColumnType])), basicPlan, open };
}

export const tables: Record<string, Table> = {
  AGCAccessLogs: table("HostName:string HttpStatusCode:int", { basicPlan: true }),
  AGWAccessLogs: table("HttpStatus:int ListenerName:string", { basicPlan: true }),
  AGWFirewallLogs: table("Action:string ClientIp:string RuleId:string", { basicPlan: true }),
  AZFWIdpsSignature: table(
    "Action:string Description:string DestinationIp:string Severity:int SignatureId:string SourceIp:string",
  ),
  AZFWThreatIntel: table("Action:string DestinationIp:string Fqdn:string SourceIp:string ThreatDescription:string"),
  AZKVAuditLogs: table("HttpStatusCode:int Id:string OperationName:string Properties:dynamic RequestUri:string", {
    basicPlan: true,
  }),
  ApiManagementGatewayLogs: table("ApiId:string ResponseCode:int", { basicPlan: true }),
  AppDependencies: table(
    "AppRoleName:string DependencyType:string ItemCount:int Success:bool SyntheticSource:string Target:string",
  ),
  AppRequests: table("AppRoleName:string DurationMs:real ItemCount:int Success:bool SyntheticSource:string"),
  AppServiceEnvironmentPlatformLogs: table("OperationName:string ResultDescription:string"),
  AppServiceHTTPLogs: table("ScStatus:int"),
  AutoscaleEvaluationsLog: table(
    "CurrentInstanceCount:int MaximumInstanceCount:int MinimumInstanceCount:int TargetResourceId:string",
  ),
  AutoscaleScaleActionsLog: table("ResultDescription:string ResultType:string ScaleDirection:string TargetResourceId:string"),
  AzureActivity: table(
    "ActivityStatusValue:string Caller:string CallerIpAddress:string CategoryValue:string CorrelationId:string OperationNameValue:string Properties:string SubscriptionId:string",
  ),
  AzureDiagnostics: table(
    "Category:string Level:string OperationName:string ResourceProvider:string ResultDescription:string ResultType:string action_s:string clientIP_s:string ruleName_s:string",
    { open: true },
  ),
  AzureMetrics: table("Average:real Maximum:real MetricName:string"),
  ContainerAppSystemLogs: table("ContainerAppName:string Log:string Reason:string RevisionName:string"),
  CoreAzureBackup: table(
    "BackupItemFriendlyName:string BackupItemProtectionState:string BackupItemUniqueId:string LatestRecoveryPointTime:datetime OperationName:string",
  ),
  DatabricksAccounts: table("Identity:string Response:string"),
  DCRLogErrors: table("InputStreamId:string Message:string OperationName:string"),
  DatabricksJobs: table("ActionName:string RequestParams:string"),
  Event: table("Computer:string EventID:int EventLog:string RenderedDescription:string Source:string"),
  Heartbeat: table("Computer:string"),
  InsightsMetrics: table("Computer:string Name:string Namespace:string Origin:string Tags:string Val:real"),
  KubeEvents: table("Count:real FirstSeen:datetime LastSeen:datetime Name:string Namespace:string Reason:string"),
  KubePodInventory: table("ClusterName:string ContainerStatusReason:string ControllerName:string Namespace:string PodUid:string"),
  LAQueryLogs: table("RequestClientApp:string ResponseCode:int"),
  NTANetAnalytics: table(
    "AllowedInFlows:long AllowedOutFlows:long BytesDestToSrc:long BytesSrcToDest:long Country:string DeniedInFlows:long DeniedOutFlows:long DestIp:string DestPort:int DestPublicIps:string DestSubscription:string FlowType:string SrcIp:string SrcPublicIps:string SrcSubscription:string SrcVm:string SubType:string TargetResourceId:string TargetResourceType:string",
    { byResource: false },
  ),
  NWConnectionMonitorTestResult: table(
    "ChecksFailed:int ChecksTotal:int DestinationAddress:string DestinationName:string Protocol:string SourceName:string TestGroupName:string",
  ),
  Operation: table("Detail:string"),
  Perf: table("Computer:string CounterName:string CounterValue:real ObjectName:string InstanceName:string"),
  StorageMoverCopyLogsFailed: table("JobRunName:string", { basicPlan: true }),
  Syslog: table("Computer:string Facility:string ProcessName:string SyslogMessage:string"),
  Usage: table("DataType:string EndTime:datetime IsBillable:bool Quantity:real StartTime:datetime", { byResource: false }),
  WVDAgentHealthStatus: table("SessionHostName:string Status:string"),
  WVDErrors: table("ActivityType:string CodeSymbolic:string Message:string ServiceError:bool UserName:string"),
};
