import { finding } from "./finding.ts";

export const legacyTier = finding<{ sku: string }>({
  code: "AZM150",
  severity: "warning",
  title: "A workspace has a legacy pricing tier",
  explanation:
    "Free, Standard, Premium, Per Node and Standalone are closed to new workspaces. Tables on Basic and Auxiliary plans are not " +
    "available in them, and Free drops data after seven days. Move to PerGB2018.",
  source: "https://learn.microsoft.com/azure/azure-monitor/logs/cost-logs",
  message: ({ sku }) => `The workspace has the legacy tier ${sku}: no Basic tables, and prices of the past.`,
  wayOut: () => "Set its SKU to PerGB2018.",
  example: { sku: "PerNode" },
});

export const shortRetention = finding<{ days: number; wanted: number }>({
  code: "AZM151",
  severity: "warning",
  title: "The existing workspace keeps data for a shorter time than the environment asks",
  explanation:
    "azmon changes nothing of an existing workspace. Raise its retention where it is managed, or ask for less in `workspace.retentionInDays`.",
  source: "https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure",
  message: ({ days, wanted }) => `The workspace keeps data for ${days} days; the environment asks for ${wanted}.`,
  wayOut: () => "Raise the retention of the workspace where it is managed, or ask for less.",
  example: { days: 30, wanted: 90 },
});

export const takesNoData = finding<{ why: string }>({
  code: "AZM152",
  severity: "warning",
  title: "A workspace does not take data at the moment",
  explanation:
    "Its daily cap is reached, somebody stopped ingestion, or the subscription is suspended: what is sent now is lost, and log alerts on it " +
    "see nothing.",
  source: "https://learn.microsoft.com/azure/azure-monitor/logs/daily-cap",
  message: ({ why }) => `The workspace takes no data: ${why}. What is sent to it now is lost.`,
  wayOut: () => "Raise or remove the cap, or find what floods it: `Usage | summarize sum(Quantity) by DataType`.",
  example: { why: "its daily cap is reached" },
});

export const acceptsKeys = finding({
  code: "AZM153",
  severity: "info",
  title: "The existing workspace accepts shared keys",
  explanation:
    "The environment asks for Entra ID only (`workspace.localAuth: false`), but the workspace it uses takes its keys too. Switch local " +
    "authentication off where the workspace is managed, once nothing sends with a key.",
  source: "https://learn.microsoft.com/azure/azure-monitor/logs/azure-ad-authentication-logs",
  message: () => "The workspace accepts shared keys; the environment asks for Entra ID only.",
  wayOut: () => "Set `features.disableLocalAuth` on the workspace once nothing sends with a key.",
  example: undefined,
});

export const otherRegion = finding<{ is: string; wanted: string }>({
  code: "AZM154",
  severity: "warning",
  title: "The existing workspace is in another region than the environment",
  explanation:
    "Data collection rules must be in the region of the workspace they send to, and data leaves the region it was made in.",
  source: "https://learn.microsoft.com/azure/azure-monitor/essentials/data-collection-rule-overview",
  message: ({ is, wanted }) =>
    `The workspace is in ${is}, the environment in ${wanted}; collection rules have to be in its region.`,
  wayOut: ({ is, wanted }) => `Set \`location\` to ${is}, or use a workspace in ${wanted}.`,
  example: { is: "westeurope", wanted: "northeurope" },
});

export const notReplicated = finding<{ region: string }>({
  code: "AZM155",
  severity: "warning",
  title: "Replication leaves out what agents and applications send by collection rules",
  explanation:
    "Azure replicates rows of collection rules only where the rule uses the endpoint that replication makes for the workspace, named by its " +
    "GUID. azmon's rules do not use it, so that logs of machines and containers, custom tables and feedback stay in the first region.",
  source: "https://learn.microsoft.com/azure/azure-monitor/logs/workspace-replication",
  message: ({ region }) =>
    `What collection rules bring is not copied to ${region}: logs of machines and containers, custom tables, feedback.`,
  wayOut: () =>
    "If that must survive the loss of a region, send it to a second workspace there; else count on what comes without collection rules, " +
    "such as resource logs.",
  example: { region: "northeurope" },
});
