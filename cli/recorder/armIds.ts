/**
 * ARM types of the azure-native tokens whose id differs from the pattern below, and their path parameters. Everything the components
 * make is here; the id of anything else is derived from its token, which is enough for a program's own resources.
 * Source: the resource classes of @pulumi/azure-native 3.28.0 (path parameters) and the ARM reference (type names).
 */
const table: Record<string, string> = {
  "resources:ResourceGroup": "resourceGroups resourceGroupName",
  "monitor:ActionGroup": "Microsoft.Insights/actionGroups actionGroupName",
  "monitor:ActivityLogAlert": "Microsoft.Insights/activityLogAlerts activityLogAlertName",
  "monitor:AzureMonitorWorkspace": "Microsoft.Monitor/accounts azureMonitorWorkspaceName",
  "monitor:DataCollectionEndpoint": "Microsoft.Insights/dataCollectionEndpoints dataCollectionEndpointName",
  "monitor:DataCollectionRule": "Microsoft.Insights/dataCollectionRules dataCollectionRuleName",
  "monitor:DataCollectionRuleAssociation": "Microsoft.Insights/dataCollectionRuleAssociations associationName @resourceUri",
  "monitor:DiagnosticSetting": "Microsoft.Insights/diagnosticSettings name @resourceUri",
  "monitor:SubscriptionDiagnosticSetting": "Microsoft.Insights/diagnosticSettings name @subscription",
  "monitor:MetricAlert": "Microsoft.Insights/metricAlerts ruleName",
  "monitor:PrivateLinkScope": "Microsoft.Insights/privateLinkScopes scopeName",
  "monitor:PrivateLinkScopedResource": "Microsoft.Insights/privateLinkScopes/scopedResources scopeName/name",
  "monitor:ScheduledQueryRule": "Microsoft.Insights/scheduledQueryRules ruleName",
  "applicationinsights:Component": "Microsoft.Insights/components resourceName",
  "applicationinsights:ComponentCurrentBillingFeature":
    "Microsoft.Insights/components/currentBillingFeatures resourceName/=default",
  "applicationinsights:ProactiveDetectionConfiguration":
    "Microsoft.Insights/components/ProactiveDetectionConfigs resourceName/configurationId",
  "applicationinsights:WebTest": "Microsoft.Insights/webtests webTestName",
  "applicationinsights:Workbook": "Microsoft.Insights/workbooks resourceName",
  "alertsmanagement:AlertProcessingRuleByName": "Microsoft.AlertsManagement/actionRules alertProcessingRuleName",
  "alertsmanagement:PrometheusRuleGroup": "Microsoft.AlertsManagement/prometheusRuleGroups ruleGroupName",
  "alertsmanagement:SmartDetectorAlertRule": "Microsoft.AlertsManagement/smartDetectorAlertRules alertRuleName",
  "operationalinsights:Cluster": "Microsoft.OperationalInsights/clusters clusterName",
  "operationalinsights:DataExport": "Microsoft.OperationalInsights/workspaces/dataExports workspaceName/dataExportName",
  "operationalinsights:LinkedService": "Microsoft.OperationalInsights/workspaces/linkedServices workspaceName/linkedServiceName",
  "operationalinsights:LinkedStorageAccount":
    "Microsoft.OperationalInsights/workspaces/linkedStorageAccounts workspaceName/dataSourceType",
  "operationalinsights:SavedSearch": "Microsoft.OperationalInsights/workspaces/savedSearches workspaceName/savedSearchId",
  "operationalinsights:SummaryLog": "Microsoft.OperationalInsights/workspaces/summaryLogs workspaceName/summaryLogsName",
  "operationalinsights:Table": "Microsoft.OperationalInsights/workspaces/tables workspaceName/tableName",
  "operationalinsights:Workspace": "Microsoft.OperationalInsights/workspaces workspaceName",
  "dashboard:Dashboard": "Microsoft.Dashboard/dashboards dashboardName",
  "dashboard:DashboardDefinition": "Microsoft.Dashboard/dashboards/dashboardDefinitions dashboardName/definitionName",
  "dashboard:Grafana": "Microsoft.Dashboard/grafana workspaceName",
  "portal:Dashboard": "Microsoft.Portal/dashboards dashboardName",
  "network:ConnectionMonitor": "Microsoft.Network/networkWatchers/connectionMonitors networkWatcherName/connectionMonitorName",
  "network:FlowLog": "Microsoft.Network/networkWatchers/flowLogs networkWatcherName/flowLogName",
  "network:NetworkWatcher": "Microsoft.Network/networkWatchers networkWatcherName",
  "network:PrivateEndpoint": "Microsoft.Network/privateEndpoints privateEndpointName",
  "network:PrivateDnsZoneGroup":
    "Microsoft.Network/privateEndpoints/privateDnsZoneGroups privateEndpointName/privateDnsZoneGroupName",
  "privatedns:PrivateZone": "Microsoft.Network/privateDnsZones privateZoneName",
  "privatedns:VirtualNetworkLink": "Microsoft.Network/privateDnsZones/virtualNetworkLinks privateZoneName/virtualNetworkLinkName",
  "kubernetesconfiguration:Extension": "Microsoft.KubernetesConfiguration/extensions extensionName @cluster",
  "compute:VirtualMachine": "Microsoft.Compute/virtualMachines vmName",
  "compute:VirtualMachineExtension": "Microsoft.Compute/virtualMachines/extensions vmName/vmExtensionName",
  "compute:VirtualMachineScaleSetExtension":
    "Microsoft.Compute/virtualMachineScaleSets/extensions vmScaleSetName/vmssExtensionName",
  "hybridcompute:MachineExtension": "Microsoft.HybridCompute/machines/extensions machineName/extensionName",
  "authorization:ManagementLockByScope": "Microsoft.Authorization/locks lockName @scope",
  "authorization:RoleAssignment": "Microsoft.Authorization/roleAssignments roleAssignmentName @scope",
  "managedidentity:UserAssignedIdentity": "Microsoft.ManagedIdentity/userAssignedIdentities resourceName",
  "consumption:Budget": "Microsoft.Consumption/budgets budgetName @scope",
  "containerservice:ManagedCluster": "Microsoft.ContainerService/managedClusters resourceName",
  "storage:StorageAccount": "Microsoft.Storage/storageAccounts accountName",
  "web:WebApp": "Microsoft.Web/sites name",
  "web:AppServicePlan": "Microsoft.Web/serverfarms name",
};

