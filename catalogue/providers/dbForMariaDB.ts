import { typesOf } from "../entry.ts";

export const dbForMariaDB = typesOf([
  {
    type: "Microsoft.DBforMariaDB/servers",
    title: "MariaDB server",
    insights: "none",
    logs: {
      categories: ["MySqlAuditLogs", "MySqlSlowLogs"],
      tables: ["AzureDiagnostics"],
    },
    alerts: [],
    retired: {
      on: "2025-09-19",
      wayOut: "Migrate to MySQL flexible server (Microsoft.DBforMySQL/flexibleServers).",
      source: "https://learn.microsoft.com/azure/mariadb/whats-happening-to-mariadb",
    },
  },
]);
