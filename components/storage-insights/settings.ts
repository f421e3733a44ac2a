import { categoriesOf } from "../../core/insights/storage/logs.ts";
import type { DiagnosticSettingArgs } from "../diagnostics/args.ts";
import type { Account, StorageInsightsArgs } from "./args.ts";
import * as pulumi from "@pulumi/pulumi";

/**
 * Capacity of the account, which is measured once an hour, and the requests of each service. Logs hang on the services: a setting on the
 * account itself takes metrics only.
 */
export function settingsOf(account: Account, args: StorageInsightsArgs): DiagnosticSettingArgs[] {
  const common = {
    name: args.diagnosticSettingName ?? "azmon",
    workspaceId: args.workspaceId,
    categoryGroups: [],
    dedicated: false,
  };
  const categories = [...categoriesOf[account.resourceLogs]];
  const services = categories.length === 0 ? [] : account.services;
  return [
    { ...common, key: account.name, resourceId: account.id, categories: [], metrics: ["Capacity"] },
    ...services.map((service) => ({
      ...common,
      key: `${account.name}-${service}`,
      resourceId: pulumi.interpolate`${account.id}/${service}Services/default`,
      categories,
      metrics: [],
    })),
  ];
}
