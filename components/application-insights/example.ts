import { ApplicationInsights } from "./component.ts";
import { AppServiceOs, appServiceSettings, asNameValuePairs } from "./wiring.ts";

/** A shop's component, a test of its front page, and the settings for the web app that sends to it. */
export function example() {
  const group = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-monitoring-prod/providers";
  const insights = new ApplicationInsights("shop", {
    location: "westeurope",
    resourceGroupName: "rg-monitoring-prod",
    componentName: "appi-shop-prod",
    workspaceId: `${group}/Microsoft.OperationalInsights/workspaces/log-shop-prod`,
    localAuth: false,
    browser: true,
    dailyQuotaGb: 10,
    senders: { storefront: "44444444-4444-4444-4444-444444444444" },
    actionGroupIds: [`${group}/Microsoft.Insights/actionGroups/ag-shop`],
    webTests: [
      { name: "storefront", url: "https://www.shop.example/", contains: "Basket", certificateDays: 21 },
      { name: "orders-api", url: "https://api.shop.example/healthz", frequency: 600, alert: { severity: 0 } },
    ],
    tags: { env: "prod" },
  });
  return { insights, settings: asNameValuePairs(appServiceSettings(insights, AppServiceOs.Linux, { tracesPerSecond: 5 })) };
}
