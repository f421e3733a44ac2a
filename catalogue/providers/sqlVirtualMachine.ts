import type { ResourceType } from "../schema.ts";

export const sqlVirtualMachine: ResourceType[] = [
  {
    type: "Microsoft.SqlVirtualMachine/sqlVirtualMachines",
    title: "SQL Server on a virtual machine",
    insights: "none",
    alerts: [],
    silent: {
      reason: "The registration of a SQL Server with Azure emits nothing; the virtual machine of the same name is watched.",
      source:
        "https://learn.microsoft.com/azure/azure-sql/virtual-machines/windows/sql-agent-extension-manually-register-single-vm",
    },
  },
];
