import type * as pulumi from "@pulumi/pulumi";

export interface ChartArgs {
  /** Heading of the chart. */
  title: string;
  /** ARM type whose metric is drawn. */
  resourceType: string;
  /** ARM ids of the resources themselves. */
  resourceIds: pulumi.Input<string>[];
  /** Region of each resource, in the same order. */
  locations: string[];
  /** `blobServices/default` where the metric is of a child; else empty. */
  childPath: string;
  /** Name of the metric in Azure: `Percentage CPU`. */
  metric: string;
  /** `Average`, `Minimum`, `Maximum`, `Total` or `Count`. */
  aggregation: string;
  /** The metric's unit, as Azure documents it. */
  unit: string;
  /** Dimension whose values are drawn as a line each. Default: one line a resource. */
  splitBy?: string;
  /** Drawn as a line, in the metric's unit: the value that wakes somebody. Default: no line. */
  threshold?: number;
  /** The alert fires below the threshold. Default: false. */
  below?: boolean;
}

export interface DashboardArgs {
  /** Azure region of the dashboard. */
  location: pulumi.Input<string>;
  /** Resource group that holds it. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the resource in Azure. */
  dashboardName: string;
  /** What people read above it. */
  title: string;
  /** GUIDs of the subscriptions whose fired alerts are listed at the top; at least one. */
  subscriptions: string[];
  /** In the order in which they are drawn. */
  charts: ChartArgs[];
  /** Tags of the dashboard. Default: none. */
  tags?: Record<string, string>;
}
