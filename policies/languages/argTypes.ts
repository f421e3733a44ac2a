// Written by `npm run docs` from the declarations of azure-native; do not edit.
/**
 * Of the arguments that fixes use: `T` an object, `T[]` a list, `{}T` a map of names to it, `A|B` one of several, `enum E` a closed list of
 * values, `=x` the constant that tells one of several from the others. What is a text, a number or a switch is left out.
 */
export const argTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "alertsmanagement.PrometheusRuleArgs": {
    actions: "alertsmanagement.PrometheusRuleGroupActionArgs[]",
    annotations: "{}",
  },
  "alertsmanagement.PrometheusRuleGroupArgs": {
    rules: "alertsmanagement.PrometheusRuleArgs[]",
    tags: "{}",
  },
  "applicationinsights.ComponentArgs": {
    tags: "{}",
  },
  "applicationinsights.WebTestArgs": {
    kind: "enum applicationinsights.WebTestKind",
    locations: "applicationinsights.WebTestGeolocationArgs[]",
    request: "applicationinsights.WebTestPropertiesRequestArgs",
    tags: "{}",
    webTestKind: "enum applicationinsights.WebTestKind",
  },
  "compute.VirtualMachineArgs": {
    identity: "compute.VirtualMachineIdentityArgs",
    plan: "compute.PlanArgs",
    tags: "{}",
  },
  "compute.VirtualMachineExtensionArgs": {
    tags: "{}",
  },
  "compute.VirtualMachineIdentityArgs": {
    type: "enum compute.ResourceIdentityType",
  },
  "compute.VirtualMachineScaleSetArgs": {
    identity: "compute.VirtualMachineScaleSetIdentityArgs",
    plan: "compute.PlanArgs",
    sku: "compute.SkuArgs",
    tags: "{}",
    virtualMachineProfile: "compute.VirtualMachineScaleSetVMProfileArgs",
  },
  "compute.VirtualMachineScaleSetExtensionProfileArgs": {
    extensions: "compute.VirtualMachineScaleSetExtensionArgs[]",
  },
  "compute.VirtualMachineScaleSetIdentityArgs": {
    type: "enum compute.ResourceIdentityType",
  },
  "compute.VirtualMachineScaleSetVMProfileArgs": {
    extensionProfile: "compute.VirtualMachineScaleSetExtensionProfileArgs",
  },
  "containerservice.ManagedClusterAddonProfileArgs": {
    config: "{}",
  },
  "containerservice.ManagedClusterArgs": {
    addonProfiles: "{}containerservice.ManagedClusterAddonProfileArgs",
    azureMonitorProfile: "containerservice.ManagedClusterAzureMonitorProfileArgs",
    identity: "containerservice.ManagedClusterIdentityArgs",
    sku: "containerservice.ManagedClusterSKUArgs",
    tags: "{}",
  },
  "containerservice.ManagedClusterAzureMonitorProfileArgs": {
    metrics: "containerservice.ManagedClusterAzureMonitorProfileMetricsArgs",
  },
  "containerservice.ManagedClusterAzureMonitorProfileMetricsArgs": {
    kubeStateMetrics: "containerservice.ManagedClusterAzureMonitorProfileKubeStateMetricsArgs",
  },
  "containerservice.ManagedClusterIdentityArgs": {
    type: "enum containerservice.ResourceIdentityType",
  },
  "hybridcompute.MachineExtensionArgs": {
    properties: "hybridcompute.MachineExtensionPropertiesArgs",
    tags: "{}",
  },
  "kubernetesconfiguration.ExtensionArgs": {
    configurationSettings: "{}",
    identity: "kubernetesconfiguration.IdentityArgs",
    plan: "kubernetesconfiguration.PlanArgs",
    scope: "kubernetesconfiguration.ScopeArgs",
  },
  "kubernetesconfiguration.IdentityArgs": {
    type: "enum kubernetesconfiguration.ResourceIdentityType",
  },
  "monitor.ActionGroupArgs": {
    emailReceivers: "monitor.MicrosoftCommonEmailReceiverArgs[]",
    identity: "monitor.ManagedServiceIdentityArgs",
    itsmReceivers: "monitor.ItsmReceiverArgs[]",
    tags: "{}",
    webhookReceivers: "monitor.WebhookReceiverArgs[]",
  },
  "monitor.ActionListArgs": {
    actionGroups: "monitor.ActionGroupArgs[]",
  },
  "monitor.ActivityLogAlertArgs": {
    actions: "monitor.ActionListArgs",
    condition: "monitor.AlertRuleAllOfConditionArgs",
    tags: "{}",
  },
  "monitor.AlertRuleAllOfConditionArgs": {
    allOf: "monitor.AlertRuleAnyOfOrLeafConditionArgs[]",
  },
  "monitor.AlertRuleAnyOfOrLeafConditionArgs": {
    anyOf: "monitor.AlertRuleLeafConditionArgs[]",
  },
  "monitor.ConditionArgs": {
    dimensions: "monitor.DimensionArgs[]",
    failingPeriods: "monitor.ConditionFailingPeriodsArgs",
  },
  "monitor.DataCollectionRuleArgs": {
    dataSources: "monitor.DataCollectionRuleDataSourcesArgs",
    identity: "monitor.DataCollectionRuleResourceIdentityArgs",
    tags: "{}",
  },
  "monitor.DataCollectionRuleDataSourcesArgs": {
    extensions: "monitor.ExtensionDataSourceArgs[]",
  },
  "monitor.DiagnosticSettingArgs": {
    logs: "monitor.DiagnosticsLogSettingsArgs[]",
    metrics: "monitor.DiagnosticsMetricSettingsArgs[]",
  },
  "monitor.DynamicMetricCriteriaArgs": {
    criterionType: "=DynamicThresholdCriterion",
    dimensions: "monitor.MetricDimensionArgs[]",
    failingPeriods: "monitor.DynamicThresholdFailingPeriodsArgs",
  },
  "monitor.MetricAlertArgs": {
    actions: "monitor.MetricAlertActionArgs[]",
    criteria: "monitor.MetricAlertMultipleResourceMultipleMetricCriteriaArgs|monitor.MetricAlertSingleResourceMultipleMetricCriteriaArgs|monitor.WebtestLocationAvailabilityCriteriaArgs",
    tags: "{}",
  },
  "monitor.MetricAlertMultipleResourceMultipleMetricCriteriaArgs": {
    allOf: "monitor.DynamicMetricCriteriaArgs|monitor.MetricCriteriaArgs[]",
    odataType: "=Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
  },
  "monitor.MetricAlertSingleResourceMultipleMetricCriteriaArgs": {
    allOf: "monitor.MetricCriteriaArgs[]",
    odataType: "=Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
  },
  "monitor.MetricCriteriaArgs": {
    criterionType: "=StaticThresholdCriterion",
    dimensions: "monitor.MetricDimensionArgs[]",
  },
  "monitor.MicrosoftCommonIdentityArgs": {
    type: "enum monitor.IdentityType",
  },
  "monitor.ScheduledQueryRuleArgs": {
    actions: "monitor.ActionsArgs",
    criteria: "monitor.ScheduledQueryRuleCriteriaArgs",
    identity: "monitor.MicrosoftCommonIdentityArgs",
    tags: "{}",
  },
  "monitor.ScheduledQueryRuleCriteriaArgs": {
    allOf: "monitor.ConditionArgs[]",
  },
  "monitor.WebtestLocationAvailabilityCriteriaArgs": {
    odataType: "=Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
  },
  "network.ConnectionMonitorArgs": {
    destination: "network.ConnectionMonitorDestinationArgs",
    endpoints: "network.ConnectionMonitorEndpointArgs[]",
    source: "network.ConnectionMonitorSourceArgs",
    tags: "{}",
  },
  "network.ConnectionMonitorEndpointArgs": {
    scope: "network.ConnectionMonitorEndpointScopeArgs",
  },
  "network.FlowLogArgs": {
    format: "network.FlowLogFormatParametersArgs",
    identity: "network.ManagedServiceIdentityArgs",
    tags: "{}",
  },
  "network.ManagedServiceIdentityArgs": {
    type: "enum network.ResourceIdentityType",
  },
  "operationalinsights.IdentityArgs": {
    type: "enum operationalinsights.IdentityType",
  },
  "operationalinsights.WorkspaceArgs": {
    features: "operationalinsights.WorkspaceFeaturesArgs",
    identity: "operationalinsights.IdentityArgs",
    sku: "operationalinsights.WorkspaceSkuArgs",
    tags: "{}",
  },
  "web.ManagedServiceIdentityArgs": {
    type: "enum web.ManagedServiceIdentityType",
  },
  "web.SiteConfigArgs": {
    appSettings: "web.NameValuePairArgs[]",
    limits: "web.SiteLimitsArgs",
  },
  "web.WebAppArgs": {
    identity: "web.ManagedServiceIdentityArgs",
    siteConfig: "web.SiteConfigArgs",
    tags: "{}",
  },
};