type Inputs = Record<string, unknown>;
const text = (inputs: Inputs, key: string): string | undefined =>
  typeof inputs[key] === "string" ? (inputs[key] as string) : undefined;

/** `monitor:MetricAlert` of `azure-native:monitor:MetricAlert` and of its versioned form `azure-native:monitor/v20260101:MetricAlert`. */
export const tokenOf = (type: string): string | undefined => {
  const m = /^azure-native(?:_\w+)?:([\w-]+)(?:\/v\w+)?:(\w+)$/.exec(type);
  return m ? `${m[1]}:${m[2]}` : undefined;
};

/** The ARM id Azure would give a resource, from its token and inputs. `logicalName` stands in where the program leaves naming to Pulumi. */
export function armIdOf(type: string, logicalName: string, inputs: Inputs, subscriptionId: string): string {
  const token = tokenOf(type);
  if (!token) return `/sim/${type}/${logicalName}`;
  if (token === "resources:Resource") return genericId(inputs, logicalName, subscriptionId);
  const [armType, names, scope] = (table[token] ?? guess(token, inputs)).split(" ") as [string, string, string?];
  const base = scopeId(scope, inputs, subscriptionId);
  if (armType === "resourceGroups") return `${base}/resourceGroups/${text(inputs, "resourceGroupName") ?? logicalName}`;
  const [namespace, ...types] = armType.split("/");
  const values = names.split("/").map((n) => (n.startsWith("=") ? n.slice(1) : (text(inputs, n) ?? logicalName)));
  const group = scope ? "" : `/resourceGroups/${text(inputs, "resourceGroupName") ?? "unknown"}`;
  return `${base}${group}/providers/${namespace}/${types.map((t, i) => `${t}/${values[i] ?? logicalName}`).join("/")}`;
}

function scopeId(scope: string | undefined, inputs: Inputs, subscriptionId: string): string {
  if (!scope || scope === "@subscription") return `/subscriptions/${subscriptionId}`;
  if (scope === "@cluster") {
    const part = (k: string) => text(inputs, k) ?? "unknown";
    return (
      `/subscriptions/${subscriptionId}/resourceGroups/${part("resourceGroupName")}` +
      `/providers/${part("clusterRp")}/${part("clusterResourceName")}/${part("clusterName")}`
    );
  }
  return (text(inputs, scope.slice(1)) ?? `/subscriptions/${subscriptionId}`).replace(/\/$/, "");
}

/** azure-native:resources:Resource, which makes any ARM type. */
function genericId(inputs: Inputs, logicalName: string, subscriptionId: string): string {
  const part = (k: string) => text(inputs, k) ?? "";
  const parent = part("parentResourcePath");
  const path = [
    part("resourceProviderNamespace"),
    parent,
    `${part("resourceType")}/${text(inputs, "resourceName") ?? logicalName}`,
  ];
  return `/subscriptions/${subscriptionId}/resourceGroups/${part("resourceGroupName")}/providers/${path.filter(Boolean).join("/")}`;
}

/** For types outside the table: Microsoft.<Module>/<class>s, named by the first input that ends in Name and is not the group's. */
function guess(token: string, inputs: Inputs): string {
  const [module, cls] = token.split(":") as [string, string];
  const name = Object.keys(inputs).find((k) => /Name$/.test(k) && k !== "resourceGroupName") ?? "name";
  return `Microsoft.${module[0]!.toUpperCase()}${module.slice(1)}/${cls[0]!.toLowerCase()}${cls.slice(1)}s ${name}`;
}
