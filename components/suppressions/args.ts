import type * as pulumi from "@pulumi/pulumi";

/** A window in which alerts fire but call nobody. */
export interface SuppressionArgs {
  name: string;
  reason: string;
  /** Windows time zone id, such as `W. Europe Standard Time`. */
  timeZone: string;
  /** `2026-12-01T22:00:00`, local to the time zone. */
  from?: string;
  until?: string;
  /** Every day from `start` to `end`: `22:00:00`. */
  dailyStart?: string;
  dailyEnd?: string;
  /** On these days, in English: `Saturday`. */
  weeklyDays?: string[];
  weeklyStart?: string;
  weeklyEnd?: string;
  /** Severities kept quiet, 0 to 4. Default: all but 0. */
  severities?: number[];
}

export interface SuppressionsArgs {
  /** Alert processing rules act in their own subscription only. */
  subscriptionId: string;
  resourceGroupName: pulumi.Input<string>;
  prefix: string;
  /** Only rules whose ARM id contains this are kept quiet: azmon's own. */
  alertRuleIdContains?: string;
  /** ... or whose description does, where rules lie beside their resources. */
  descriptionContains?: string;
  windows: SuppressionArgs[];
  tags?: Record<string, string>;
}
