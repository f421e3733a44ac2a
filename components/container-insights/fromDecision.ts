import type * as pulumi from "@pulumi/pulumi";
import { shortHash } from "../../core/hash.ts";
import type { ClusterItem } from "../../core/insights/containers.ts";
import type { Target } from "../../core/types.ts";
import type { ClusterArgs } from "./args.ts";

/** A decision as the component takes it. Names carry a hash of the key: clusters of different groups may be called the same. */
export const clusterArgs = (item: ClusterItem, target: Target, id: pulumi.Input<string>): ClusterArgs => ({
  name: `${target.name}-${shortHash(item.target)}`,
  id,
  clusterName: target.name,
  host: item.host,
  location: target.location,
  subscriptionId: target.subscriptionId,
  windows: item.windows,
  logsRuleExists: item.logsRuleExists,
  metricsWorkspace: item.metricsWorkspace,
  ruleGroups: item.ruleGroups,
});
