import { expect, test } from "vitest";
import { analyze } from "../../policies/testing/analyze.ts";
import { output, Program, to } from "../../policies/testing/program.ts";

/** Programs of other people, who never heard of azmon, with holes that are known: those are reported, and nothing else. */
const found = async (program: Program, unknown: boolean) =>
  (await analyze(program.render({ unknown }), { config: { azmon: { profile: "production" } } }))
    .map((d) => `${d.policy} ${d.urn.split("::").at(-1) ?? ""}`.trim())
    .sort();

function nativeV3(): Program {
  const p = new Program();
  const rg = p.add("azure-native:resources:ResourceGroup", "rg", { resourceGroupName: "rg-shop", location: "westeurope" });
  const g = { resourceGroupName: output(rg, "rg-shop") };
  const law = p.add("azure-native:operationalinsights:Workspace", "law", {
    ...g,
    workspaceName: "law-shop",
    sku: { name: "PerGB2018" },
    retentionInDays: 30,
    features: { disableLocalAuth: true },
    publicNetworkAccessForIngestion: "Disabled",
    publicNetworkAccessForQuery: "Disabled",
  });
  const group = p.add("azure-native:monitor:ActionGroup", "on-call", {
    ...g,
    actionGroupName: "ag-on-call",
    groupShortName: "oncall",
    emailReceivers: [{ name: "team", emailAddress: "team@example.com" }],
  });
  p.add("azure-native:monitor:DiagnosticSetting", "law-logs", {
    name: "audit",
    resourceUri: law.id,
    workspaceId: law.id,
    logs: [{ categoryGroup: "audit", enabled: true }],
  });
  const account = p.add("azure-native:storage:StorageAccount", "orders", {
    ...g,
    accountName: "storders",
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
  });
  for (const service of ["blob", "file"])
    p.add("azure-native:monitor:DiagnosticSetting", `orders-${service}`, {
      name: "logs",
      resourceUri: to(account, `/${service}Services/default`),
      workspaceId: law.id,
      logs: [
        { category: "StorageWrite", enabled: true },
        { category: "StorageDelete", enabled: true },
      ],
    });
  const criteria = (metricName: string) => ({
    odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
    allOf: [{ name: "c", metricName, operator: "LessThan", threshold: 99, timeAggregation: "Average" }],
  });
  p.add("azure-native:monitor:MetricAlert", "availability", {
    ...g,
    ruleName: "orders-availability",
    description: "Requests fail. https://runbooks.example.com/storage",
    severity: 1,
    scopes: [account.id],
    evaluationFrequency: "PT5M",
    windowSize: "PT15M",
    criteria: criteria("Availability"),
    actions: [{ actionGroupId: group.id }],
  });
  p.add("azure-native:monitor:MetricAlert", "latency", {
    ...g,
    ruleName: "orders-latency",
    description: "Requests are slow.",
    severity: 2,
    scopes: [account.id],
    evaluationFrequency: "PT5M",
    windowSize: "PT15M",
    criteria: criteria("SuccessE2ELatency"),
    actions: [],
  });
  p.add("azure-native:monitor:ScheduledQueryRule", "silence", {
    ...g,
    ruleName: "law-silent",
    description: "Nothing arrives. https://runbooks.example.com/silence",
    severity: 1,
    scopes: [law.id],
    evaluationFrequency: "PT15M",
    windowSize: "PT1H",
    criteria: { allOf: [{ query: "Usage", timeAggregation: "Count", operator: "LessThan", threshold: 1 }] },
    actions: { actionGroups: [group.id] },
  });
  return p;
}

test.each([false, true])("plain azure-native v3, ids unknown: %s", async (unknown) => {
  expect(await found(nativeV3(), unknown)).toEqual([
    "require-activity-log law", // the stack makes a workspace, and the activity log goes nowhere
    "require-alert-actions latency", // its list of actions is empty
    "require-diagnostics orders", // blobs and files have settings, queues and tables none
    "require-essential-alerts orders", // no alert on throttling, and nobody is told of slow requests
    "require-health-alerts on-call", // nobody is told when Azure itself fails
    "require-runbook latency", // a description without a link
  ]);
});

