/**
 * What azmon needs of each resource, as a query of Azure Resource Graph. Sorted, because pages of an unsorted answer are not repeatable:
 * https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data
 */
export const inventoryQuery =
  "Resources | project id, name, type, kind, location, resourceGroup, subscriptionId, managedBy, sku, plan, properties, tags, identity, zones | order by id asc";

/**
 * What the row of a web app leaves empty (health check path, access restrictions) stands in rows of their own, in this table. Microsoft's
 * reference of types calls them `microsoft.web/sites/config/web`, its sample query `microsoft.web/sites/config`:
 * https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources
 */
export const siteConfigQuery =
  "appserviceresources | where type contains '/config' | project id, name, type, kind, location, resourceGroup, subscriptionId, properties | order by id asc";

/** The way out of most refusals. The query itself stands in the README. */
export const askResourceGraph =
  'the answer of `az graph query -o json` to README\'s query ("Resources | project id, name, type, ..., properties, tags, identity, zones | order by id asc")';

export const noRow = "holds no row: the query matched nothing, or the login may read nothing";
