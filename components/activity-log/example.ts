import { ActivityLog } from "./component.ts";

/** What was done to a subscription, kept where it can be queried. */
export const example = (): ActivityLog =>
  new ActivityLog("activity", {
    workspaceId:
      "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-monitoring-prod" +
      "/providers/Microsoft.OperationalInsights/workspaces/log-shop",
  });
