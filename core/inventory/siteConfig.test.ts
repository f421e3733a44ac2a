import { expect, test } from "vitest";
import { hasSiteConfig, joinSiteConfigs } from "./siteConfig.ts";
import type { Row } from "./types.ts";

const SUB = "11111111-1111-4111-8111-111111111111";
const id = (path: string) => `/subscriptions/${SUB}/resourceGroups/rg/providers/Microsoft.Web/sites/${path}`;
const row = (path: string, type: string, properties: Record<string, unknown>): Row => ({
  id: id(path),
  name: path.split("/").at(-1)!,
  type,
  location: "westeurope",
  resourceGroup: "rg",
  subscriptionId: SUB,
  properties,
});
const site = row("api", "microsoft.web/sites", { state: "Running", siteConfig: { alwaysOn: true } });

test.each(["microsoft.web/sites/config", "microsoft.web/sites/config/web"])(
  "a row of %s informs its app and is no row of its own",
  (type) => {
    const config = row("API/config/web", type, { healthCheckPath: "/healthz" });
    const [joined, ...rest] = joinSiteConfigs([site, config]);
    expect(rest).toEqual([]);
    expect(joined!.properties).toEqual({ state: "Running", siteConfig: { alwaysOn: true, healthCheckPath: "/healthz" } });
    expect(hasSiteConfig(joined!)).toBe(true);
  },
);

test("slots have their own; an app without one stays unknown", () => {
  const slot = row("api/slots/next", "microsoft.web/sites/slots", {});
  const config = row("api/slots/next/config/web", "microsoft.web/sites/slots/config", { healthCheckPath: "/ready" });
  const joined = joinSiteConfigs([site, slot, config]);
  expect(joined.map(hasSiteConfig)).toEqual([false, true]);
});
