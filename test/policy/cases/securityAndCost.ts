import { Program } from "../../../policies/testing/program.ts";
import { SECRET, SIGNATURE } from "../../../policies/peek.ts";
import type { Case } from "./case.ts";
import { single } from "./single.ts";

const WORKSPACE = "azure-native:operationalinsights:Workspace";
const COMPONENT = "azure-native:applicationinsights:Component";
const GROUP = "azure-native:monitor:ActionGroup";
const production = { azmon: { profile: "production" } };
const pager = "https://events.example.com/integration/0123456789abcdef0123/enqueue";
const webhook = (serviceUri: unknown, more = {}) => ({ webhookReceivers: [{ name: "pager", serviceUri, ...more }] });
const labels = (metricLabelsAllowlist: string) => ({
  azureMonitorProfile: { metrics: { enabled: true, kubeStateMetrics: { metricLabelsAllowlist } } },
});
const streams = (...names: string[]) => ({ dataSources: { extensions: [{ name: "ci", streams: names }] } });

function audited(): Program {
  const p = new Program();
  const law = p.add(WORKSPACE, "law", { workspaceName: "law" });
  const aks = p.add("azure-native:containerservice:ManagedCluster", "aks", { resourceName: "aks" });
  p.add("azure-native:operationalinsights:Table", "cheap", { workspaceName: "law", tableName: "AKSAudit", plan: "Basic" });
  p.add("azure-native:monitor:DiagnosticSetting", "it", {
    name: "a",
    resourceUri: aks.id,
    workspaceId: law.id,
    logs: [{ categoryGroup: "allLogs", enabled: true }],
  });
  return p;
}
const read = (category: string) => ({ workspaceId: "/w", logs: [{ category, enabled: true }] });

export const securityAndCost: Case[] = [
  single("forbid-local-auth", WORKSPACE, { features: { disableLocalAuth: true } }, { features: {} }, "anybody with its key", {
    config: production,
  }),
  single("forbid-local-auth", COMPONENT, { disableLocalAuth: true }, { disableLocalAuth: false }, "anybody with its key", {
    config: production,
  }),
  single(
    "forbid-local-auth",
    "azure:operationalinsights/analyticsWorkspace:AnalyticsWorkspace",
    { localAuthenticationEnabled: false },
    { localAuthenticationEnabled: true },
    "anybody with its key",
    { config: production },
  ),
  single(
    "forbid-public-access",
    WORKSPACE,
    { publicNetworkAccessForIngestion: "Disabled", publicNetworkAccessForQuery: "Disabled" },
    { publicNetworkAccessForQuery: undefined },
    "for queries",
    { config: production },
  ),
  single(
    "forbid-public-access",
    "azure:appinsights/insights:Insights",
    { internetIngestionEnabled: false, internetQueryEnabled: false },
    { internetIngestionEnabled: true },
    "for ingestion",
    { config: production },
  ),
  single(
    "forbid-ip-unmasking",
    COMPONENT,
    { disableIpMasking: false },
    { disableIpMasking: true },
    "the address of every client",
  ),
  single(
    "forbid-clear-secrets",
    GROUP,
    webhook({ [SIGNATURE]: SECRET, value: pager }),
    webhook(pager),
    "webhookReceivers[0].serviceUri",
  ),
  single(
    "forbid-clear-secrets",
    "azure-native:web:WebApp",
    {
      siteConfig: { appSettings: [{ name: "S", value: { [SIGNATURE]: SECRET, value: "AccountKey=QUJDREVGR0hJSktMTU5PUA==" } }] },
    },
    { siteConfig: { appSettings: [{ name: "S", value: "AccountKey=QUJDREVGR0hJSktMTU5PUA==" }] } },
    "siteConfig.appSettings[0].value",
  ),
  single(
    "require-authenticated-webhooks",
    GROUP,
    webhook("https://x", { useAadAuth: true }),
    webhook("https://x"),
    "nobody authenticates: pager",
    {
      config: production,
    },
  ),
  single(
    "forbid-all-container-streams",
    "azure-native:monitor:DataCollectionRule",
    streams("Microsoft-ContainerLogV2"),
    streams("Microsoft-ContainerInsights-Group-Default"),
    "Group-Default",
  ),
  {
    rule: "forbid-chatty-categories",
    good: audited(),
    bad: audited().without("cheap"),
    at: "it",
    says: "sends kube-audit",
  },
  single(
    "forbid-chatty-categories",
    "azure-native:monitor:DiagnosticSetting",
    read("StorageWrite"),
    read("StorageRead"),
    "sends StorageRead",
  ),
  single(
    "require-retention-reason",
    WORKSPACE,
    { retentionInDays: 365, tags: { "retention-reason": "audit" } },
    { tags: {} },
    "keeps rows 365 days",
  ),
  single(
    "require-retention-reason",
    "azure-native:operationalinsights:Table",
    { tableName: "T", retentionInDays: 90 },
    { totalRetentionInDays: 4383 },
    "4383 days",
  ),
  single(
    "forbid-label-wildcards",
    "azure-native:containerservice:ManagedCluster",
    labels("namespaces=[team]"),
    labels("pods=[*]"),
    "metricLabelsAllowlist",
  ),
];
