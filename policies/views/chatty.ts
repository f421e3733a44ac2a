/** Categories that cost more than all others of their type, the tables they land in, and what does for most people. */
export const chatty: Record<string, { tables: string[]; kinds: RegExp; instead: string }> = {
  "kube-audit": {
    tables: ["AKSAudit"],
    kinds: /^microsoft\.containerservice\/managedclusters$/,
    instead: "kube-audit-admin leaves out get and list",
  },
  storageread: {
    tables: ["StorageBlobLogs", "StorageFileLogs", "StorageQueueLogs", "StorageTableLogs"],
    kinds: /^microsoft\.storage\/storageaccounts(\/|$)/,
    instead: "StorageWrite and StorageDelete tell who changed what",
  },
  azfwflowtrace: {
    tables: ["AZFWFlowTrace"],
    kinds: /^microsoft\.network\/azurefirewalls$/,
    instead: "switch it on for an hour when it is needed",
  },
};
/** Whether a type has such a category, so that all of its logs together are not what to ask for. */
export const isChatty = (kind: string, category: string): boolean =>
  chatty[category.toLowerCase()]?.kinds.test(kind.toLowerCase()) ?? false;
export const hasChatty = (kind: string): boolean => Object.values(chatty).some((c) => c.kinds.test(kind.toLowerCase()));
