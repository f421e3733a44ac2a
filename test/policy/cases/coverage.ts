import { type Declared, output, Program, to } from "../../../policies/testing/program.ts";
import { type Case, onCall } from "./case.ts";
import { single } from "./single.ts";

/** A vault, an account with four services, a machine, a cluster, a network and an app, with everything coverage asks for. */
function storage(): Program {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law-shop" });
  const account = p.add("azure-native:storage:StorageAccount", "orders", {
    accountName: "storders",
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
  });
  for (const service of ["blob", "file", "queue", "table"])
    p.add("azure-native:monitor:DiagnosticSetting", `orders-${service}`, {
      name: "azmon",
      resourceUri: to(account, `/${service}Services/default`),
      workspaceId: law.id,
      logs: [{ categoryGroup: "allLogs", enabled: true }],
    });
  p.add("azure-native:monitor:DiagnosticSetting", "law-logs", {
    name: "azmon",
    resourceUri: law.id,
    workspaceId: law.id,
    logs: [{ categoryGroup: "audit", enabled: true }],
  });
  return p;
}

function vault(): Program {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law-shop" });
  const hub = p.add("azure-native:eventhub:Namespace", "events", { namespaceName: "evh-shop" });
  for (const [name, of] of [
    ["hub-logs", hub],
    ["law-logs", law],
  ] as const)
    p.add("azure-native:monitor:DiagnosticSetting", name, {
      name: "azmon",
      resourceUri: of.id,
      workspaceId: law.id,
      logs: [{ categoryGroup: "allLogs", enabled: true }],
    });
  return p;
}

const dimensions = (metric: string) =>
  metric === "Transactions" ? { dimensions: [{ name: "ResponseType", operator: "Include", values: ["ServerBusyError"] }] } : {};
function alerts(): Program {
  const p = new Program();
  const group = onCall(p);
  const account = p.add("azure-native:storage:StorageAccount", "orders", {
    accountName: "storders",
    kind: "BlobStorage",
    sku: { name: "Standard_LRS" },
  });
  for (const [name, metricName, scope] of [
    ["availability", "Availability", account.id],
    ["throttling", "Transactions", account.id],
    ["latency", "SuccessE2ELatency", to(account, "/blobServices/default")],
  ] as const)
    p.add("azure-native:monitor:MetricAlert", name, {
      ruleName: name,
      severity: 1,
      scopes: [scope],
      criteria: {
        odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
        allOf: [
          { name: "c", metricName, ...dimensions(metricName), operator: "LessThan", threshold: 99, timeAggregation: "Average" },
        ],
      },
      actions: [{ actionGroupId: group.id }],
    });
  return p;
}

function machine(): Program {
  const p = new Program();
  const vm = p.add("azure-native:compute:VirtualMachine", "web", { vmName: "vm-web", identity: { type: "SystemAssigned" } });
  const rule = p.add("azure-native:monitor:DataCollectionRule", "rule", { dataCollectionRuleName: "dcr-vm" });
  p.add("azure-native:compute:VirtualMachineExtension", "agent", {
    vmName: output(vm, "vm-web"),
    vmExtensionName: "AzureMonitorLinuxAgent",
    publisher: "Microsoft.Azure.Monitor",
    type: "AzureMonitorLinuxAgent",
  });
  p.add("azure-native:monitor:DataCollectionRuleAssociation", "collect", {
    associationName: "collect",
    resourceUri: vm.id,
    dataCollectionRuleId: rule.id,
  });
  return p;
}

function cluster(): Program {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law-shop" });
  const aks = p.add("azure-native:containerservice:ManagedCluster", "aks", {
    resourceName: "aks-shop",
    addonProfiles: { omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: law.id, useAADAuth: "true" } } },
  });
  const rule = p.add("azure-native:monitor:DataCollectionRule", "rule", { dataCollectionRuleName: "MSCI-westeurope-aks-shop" });
  p.add("azure-native:monitor:DataCollectionRuleAssociation", "collect", {
    associationName: "ContainerInsightsExtension",
    resourceUri: aks.id,
    dataCollectionRuleId: rule.id,
  });
  return p;
}

function network(): Program {
  const p = new Program();
  const vnet = p.add("azure-native:network:VirtualNetwork", "net", { virtualNetworkName: "vnet-shop" });
  p.add("azure-native:network:FlowLog", "flows", {
    flowLogName: "flows",
    networkWatcherName: "NetworkWatcher_westeurope",
    targetResourceId: vnet.id,
    enabled: true,
  });
  return p;
}

function app(): Program {
  const p = new Program();
  const site = p.add("azure-native:web:WebApp", "shop", { name: "app-shop", kind: "app,linux" });
  p.add("azure-native:applicationinsights:WebTest", "outside", {
    webTestName: "outside",
    kind: "standard",
    webTestKind: "standard",
    enabled: true,
    request: { requestUrl: output(site, "https://app-shop.azurewebsites.net/healthz"), httpVerb: "GET" },
  });
  return p;
}

const setting = (of: Declared, law: Declared) => ({
  name: "azmon",
  resourceUri: of.id,
  workspaceId: law.id,
  logs: [{ categoryGroup: "allLogs", enabled: true }],
});
const everything = (n: number, alerted: number): Program => {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law-shop" });
  for (let i = 0; i < n; i++) {
    if (i === 0) p.add("azure-native:monitor:DiagnosticSetting", "law-logs", setting(law, law));
    const hub = p.add("azure-native:servicebus:Namespace", `bus${i}`, {
      namespaceName: `sb-${i}`,
      tags: { criticality: "none" },
    });
    if (i < alerted) p.add("azure-native:monitor:DiagnosticSetting", `bus${i}-logs`, setting(hub, law));
  }
  return p;
};

