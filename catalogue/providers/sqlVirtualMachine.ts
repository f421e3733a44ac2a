import { silent, typesOf } from "../entry.ts";

export const sqlVirtualMachine = typesOf([
  silent(
    "Microsoft.SqlVirtualMachine/sqlVirtualMachines",
    "SQL Server on a virtual machine",
    "The registration of a SQL Server with Azure emits nothing; the virtual machine of the same name is watched.",
    "https://learn.microsoft.com/azure/azure-sql/virtual-machines/windows/sql-agent-extension-manually-register-single-vm",
  ),
]);
