import type { ResourceType } from "../schema.ts";

export const managedIdentity: ResourceType[] = [
  {
    type: "Microsoft.ManagedIdentity/userAssignedIdentities",
    title: "User-assigned identity",
    insights: "none",
    alerts: [],
    silent: {
      reason: "Emits neither metrics nor logs; its sign-ins are in the tenant's sign-in logs.",
      source: "https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview",
    },
  },
];
