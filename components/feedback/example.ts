import { Feedback } from "./component.ts";

/** Feedback of a shop's users, sent by the server of the storefront. */
export const example = (): Feedback =>
  new Feedback("shop-feedback", {
    location: "westeurope",
    workspaceId:
      "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-monitoring-prod" +
      "/providers/Microsoft.OperationalInsights/workspaces/log-shop-prod",
    senders: { storefront: "44444444-4444-4444-4444-444444444444" },
    tags: { env: "prod" },
  });
