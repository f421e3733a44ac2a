/**
 * Tables of clusters that are large, read rarely and fine on the Basic plan, where a GB costs about a fifth to ingest. Alerts cannot read
 * them there. Source: Azure Monitor docs, containers/kubernetes-monitoring-enable and logs/basic-logs-azure-tables.
 */
export const basicPlanTables: Record<string, string> = {
  AKSAudit: "Every call to the API server, reads included; read after an incident.",
  AKSControlPlane: "Scheduler, controller manager and autoscaler; read when something was not placed.",
  ContainerLogV2: "What containers print; by far the largest table of a cluster.",
};
