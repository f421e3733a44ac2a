import type * as pulumi from "@pulumi/pulumi";

/** Hours of a day, `22:00:00`, local to the time zone; an end before the start is on the next day. */
export interface DailyHoursArgs {
  /** `22:00:00`, local to the time zone. */
  start: string;
  /** Likewise; before the start it is on the next day. */
  end: string;
}

export interface WeeklyHoursArgs {
  /** In English: `Saturday`. */
  days: string[];
  /** With `end`, on each of the days. Default: whole days. */
  start?: string;
  /** With `start`, on each of the days. Default: whole days. */
  end?: string;
}

/** A window in which alerts fire but call nobody. It ends: `until`, or hours that leave some of the week. */
export interface SuppressionArgs {
  /** Unique in the component: names the Pulumi child, and ends the Azure name. */
  name: string;
  /** Why; the description of the rule in Azure. */
  reason: string;
  /** Windows time zone id, such as `W. Europe Standard Time`. Default: `UTC`. */
  timeZone?: string;
  /** `2026-12-01T22:00:00`, local to the time zone. Default: from now on. */
  from?: string;
  /** Likewise, the end; `daily` and `weekly` hours may do without. Default: no end. */
  until?: string;
  /** Every day at these hours. Default: no such hours. */
  daily?: DailyHoursArgs;
  /** Every week on these days. Default: no such days. */
  weekly?: WeeklyHoursArgs;
  /** Severities kept quiet, 0 to 4. Default: all but 0. */
  severities?: number[];
}

/** Whose alerts are kept quiet: exactly one of the three. */
export interface SuppressionScopeArgs {
  /** Those of the rules in this resource group. Default: not asked. */
  resourceGroup?: string;
  /** Those of the rules whose description holds this text, such as the address of the runbooks. Default: not asked. */
  descriptionContains?: string;
  /** `true`: those of every rule in the subscription, whoever made it. Each window then needs `until`. Default: false. */
  wholeSubscription?: boolean;
}

export interface SuppressionsArgs {
  /** Alert processing rules act in their own subscription only. */
  subscriptionId: string;
  /** Holds the processing rules. */
  resourceGroupName: pulumi.Input<string>;
  /** Starts the Azure names: `apr-<prefix>-<window>`. */
  prefix: string;
  /** Whose alerts the windows are of. */
  scope: SuppressionScopeArgs;
  /** When alerts call nobody. */
  windows: SuppressionArgs[];
  /** Tags of the processing rules. Default: none. */
  tags?: Record<string, string>;
}
