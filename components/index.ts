export { ActionGroups } from "./action-groups/component.ts";
export type * from "./action-groups/args.ts";
export { ActivityLog } from "./activity-log/component.ts";
export type * from "./activity-log/args.ts";
export { AlertRules } from "./alerts/component.ts";
export type * from "./alerts/args.ts";
export { ApplicationInsights } from "./application-insights/component.ts";
export * from "./application-insights/args.ts";
export * from "./application-insights/wiring.ts";
export { ClusterConfiguration } from "./container-insights/clusterConfiguration.ts";
export type {
  AgentConfigArgs,
  ClusterConfigurationArgs,
  MetricsSettingsArgs,
  MonitorArgs,
} from "./container-insights/clusterConfigurationArgs.ts";
export { asRunError } from "./azure/refused.ts";
export { Budget } from "./budget/component.ts";
export type * from "./budget/args.ts";
export { ContainerInsights } from "./container-insights/component.ts";
export { addonProfiles, azureMonitorProfile } from "./container-insights/profiles.ts";
export * from "./container-insights/args.ts";
export { Dashboard } from "./dashboards/component.ts";
export type * from "./dashboards/args.ts";
export { DiagnosticSettings, diagnosticSettingImportId } from "./diagnostics/component.ts";
export type * from "./diagnostics/args.ts";
export { Feedback } from "./feedback/component.ts";
export type * from "./feedback/args.ts";
export { Monitoring } from "./monitoring/component.ts";
export type * from "./monitoring/args.ts";
export { NetworkInsights } from "./network-insights/component.ts";
export * from "./network-insights/args.ts";
export { StorageInsights } from "./storage-insights/component.ts";
export * from "./storage-insights/args.ts";
export { Suppressions } from "./suppressions/component.ts";
export type * from "./suppressions/args.ts";
export { UsageInsights } from "./usage-insights/component.ts";
export type * from "./usage-insights/args.ts";
export * from "./usage-insights/browser.ts";
export { VmInsights } from "./vm-insights/component.ts";
export * from "./vm-insights/args.ts";
export { Workspace } from "./workspace/component.ts";
export * from "./workspace/args.ts";
export { privateDnsZones } from "./workspace/privateLink.ts";
