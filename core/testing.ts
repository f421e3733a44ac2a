import { environmentOf } from "./config/parse.ts";
import type { EnvironmentConfig, EnvironmentConfigInput } from "./config/schema.ts";
import type { InsightContext } from "./insights/insight.ts";
import { Holders } from "./inventory/holder.ts";
import type { Row, Target } from "./inventory/types.ts";

/** Builders for the tests of core: an environment, rows of an inventory, and what an insight decides from. */

export const subscription = "11111111-1111-4111-8111-111111111111";

/** A small environment in production, as a stack file gives it. */
export const environment = (settings: Partial<EnvironmentConfigInput> = {}): EnvironmentConfig =>
  environmentOf({
    environment: "prod",
    preset: "production",
    location: "westeurope",
    placement: { subscriptionId: subscription, resourceGroup: "rg-mon" },
    ...settings,
  });

/**
 * Rows of one resource group, by what comes after `/providers/` in an id: `Microsoft.Compute/virtualMachines/a`. A path that begins with a
 * slash is a whole id, such as that of a child of another row.
 */
export const rowsOf =
  (resourceGroup: string) =>
  (path: string, more: Partial<Row> = {}): Row => {
    const id = path.startsWith("/") ? path : `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/${path}`;
    const [namespace, ...pairs] = id.split("/providers/")[1]!.split("/");
    const type = [namespace, ...pairs.filter((_, i) => i % 2 === 0)].join("/").toLowerCase();
    return { id, name: pairs.at(-1)!, type, location: "westeurope", resourceGroup, subscriptionId: subscription, ...more };
  };

/** Everything listed is watched, and its data goes to one workspace, which `existing` says is there already. */
export function insightContext(
  rows: Row[],
  settings: Partial<EnvironmentConfigInput> = {},
  { live = false, existing }: { live?: boolean; existing?: string } = {},
): InsightContext {
  const holders = new Holders(rows);
  const targets: Target[] = rows.map((r) => ({ ...r, key: r.id.toLowerCase(), live, holder: holders.of(r) }));
  const home = { location: "westeurope", subscriptionId: subscription, resourceGroup: "rg-mon" };
  const workspace = { key: "main", name: "log-shop", ...home, ...(existing === undefined ? {} : { existing }) };
  return { config: environment(settings), targets, rows, workspaceOf: () => workspace };
}
