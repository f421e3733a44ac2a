import { browserSnippet } from "./browser.ts";
import { UsageInsights } from "./component.ts";

/** Who uses a shop, and the script tag that measures its pages once a visitor agreed. */
export function example() {
  const group = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-monitoring-prod/providers";
  const usage = new UsageInsights("shop-usage", {
    location: "westeurope",
    resourceGroupName: "rg-monitoring-prod",
    workspaceId: `${group}/Microsoft.OperationalInsights/workspaces/log-shop-prod`,
    componentIds: [`${group}/Microsoft.Insights/components/appi-shop-prod`],
    title: "Shop",
    funnel: ["Product", "Basket", "Order placed"],
    tags: { env: "prod" },
  });
  const connectionString = "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://example.com/";
  return { usage, snippet: browserSnippet(connectionString, { samplingPercentage: 50 }) };
}
