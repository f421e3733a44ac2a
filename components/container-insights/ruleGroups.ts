import { PrometheusRuleGroup } from "@pulumi/azure-native/alertsmanagement/prometheusRuleGroup.js";
import type * as pulumi from "@pulumi/pulumi";
import type { RecordingGroup } from "../../catalogue/prometheus/recording.ts";

/** Where a group lives and what it watches. */
interface RuleGroupPlace {
  resourceGroupName: pulumi.Input<string>;
  /** Region of the Azure Monitor workspace. */
  location: string;
  metricsWorkspaceId: pulumi.Input<string>;
  clusterId: pulumi.Input<string>;
  clusterName: string;
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

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
      resourceGroupName: place.resourceGroupName,
      location: place.location,
      scopes: [place.metricsWorkspaceId, place.clusterId],
      clusterName: place.clusterName,
      interval: "PT1M",
      tags: place.tags,
      ruleGroupName,
      description: "Recording rules that the dashboards of the cluster read.",
      enabled,
      rules: group.rules.map(({ record, expression, labels }) => ({ record, expression, ...(labels ? { labels } : {}) })),
    },
    opts,
  );
