import { finding } from "./finding.ts";
import { examplePlace, type Place, placed } from "./place.ts";

export const retiredKind = finding<Place & { kind: string }>({
  code: "AZM121",
  severity: "warning",
  title: "A storage account is of a retired kind",
  explanation:
    "General-purpose v1 (Storage) and legacy blob accounts (BlobStorage) were retired in October 2026: Azure moves what is left to " +
    "general-purpose v2, and bills it by the new meters. Upgrade them yourself, so that the access tier fits and nobody is surprised.",
  source: "https://learn.microsoft.com/azure/storage/common/general-purpose-version-1-account-migration-overview",
  message: ({ kind }) =>
    `It is of the kind ${kind}, which Azure retired in October 2026 and moves to general-purpose v2 on its own terms.`,
  wayOut: ({ kind: _, ...place }) =>
    `Upgrade it in place, which cannot be undone: \`az storage account update ${placed(place)} --set kind=StorageV2 --access-tier Hot\`.`,
  example: { kind: "BlobStorage", ...examplePlace },
});

export const sharedKeys = finding({
  code: "AZM122",
  severity: "info",
  title: "A storage account accepts shared keys",
  explanation:
    "Its logs are asked for, yet whoever signs with a key appears as a hash of that key. With Entra ID each request names the user, " +
    "application or identity that made it.",
  source: "https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent",
  message: () => "It accepts shared keys: its logs name a key's hash for such requests, not who made them.",
  wayOut: () => "Move its clients to Entra ID, then set allowSharedKeyAccess to false.",
  example: undefined,
});
