import type { ResourceType } from "../schema.ts";

export const attestation: ResourceType[] = [
  {
    type: "Microsoft.Attestation/attestationProviders",
    title: "Attestation provider",
    insights: "none",
    logs: {
      categories: ["AuditEvent", "NotProcessed", "Operational"],
      tables: ["AzureAttestationDiagnostics"],
      source:
        "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-attestation-attestationproviders-logs",
    },
    alerts: [],
    notes: "Emits an audit trail only; a refused attestation is the business of the workload that asked.",
  },
  {
    type: "Microsoft.CodeSigning/codeSigningAccounts",
    title: "Artifact signing account",
    insights: "none",
    metricsSource:
      "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-codesigning-codesigningaccounts-metrics",
    metrics: {
      SignCompleted: { unit: "Count", aggregations: ["Total", "Count"], dimensions: ["CertType", "Region", "TenantId"] },
    },
    logs: {
      categories: ["SignTransactions"],
      source:
        "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-codesigning-codesigningaccounts-logs",
    },
    alerts: [],
    charts: [{ title: "Signatures", metric: "SignCompleted", aggregation: "Count", splitBy: "CertType" }],
    notes: "Its only metric counts signatures: drawn, and searched after an incident.",
  },
];
