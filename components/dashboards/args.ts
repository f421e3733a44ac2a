import type * as pulumi from "@pulumi/pulumi";

export interface ChartArgs {
  title: string;
  /** ARM type whose metric is drawn. */
  resourceType: string;
  /** ARM ids of the resources themselves. */
  resourceIds: pulumi.Input<string>[];
  /** Region of each resource, in the same order. */
  locations: string[];
  /** `blobServices/default` where the metric is of a child; else empty. */
  childPath: string;
  metric: string;
  aggregation: string;
  /** The metric's unit, as Azure documents it. */
  unit: string;
  splitBy?: string;
  /** Drawn as a line: the value that wakes somebody. */
  threshold?: number;
  /** The alert fires below the threshold. Default false. */
  below?: boolean;
}

export interface DashboardArgs {
  location: pulumi.Input<string>;
  resourceGroupName: pulumi.Input<string>;
  dashboardName: string;
  title: string;
  /** Whose fired alerts are listed at the top. */
  subscriptions: string[];
  charts: ChartArgs[];
  tags?: Record<string, string>;
}