function classic(): Program {
  const p = new Program();
  const rg = p.add("azure:core/resourceGroup:ResourceGroup", "rg", { name: "rg-old" });
  const g = { resourceGroupName: output(rg, "rg-old") };
  const law = p.add("azure:operationalinsights/analyticsWorkspace:AnalyticsWorkspace", "law", {
    ...g,
    name: "law-old",
    sku: "PerGB2018",
    localAuthenticationEnabled: false,
    internetIngestionEnabled: false,
    internetQueryEnabled: false,
  });
  p.add("azure:monitoring/diagnosticSetting:DiagnosticSetting", "law-logs", {
    name: "audit",
    targetResourceId: law.id,
    logAnalyticsWorkspaceId: law.id,
    enabledLogs: [{ categoryGroup: "audit" }],
  });
  const vm = p.add("azure:compute/linuxVirtualMachine:LinuxVirtualMachine", "web", {
    ...g,
    name: "vm-web",
    identity: { type: "SystemAssigned" },
    tags: { criticality: "none" },
  });
  p.add("azure:compute/extension:Extension", "old-agent", {
    name: "oms",
    virtualMachineId: vm.id,
    publisher: "Microsoft.EnterpriseCloud.Monitoring",
    type: "OmsAgentForLinux",
    typeHandlerVersion: "1.0",
  });
  const group = p.add("azure:monitoring/actionGroup:ActionGroup", "on-call", {
    ...g,
    name: "ag",
    shortName: "oncall",
    emailReceivers: [{ name: "team", emailAddress: "team@example.com" }],
  });
  p.add("azure:monitoring/metricAlert:MetricAlert", "cpu", {
    ...g,
    name: "cpu-high",
    description: "https://runbooks.example.com/cpu",
    scopes: [vm.id],
    frequency: "PT5M",
    windowSize: "PT15M",
    criterias: [
      {
        metricNamespace: "Microsoft.Compute/virtualMachines",
        metricName: "Percentage CPU",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 90,
      },
    ],
    actions: [{ actionGroupId: group.id }],
  });
  p.add("azure:appinsights/webTest:WebTest", "ping", { ...g, name: "ping", kind: "ping", configuration: "<WebTest/>" });
  p.add("azure:appinsights/insights:Insights", "app", {
    ...g,
    name: "appi",
    applicationType: "web",
    workspaceId: law.id,
    localAuthenticationDisabled: true,
    internetIngestionEnabled: false,
    internetQueryEnabled: false,
    tags: { criticality: "none" },
  });
  p.add("azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2", "silence", {
    ...g,
    name: "law-silent",
    description: "https://runbooks.example.com/silence",
    severity: 1,
    scopes: law.id,
    evaluationFrequency: "PT15M",
    windowDuration: "PT1H",
    autoMitigationEnabled: true,
    muteActionsAfterAlertDuration: "PT30M",
    criterias: [{ query: "Heartbeat", timeAggregationMethod: "Count", operator: "LessThan", threshold: 1 }],
    action: { actionGroups: [group.id] },
  });
  return p;
}

test.each([false, true])("the classic provider, ids unknown: %s", async (unknown) => {
  const holes = await found(classic(), unknown);
  expect(holes).toEqual([
    "forbid-log-analytics-agent old-agent",
    "forbid-mute-with-auto-resolve silence",
    "forbid-ping-tests ping",
    "require-activity-log law",
    "require-health-alerts on-call",
    "require-machine-agent web", // the agent it has is the retired one
  ]);
});

/** As Pulumi YAML registers: no component, nothing by type class, generic resources, ids pasted into texts. */
function yaml(): Program {
  const p = new Program();
  const generic = (name: string, namespace: string, resourceType: string, properties: object, more: object = {}) =>
    p.add("azure-native:resources:Resource", name, {
      resourceProviderNamespace: namespace,
      parentResourcePath: "",
      resourceType,
      resourceName: name,
      resourceGroupName: "rg-yaml",
      properties,
      ...more,
    });
  const vault = p.add("azure-native:keyvault:Vault", "secrets", { vaultName: "kv-yaml", resourceGroupName: "rg-yaml" });
  const hub = p.add("azure-native:eventhub/v20240101:Namespace", "events", {
    namespaceName: "evh-yaml",
    resourceGroupName: "rg-yaml",
    tags: { criticality: "none" },
  });
  p.add("azure-native:insights/v20210501preview:DiagnosticSetting", "events-logs", {
    name: "logs",
    resourceUri: hub.id,
    storageAccountId: "/subscriptions/s/resourceGroups/central/providers/Microsoft.Storage/storageAccounts/archive",
    logs: [{ categoryGroup: "allLogs", enabled: true, retentionPolicy: { enabled: true, days: 365 } }],
  });
  generic("dcr", "Microsoft.Insights", "dataCollectionRules", {
    dataSources: { extensions: [{ name: "ci", streams: ["Microsoft-ContainerInsights-Group-Default"] }] },
  });
  generic("denied", "Microsoft.Insights", "metricAlerts", {
    description: "https://runbooks.example.com/denied",
    severity: 2,
    scopes: [vault.id],
    evaluationFrequency: "PT5M",
    windowSize: "PT15M",
    criteria: { allOf: [{ metricName: "ServiceApiResult" }] },
    actions: [],
  });
  return p;
}

test.each([false, true])("registrations as YAML makes them, ids unknown: %s", async (unknown) => {
  const holes = await found(yaml(), unknown);
  expect(holes).toEqual([
    "forbid-all-container-streams dcr",
    "forbid-diagnostic-retention events-logs",
    "require-alert-actions denied",
    "require-diagnostics dcr", // a rule whose transformation fails drops rows, and says so only in its logs
    "require-diagnostics secrets",
    "require-essential-alerts dcr",
    "require-essential-alerts secrets",
    "require-health-alerts events",
  ]);
});
