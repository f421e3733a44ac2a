import * as pulumi from "@pulumi/pulumi";
import { AlertProcessingRuleByName } from "@pulumi/azure-native/alertsmanagement/alertProcessingRuleByName.js";
import { azureName } from "../../core/azure/names.ts";
import type { SuppressionArgs, SuppressionsArgs } from "./args.ts";

/** Alert processing rules that keep azmon's own alerts quiet in windows; foreign rules of the subscription are left alone. */
export class Suppressions extends pulumi.ComponentResource {
  readonly rules: Record<string, AlertProcessingRuleByName> = {};

  constructor(name: string, args: SuppressionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:Suppressions", name, {}, opts);
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
  return [
    { field: "Severity", operator: "Equals", values: severities },
    ...contains("AlertRuleId", args.alertRuleIdContains),
    ...contains("Description", args.descriptionContains),
  ];
}

function schedule(window: SuppressionArgs) {
  const daily =
    window.dailyStart !== undefined
      ? [{ recurrenceType: "Daily" as const, startTime: window.dailyStart, endTime: window.dailyEnd! }]
      : [];
  const weekly = window.weeklyDays
    ? [
        {
          recurrenceType: "Weekly" as const,
          daysOfWeek: window.weeklyDays,
          startTime: window.weeklyStart,
          endTime: window.weeklyEnd,
        },
      ]
    : [];
  const recurrences = [...daily, ...weekly];
  return {
    timeZone: window.timeZone,
    ...(window.from !== undefined ? { effectiveFrom: window.from } : {}),
    ...(window.until !== undefined ? { effectiveUntil: window.until } : {}),
    ...(recurrences.length > 0 ? { recurrences } : {}),
  };
}
