import { ActionGroups } from "./component.ts";

/** A pager that rings, a chat that is read, and a group that another team owns. */
export function example(): ActionGroups {
  return new ActionGroups("who", {
    resourceGroupName: "rg-monitoring-prod",
    prefix: "shop-prod",
    groups: {
      pager: {
        shortName: "shop pager",
        sms: [{ countryCode: "31", phoneNumber: "612345678" }],
        webhook: [{ name: "pagerduty", serviceUri: "https://events.example.com/integration/secret/enqueue" }],
      },
      chat: { email: ["shop-team@example.com"] },
      platform: {
        existing:
          "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-platform" +
          "/providers/Microsoft.Insights/actionGroups/ag-platform",
      },
    },
  });
}
