import { typesOf } from "../entry.ts";

const machines = "https://learn.microsoft.com/azure/virtual-machines/classic-vm-deprecation";
const storageAccounts = "https://learn.microsoft.com/azure/storage/common/classic-account-migration-overview";
const cloudServices = "https://learn.microsoft.com/azure/cloud-services/cloud-services-choose-me";

/** What came before Azure Resource Manager: gone, yet rows of it may linger in an inventory. */
export const classic = typesOf([
  {
    type: "Microsoft.ClassicCompute/virtualMachines",
    title: "Virtual machine (classic)",
    insights: "none",
    alerts: [],
    retired: { on: "2023-09-06", wayOut: "Recreate the machine under Azure Resource Manager.", source: machines },
  },
  {
    type: "Microsoft.ClassicCompute/domainNames",
    title: "Cloud service (classic)",
    insights: "none",
    alerts: [],
    retired: { on: "2024-08-31", wayOut: "Move the roles to App Service, Container Apps or a scale set.", source: cloudServices },
  },
  {
    type: "Microsoft.ClassicStorage/storageAccounts",
    title: "Storage account (classic)",
    insights: "none",
    alerts: [],
    retired: { on: "2024-08-31", wayOut: "Migrate the account to Azure Resource Manager.", source: storageAccounts },
  },
]);
