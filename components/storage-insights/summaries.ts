import type { SummaryLog } from "@pulumi/azure-native/operationalinsights/summaryLog.js";
import type * as pulumi from "@pulumi/pulumi";
import { type StorageServiceName, summaryTableOf } from "../../core/insights/storage/logs.ts";
import { armParts } from "../vm-insights/armParts.ts";
import { makeSummaryRules } from "../workspace/queries.ts";
import type { StorageInsightsArgs } from "./args.ts";
import { SUMMARY_MINUTES, summaryQuery } from "./queries.ts";

/** One a service: a rule may read one table where that is on the Basic plan. By service. */
export function summaryRules(
  name: string,
  { workspaceId, workspaceName }: StorageInsightsArgs,
  services: StorageServiceName[],
  opts: pulumi.CustomResourceOptions,
): Record<string, SummaryLog> {
  const place = { resourceGroupName: armParts(workspaceId).resourceGroupName, workspaceName };
  const ruleOf = (service: string) => `azmon-storage-${service}`;
  const rules = services.map((service) => ({
    name: ruleOf(service),
    description: "Requests of each hour by container, caller and operation, so that trends need no scan of the log.",
    query: summaryQuery(service),
    binSizeInMinutes: SUMMARY_MINUTES,
    destinationTable: summaryTableOf[service],
  }));
  const made = makeSummaryRules(name, rules, place, opts);
  return Object.fromEntries(services.map((s) => [s, made[ruleOf(s)]!]));
}
