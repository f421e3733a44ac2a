import { silent, typesOf } from "../entry.ts";

export const managedIdentity = typesOf([
  silent(
    "Microsoft.ManagedIdentity/userAssignedIdentities",
    "User-assigned identity",
    "Emits neither metrics nor logs; its sign-ins are in the tenant's sign-in logs.",
    "https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview",
  ),
]);
