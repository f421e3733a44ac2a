import { parentArmId } from "../azure/armId.ts";
import type { Row } from "./types.ts";

/** `Microsoft.Web/sites/<app>/config/web`, of a slot too, as the table `appserviceresources` answers it. */
const isSiteConfig = (row: Row): boolean =>
  /^microsoft\.web\/sites(\/slots)?\/config(\/web)?$/.test(row.type) || /\/config\/web$/i.test(row.id);

/** Whether the inventory tells how a web app is set up: its own row leaves that empty. */
export const hasSiteConfig = (row: Row): boolean => row.siteConfigKnown === true;

/**
 * Rows with the configuration of web apps joined into the rows of their apps. A web app's own row has `siteConfig` with nearly every value
 * null, health check path and access restrictions included (Azure/azure-rest-api-specs#12104): null means unknown there, not none.
 */
export function joinSiteConfigs(rows: readonly Row[]): Row[] {
  const configs = new Map<string, Record<string, unknown>>();
  for (const row of rows.filter(isSiteConfig)) {
    const site = parentArmId(row.id);
    if (site && row.properties) configs.set(site.toLowerCase(), row.properties);
  }
  return rows
    .filter((row) => !isSiteConfig(row))
    .map((row) => {
      const config = configs.get(row.id.toLowerCase());
      if (!config) return row;
      const siteConfig = { ...(row.properties?.["siteConfig"] as object | undefined), ...config };
      return { ...row, properties: { ...row.properties, siteConfig }, siteConfigKnown: true };
    });
}
