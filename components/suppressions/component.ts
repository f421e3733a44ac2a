import * as pulumi from "@pulumi/pulumi";
import { AlertProcessingRuleByName } from "@pulumi/azure-native/alertsmanagement/alertProcessingRuleByName.js";
import { azureName } from "../../core/azure/names.ts";
import { refuse } from "../azure/check.ts";
import type { SuppressionArgs, SuppressionsArgs } from "./args.ts";
import { check } from "./check.ts";

/** Alert processing rules that keep the alerts of their scope quiet in windows that end. */
export class Suppressions extends pulumi.ComponentResource {
  readonly rules: Record<string, AlertProcessingRuleByName> = {};

  constructor(name: string, args: SuppressionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:Suppressions", name, {}, opts);
    refuse(name, check(args));
    for (const window of args.windows)
      this.rules[window.name] = new AlertProcessingRuleByName(
        `${name}-${window.name}`,
        {
          alertProcessingRuleName: azureName("alertRule", "apr", args.prefix, window.name),
          resourceGroupName: args.resourceGroupName,
          location: "Global",
          properties: {
            description: window.reason,
            enabled: true,
            scopes: [`/subscriptions/${args.subscriptionId}`],
            conditions: conditions(args, window),
            schedule: schedule(window),
            actions: [{ actionType: "RemoveAllActionGroups" }],
          },
          tags: args.tags,
        },
        { parent: this },
      );
    this.registerOutputs({});
  }
}

function conditions(args: SuppressionsArgs, window: SuppressionArgs) {
  const severities = (window.severities ?? [1, 2, 3, 4]).map((s) => `Sev${s}`);
  const contains = (field: string, value: string | undefined) =>
    value === undefined ? [] : [{ field, operator: "Contains", values: [value] }];
  const { resourceGroup, descriptionContains } = args.scope;
  return [
    { field: "Severity", operator: "Equals", values: severities },
    ...contains("AlertRuleId", resourceGroup === undefined ? undefined : `/resourceGroups/${resourceGroup}/`),
    ...contains("Description", descriptionContains),
  ];
}

function schedule({ timeZone, from, until, daily, weekly }: SuppressionArgs) {
  const recurrences = [
    ...(daily ? [{ recurrenceType: "Daily" as const, startTime: daily.start, endTime: daily.end }] : []),
    ...(weekly
      ? [{ recurrenceType: "Weekly" as const, daysOfWeek: weekly.days, startTime: weekly.start, endTime: weekly.end }]
      : []),
  ];
  return {
    timeZone: timeZone ?? "UTC",
    ...(from !== undefined ? { effectiveFrom: from } : {}),
    ...(until !== undefined ? { effectiveUntil: until } : {}),
    ...(recurrences.length > 0 ? { recurrences } : {}),
  };
}
