import { PrometheusRuleGroup } from "@pulumi/azure-native/alertsmanagement/prometheusRuleGroup.js";
import type * as pulumi from "@pulumi/pulumi";
import type { RecordingGroup } from "../../catalogue/prometheus/recording.ts";
import type { AlertGroup } from "../../core/insights/prometheusGroups.ts";

/** Where a group lives and what it watches. */
export interface RuleGroupPlace {
  resourceGroupName: pulumi.Input<string>;
  /** Region of the Azure Monitor workspace. */
  location: string;
  metricsWorkspaceId: pulumi.Input<string>;
  clusterId: pulumi.Input<string>;
  clusterName: string;
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

const common = (place: RuleGroupPlace) => ({
  resourceGroupName: place.resourceGroupName,
  location: place.location,
  scopes: [place.metricsWorkspaceId, place.clusterId],
  clusterName: place.clusterName,
  interval: "PT1M",
  tags: place.tags,
});

/** Recording rules of one cluster. Windows groups are there but off on clusters without Windows nodes, as Azure's own onboarding does. */
export const recordingRuleGroup = (
  name: string,
  group: RecordingGroup,
  ruleGroupName: string,
  enabled: boolean,
  place: RuleGroupPlace,
  opts: pulumi.CustomResourceOptions,
): PrometheusRuleGroup =>
  new PrometheusRuleGroup(
    name,
    {
      ...common(place),
      ruleGroupName,
      description: "Recording rules that the dashboards of the cluster read.",
      enabled,
      rules: group.rules.map(({ record, expression, labels }) => ({ record, expression, ...(labels ? { labels } : {}) })),
    },
    opts,
  );

/** Alert rules of one cluster; `actionGroupId` turns the names that routing chose into ids. */
export const alertRuleGroup = (
  name: string,
  group: AlertGroup,
  place: RuleGroupPlace,
  actionGroupId: (name: string) => pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): PrometheusRuleGroup =>
  new PrometheusRuleGroup(
    name,
    {
      ...common(place),
      ruleGroupName: group.name,
      enabled: group.rules.some((r) => r.enabled),
      rules: group.rules.map((rule) => ({
        alert: rule.title,
        expression: rule.expression,
        for: rule.for,
        severity: rule.severity,
        enabled: rule.enabled,
        annotations: { description: rule.description, runbook_url: rule.runbook },
        labels: { azmon_alert: rule.alert },
        actions: rule.actionGroups.map((g) => ({ actionGroupId: actionGroupId(g) })),
        // A rule that flaps keeps one alert: it closes after ten quiet minutes, not at the first.
        resolveConfiguration: { autoResolved: true, timeToResolve: "PT10M" },
      })),
    },
    opts,
  );