function health(): Program {
  const p = new Program();
  p.add("azure-native:keyvault:Vault", "vault", { vaultName: "kv" });
  const group = onCall(p);
  for (const category of ["ServiceHealth", "ResourceHealth"])
    p.add("azure-native:monitor:ActivityLogAlert", category, {
      scopes: ["/subscriptions/00000000-0000-0000-0000-000000000001"],
      condition: { allOf: [{ field: "category", equals: category }] },
      actions: { actionGroups: [{ actionGroupId: group.id }] },
    });
  return p;
}
function activity(type: string, target: string): Program {
  const p = new Program();
  const law = p.add("azure-native:operationalinsights:Workspace", "law", { workspaceName: "law" });
  p.add(type, "activity", {
    [target]: target === "scope" ? undefined : "/subscriptions/00000000-0000-0000-0000-000000000001",
    workspaceId: law.id,
    logs: [{ category: "Administrative", enabled: true }],
  });
  return p;
}
const settings = (...names: string[]) => ({ siteConfig: { appSettings: names.map((name) => ({ name, value: "x" })) } });

export const coverage: Case[] = [
  {
    rule: "require-health-alerts",
    good: health(),
    bad: health().without("ServiceHealth"),
    at: "on-call",
    says: "without an alert on Service Health",
  },
  {
    rule: "require-health-alerts",
    good: health(),
    bad: health().set("ResourceHealth", { enabled: false }).without("ServiceHealth"),
    at: "on-call",
    says: "without an alert on Service Health or Resource Health",
  },
  ...[
    ["azure-native:monitor:DiagnosticSetting", "resourceUri"],
    ["azure-native:monitor:SubscriptionDiagnosticSetting", "scope"],
    ["azure:monitoring/diagnosticSetting:DiagnosticSetting", "targetResourceId"],
  ].map(([type, target]): Case => {
    const good = activity(type!, target!);
    return {
      rule: "require-activity-log",
      good,
      bad: good.without("activity"),
      at: "law",
      says: "sends the activity log nowhere",
    };
  }),
  single(
    "require-application-insights",
    "azure-native:web:WebApp",
    settings("APPLICATIONINSIGHTS_CONNECTION_STRING"),
    settings("WEBSITE_RUN_FROM_PACKAGE"),
    "sends no telemetry",
  ),
  single(
    "require-application-insights",
    "azure:appservice/linuxFunctionApp:LinuxFunctionApp",
    { siteConfig: { applicationInsightsConnectionString: "x" } },
    { siteConfig: {}, appSettings: { A: "b" } },
    "sends no telemetry",
  ),
  single(
    "require-application-insights",
    "azure-native:web:WebApp",
    { name: "app-shop" },
    { name: "other" },
    "sends no telemetry",
    {
      around: (p) =>
        void p.add("azure-native:web:WebAppApplicationSettings", "settings", {
          name: "app-shop",
          properties: { APPLICATIONINSIGHTS_CONNECTION_STRING: "x" },
        }),
    },
  ),
  {
    rule: "require-diagnostics",
    good: vault(),
    bad: vault().without("hub-logs"),
    at: "events",
    says: "has no diagnostic setting",
  },
  {
    rule: "require-diagnostics",
    good: storage(),
    bad: storage().without("orders-table"),
    at: "orders",
    says: "has no diagnostic setting on 1 of its 4 services",
  },
  {
    rule: "require-essential-alerts",
    good: alerts(),
    bad: alerts().without("throttling"),
    at: "orders",
    says: "lacks the alert storage.throttling",
  },
  {
    rule: "require-essential-alerts",
    good: alerts(),
    bad: alerts().without("throttling").without("availability"),
    at: "orders",
    says: "lacks 2 alerts: storage.availability, storage.throttling",
  },
  {
    rule: "require-machine-agent",
    good: machine(),
    bad: machine().without("agent"),
    at: "web",
    says: "has no Azure Monitor agent",
  },
  {
    rule: "require-machine-agent",
    good: machine(),
    bad: machine().without("collect"),
    at: "web",
    says: "associated with no data collection rule",
  },
  {
    rule: "require-machine-agent",
    good: machine(),
    bad: machine().set("web", { identity: undefined }),
    at: "web",
    says: "has no identity",
  },
  {
    rule: "require-cluster-monitoring",
    good: cluster(),
    bad: cluster().set("aks", { addonProfiles: {} }),
    at: "aks",
    says: "neither Container insights",
  },
  {
    rule: "require-cluster-monitoring",
    good: cluster(),
    bad: cluster().without("collect"),
    at: "aks",
    says: "no data collection rule",
  },
  { rule: "require-flow-logs", good: network(), bad: network().without("flows"), at: "net", says: "has no flow log" },
  {
    rule: "require-flow-logs",
    good: network(),
    bad: network().set("flows", { enabled: false }),
    at: "net",
    says: "has no flow log",
  },
  { rule: "require-availability-test", good: app(), bad: app().without("outside"), at: "shop", says: "no availability test" },
  {
    rule: "require-coverage",
    good: everything(20, 19),
    bad: everything(20, 12),
    at: "bus12",
    says: "less than 85 %",
    config: { "require-coverage": { floor: 0.85 } },
  },
];
