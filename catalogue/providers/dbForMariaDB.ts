import type { ResourceType } from "../schema.ts";

export const dbForMariaDB: ResourceType[] = [
  {
    type: "Microsoft.DBforMariaDB/servers",
    title: "MariaDB server",
    insights: "none",
    logs: {
      categories: ["MySqlAuditLogs", "MySqlSlowLogs"],
      tables: ["AzureDiagnostics"],
      source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-dbformariadb-servers-logs",
    },
    alerts: [],
    retired: {
      on: "2025-09-19",
      wayOut: "Migrate to MySQL flexible server (Microsoft.DBforMySQL/flexibleServers).",
      source: "https://learn.microsoft.com/azure/mariadb/whats-happening-to-mariadb",
    },
  },
];
