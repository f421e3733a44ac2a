/** Something that Azure retires. `on` is compared with a date that is passed in; nothing here reads the clock. */
export interface Retirement {
  what: string;
  /** From this day on it no longer works, or no longer does what it did. */
  on: string;
  /** From this day on nobody can make a new one. */
  noNewFrom?: string;
  wayOut: string;
  /** `memory`: from memory, check before relying on it. */
  grade: "documented" | "memory";
  source: string;
}

const MONITOR = "https://learn.microsoft.com/azure/azure-monitor";
const documented = (what: string, on: string, wayOut: string, source: string, noNewFrom?: string): Retirement => ({
  what,
  on,
  ...(noNewFrom && { noNewFrom }),
  wayOut,
  grade: "documented",
  source,
});
const recalled = (...args: Parameters<typeof documented>): Retirement => ({ ...documented(...args), grade: "memory" });

export const retirements = {
  "log-analytics-agent": documented(
    "Log Analytics agent (MMA, OMS)",
    "2024-08-31",
    "Remove the extension; the Azure Monitor agent with a data collection rule takes its place.",
    `${MONITOR}/agents/azure-monitor-agent-migration`,
  ),
  "classic-application-insights": documented(
    "Application Insights without a workspace",
    "2025-04-01",
    "Link the component to a workspace; Azure otherwise moves it to a managed one of its own.",
    `${MONITOR}/app/managed-workspaces`,
  ),
  "url-ping-test": documented(
    "URL ping availability tests",
    "2026-09-30",
    "Make a standard test of the same address.",
    `${MONITOR}/app/availability`,
  ),
  "multi-step-test": documented(
    "Multi-step availability tests",
    "2024-08-31",
    "Send results with TrackAvailability from a function.",
    `${MONITOR}/app/availability`,
  ),
  "container-insights-key-auth": documented(
    "Container insights with the workspace's key (useAADAuth not true)",
    "2026-09-30",
    "Turn the add-on on again with managed identity: useAADAuth `true`, a data collection rule and its association.",
    `${MONITOR}/containers/container-insights-authentication`,
  ),
  "container-log-v1": documented(
    "The table ContainerLog",
    "2026-09-30",
    "Collect and query ContainerLogV2.",
    `${MONITOR}/containers/container-insights-logs-schema`,
  ),
  "container-metric-alerts": documented(
    "Container insights metric alerts on custom metrics",
    "2024-05-31",
    "Use Prometheus alert rules.",
    `${MONITOR}/containers/kubernetes-metric-alerts`,
  ),
  "vm-insights-map": documented(
    "VM insights Map and the Dependency agent",
    "2028-06-30",
    "Remove the Dependency agent and its data source; no replacement inside Azure Monitor.",
    `${MONITOR}/vm/vminsights-maps-retirement`,
    "2025-09-30",
  ),
  "nsg-flow-logs": documented(
    "NSG flow logs",
    "2027-09-30",
    "Record flows of the virtual network instead, then delete the NSG flow log: both together record twice.",
    "https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-migrate",
    "2025-06-30",
  ),
  "connection-monitor-classic": documented(
    "Connection Monitor (classic) and Network Performance Monitor",
    "2024-02-29",
    "Make a Connection Monitor; machines outside Azure need Arc and the Azure Monitor agent.",
    "https://learn.microsoft.com/azure/network-watcher/connection-monitor-overview",
  ),
  "http-data-collector-api": recalled(
    "HTTP Data Collector API",
    "2026-09-14",
    "Send to the Logs Ingestion API with a data collection rule.",
    `${MONITOR}/logs/custom-logs-migrate`,
  ),
  "diagnostics-extension": recalled(
    "Azure Diagnostics extension (WAD, LAD)",
    "2026-03-31",
    "Collect with the Azure Monitor agent.",
    `${MONITOR}/agents/diagnostics-extension-overview`,
  ),
  "diagnostic-storage-retention": recalled(
    "retentionPolicy of diagnostic settings",
    "2025-09-30",
    "Delete old logs by lifecycle management of the storage account.",
    `${MONITOR}/data-collection/migrate-to-azure-storage-lifecycle-policy`,
  ),
  "itsm-servicenow": recalled(
    "ITSM actions that create ServiceNow work items",
    "2025-09-30",
    "Use a secure webhook.",
    `${MONITOR}/alerts/itsm-connector-secure-webhook-connections-azure-configuration`,
  ),
  "instrumentation-keys": recalled(
    "Ingestion by instrumentation key",
    "2025-03-31",
    "Configure the connection string.",
    `${MONITOR}/app/connection-strings`,
  ),
} satisfies Record<string, Retirement>;

export type RetirementId = keyof typeof retirements;
