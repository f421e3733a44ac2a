import type { EnvironmentConfigInput } from "../../core/config/schema.ts";
import { generateEstate } from "../estates/generate.ts";

/** An environment with everything switched on, as the sample stacks have it. */
export const environment: EnvironmentConfigInput = {
  environment: "prod",
  preset: "production",
  location: "westeurope",
  placement: { subscriptionId: "00000000-0000-4000-8000-000000000000", resourceGroup: "rg-monitoring" },
  actionGroups: { pager: { email: ["oncall@example.com"] } },
  routing: { critical: ["pager"], warning: ["pager"] },
};

/** An inventory's file of `count` rows. */
export const inventoryText = (count: number): string =>
  JSON.stringify({ count, total_records: count, data: generateEstate(count) });
