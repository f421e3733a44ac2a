import type * as pulumi from "@pulumi/pulumi";
import { PrometheusRuleGroup } from "@pulumi/azure-native/alertsmanagement/prometheusRuleGroup.js";
import type { PrometheusGroup } from "./defaults.ts";

/** A group of Prometheus alert rules of one cluster; Azure evaluates it every minute. */
export function prometheusGroup(
  name: string,
  group: PrometheusGroup,
  tags: Record<string, string> | undefined,
  opts: pulumi.CustomResourceOptions,
): PrometheusRuleGroup {
  return new PrometheusRuleGroup(
    name,
    {
      ruleGroupName: group.name,
      resourceGroupName: group.resourceGroupName,
      location: group.location,
      scopes: [group.azureMonitorWorkspaceId, group.clusterId],
      clusterName: group.clusterName,
      interval: "PT1M",
      enabled: true,
      rules: group.rules.map((rule) => ({
        alert: rule.alert,
        expression: rule.expression,
        for: rule.for,
        severity: rule.severity,
        enabled: rule.enabled,
        annotations: { description: rule.description, ...(rule.runbook === undefined ? {} : { runbook_url: rule.runbook }) },
        labels: rule.labels,
        // A rule that flaps keeps one alert: it closes after ten quiet minutes, not at the first.
        resolveConfiguration: { autoResolved: true, timeToResolve: "PT10M" },
        actions: rule.actionGroupIds.map((actionGroupId) => ({ actionGroupId })),
      })),
      tags,
    },
    opts,
  );
}
