import { typesOf } from "../entry.ts";

export const dataLake = typesOf([
  {
    type: "Microsoft.DataLakeStore/accounts",
    title: "Data Lake Storage Gen1 account",
    insights: "none",
    alerts: [],
    retired: {
      on: "2024-02-29",
      wayOut: "Data Lake Storage Gen2: a storage account with the hierarchical namespace.",
      source: "https://azure.microsoft.com/updates/action-required-switch-to-azure-data-lake-storage-gen2-by-29-february-2024/",
    },
  },
  {
    type: "Microsoft.DataLakeAnalytics/accounts",
    title: "Data Lake Analytics account",
    insights: "none",
    alerts: [],
    retired: {
      on: "2024-02-29",
      wayOut: "Synapse Analytics, Fabric or Databricks.",
      source: "https://azure.microsoft.com/updates/migrate-to-azure-synapse-analytics/",
    },
  },
]);
