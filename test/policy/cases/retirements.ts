import type { Case } from "./case.ts";
import { single } from "./single.ts";

const VM_EXTENSION = "azure-native:compute:VirtualMachineExtension";
const agent = { publisher: "Microsoft.Azure.Monitor", type: "AzureMonitorLinuxAgent" };
const workspace = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/law";
const omsagent = (useAADAuth: string) => ({ addonProfiles: { omsagent: { enabled: true, config: { useAADAuth } } } });
const networks = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network";
const containers = (metricNamespace: string) => ({ criteria: { allOf: [{ metricNamespace, metricName: "m" }] } });

export const retirements: Case[] = [
  single(
    "forbid-log-analytics-agent",
    VM_EXTENSION,
    agent,
    { publisher: "Microsoft.EnterpriseCloud.Monitoring", type: "OmsAgentForLinux" },
    "uses the Log Analytics agent, retired since 2024-08-31",
  ),
  single(
    "forbid-log-analytics-agent",
    "azure:compute/extension:Extension",
    agent,
    { publisher: "Microsoft.EnterpriseCloud.Monitoring", type: "MicrosoftMonitoringAgent" },
    "the Log Analytics agent",
  ),
  single(
    "forbid-dependency-agent",
    VM_EXTENSION,
    agent,
    { publisher: "Microsoft.Azure.Monitoring.DependencyAgent", type: "DependencyAgentLinux" },
    "the Dependency agent",
  ),
  single(
    "forbid-dependency-agent",
    "azure-native:compute:VirtualMachineScaleSet",
    { virtualMachineProfile: { extensionProfile: { extensions: [{ name: "ama", ...agent }] } } },
    {
      virtualMachineProfile: {
        extensionProfile: {
          extensions: [{ publisher: "Microsoft.Azure.Monitoring.DependencyAgent", type: "DependencyAgentLinux" }],
        },
      },
    },
    "the Dependency agent",
  ),
  single(
    "forbid-diagnostics-extension",
    VM_EXTENSION,
    agent,
    { publisher: "Microsoft.Azure.Diagnostics", type: "IaaSDiagnostics" },
    "the Azure Diagnostics extension",
  ),
  single(
    "forbid-classic-components",
    "azure-native:applicationinsights:Component",
    { workspaceResourceId: workspace },
    { workspaceResourceId: undefined },
    "a classic component",
  ),
  single(
    "forbid-classic-components",
    "azure:appinsights/insights:Insights",
    { workspaceId: workspace },
    { workspaceId: undefined },
    "a classic component",
  ),
  single(
    "forbid-ping-tests",
    "azure-native:insights:WebTest",
    { webTestKind: "standard" },
    { webTestKind: "ping" },
    "a URL ping test",
  ),
  single(
    "forbid-ping-tests",
    "azure-native:applicationinsights:WebTest",
    { kind: "standard" },
    { kind: "multistep" },
    "a multistep test",
  ),
  single(
    "forbid-container-key-auth",
    "azure-native:containerservice:ManagedCluster",
    omsagent("true"),
    omsagent("false"),
    "key authentication",
  ),
  single(
    "forbid-container-key-auth",
    "azure:containerservice/kubernetesCluster:KubernetesCluster",
    { omsAgent: { msiAuthForMonitoringEnabled: true } },
    { omsAgent: { logAnalyticsWorkspaceId: workspace } },
    "key authentication",
  ),
  single(
    "forbid-container-log-v1",
    "azure-native:monitor:ScheduledQueryRule",
    { criteria: { allOf: [{ query: 'ContainerLogV2 | where Pod == "ContainerLog"' }] } },
    { criteria: { allOf: [{ query: "ContainerLog | take 1" }] } },
    "the table ContainerLog",
  ),
  single(
    "forbid-container-log-v1",
    "azure-native:monitor:DataCollectionRule",
    { dataSources: { extensions: [{ streams: ["Microsoft-ContainerLogV2"] }] } },
    { dataSources: { extensions: [{ streams: ["Microsoft-ContainerLog"] }] } },
    "the stream Microsoft-ContainerLog",
  ),
  single(
    "forbid-container-metric-alerts",
    "azure-native:monitor:MetricAlert",
    containers("Microsoft.ContainerService/managedClusters"),
    containers("Insights.Container/pods"),
    "custom metrics",
  ),
  single(
    "forbid-nsg-flow-logs",
    "azure-native:network:FlowLog",
    { targetResourceId: `${networks}/virtualNetworks/v` },
    { targetResourceId: `${networks}/networkSecurityGroups/n` },
    "of a network security group",
  ),
  single(
    "forbid-nsg-flow-logs",
    "azure:network/networkWatcherFlowLog:NetworkWatcherFlowLog",
    { targetResourceId: `${networks}/virtualNetworks/v` },
    { targetResourceId: undefined, networkSecurityGroupId: `${networks}/networkSecurityGroups/n` },
    "of a network security group",
  ),
  single(
    "forbid-diagnostic-retention",
    "azure-native:monitor:DiagnosticSetting",
    { logs: [{ categoryGroup: "audit", enabled: true }] },
    { logs: [{ categoryGroup: "audit", enabled: true, retentionPolicy: { enabled: true, days: 30 } }] },
    "retention in a diagnostic setting",
  ),
  single(
    "forbid-itsm-actions",
    "azure-native:monitor:ActionGroup",
    { itsmReceivers: [] },
    { itsmReceivers: [{ name: "snow" }] },
    "the ITSM connector",
  ),
  single(
    "forbid-legacy-workspace-sku",
    "azure-native:operationalinsights:Workspace",
    { sku: { name: "PerGB2018" } },
    { sku: { name: "PerNode" } },
    "the price plan PerNode",
  ),
  single(
    "forbid-log-analytics-agent-endpoints",
    "azure-native:network:ConnectionMonitor",
    { endpoints: [{ name: "a", type: "AzureArcVM" }] },
    { endpoints: [{ name: "a", type: "MMAWorkspaceMachine" }] },
    "the Log Analytics agent as a source",
  ),
];
