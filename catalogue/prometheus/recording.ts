/**
 * Recording rules that the Kubernetes dashboards and the portal's Monitor tab of a cluster read; without them those stay empty.
 *
 * The names are the contract of the kubernetes-mixin ecosystem and of Azure's dashboards and must stay as they are.
 */
export interface RecordingRule {
  record: string;
  expression: string;
  labels?: Record<string, string>;
}

export interface RecordingGroup {
  /** Azure's own name of the group, which the portal looks for; the cluster's name is appended. */
  group: string;
  /** Windows groups are switched on only where a cluster has Windows nodes. */
  os: "Linux" | "Windows";
  rules: RecordingRule[];
}
