import { typesOf } from "../entry.ts";

export const attestation = typesOf([
  {
    type: "Microsoft.Attestation/attestationProviders",
    title: "Attestation provider",
    insights: "none",
    logs: {
      categories: ["AuditEvent", "NotProcessed", "Operational"],
      tables: ["AzureAttestationDiagnostics"],
    },
    alerts: [],
    notes: "Emits an audit trail only; a refused attestation is the business of the workload that asked.",
  },
  {
    type: "Microsoft.CodeSigning/codeSigningAccounts",
    title: "Artifact signing account",
    insights: "none",
    metrics: {
      SignCompleted: { unit: "Count", aggregations: ["Total", "Count"], dimensions: ["CertType", "Region", "TenantId"] },
    },
    logs: {
      categories: ["SignTransactions"],
    },
    alerts: [],
    charts: [{ title: "Signatures", metric: "SignCompleted", aggregation: "Count", splitBy: "CertType" }],
    notes: "Its only metric counts signatures: drawn, and searched after an incident.",
  },
]);
