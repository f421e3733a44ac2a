import type * as pulumi from "@pulumi/pulumi";
import { ActivityLogAlert } from "@pulumi/azure-native/monitor/activityLogAlert.js";
import { SEVERITY_TAG } from "../../core/config/own.ts";
import type { ActivityRule } from "./defaults.ts";

/** An activity log alert of one subscription: service health, resource health, administrative operations. */
export function activityAlert(
  name: string,
  rule: ActivityRule,
  tags: Record<string, string> | undefined,
  opts: pulumi.CustomResourceOptions,
): ActivityLogAlert {
  return new ActivityLogAlert(
    name,
    {
      activityLogAlertName: rule.name,
      resourceGroupName: rule.resourceGroupName,
      location: "global",
      description: rule.description,
      enabled: rule.enabled,
      scopes: [`/subscriptions/${rule.subscriptionId}`],
      condition: {
        allOf: [
          { field: "category", equals: rule.category },
          ...rule.conditions.map(({ field, equals, containsAny, anyOf }) =>
            anyOf
              ? { anyOf: anyOf.map((value) => ({ field, equals: value })) }
              : containsAny
                ? { field, containsAny }
                : { field, equals },
          ),
        ],
      },
      actions: {
        actionGroups: rule.actionGroupIds.map((actionGroupId) => ({ actionGroupId, webhookProperties: rule.customProperties })),
      },
      // Azure gives such alerts no severity of their own; who reads the list of rules, or a policy, wants to know.
      tags: { ...tags, [SEVERITY_TAG]: String(rule.severity) },
    },
    opts,
  );
}
