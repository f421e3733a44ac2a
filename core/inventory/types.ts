/** One resource as Azure Resource Graph answers it, cleaned by `readInventory`: ids kept as written, null replaced by absence. */
export interface Row {
  id: string;
  name: string;
  /** Lower case, as Resource Graph writes it. */
  type: string;
  kind?: string;
  location: string;
  resourceGroup: string;
  subscriptionId: string;
  managedBy?: string;
  sku?: Record<string, unknown>;
  plan?: Record<string, unknown>;
  properties?: Record<string, unknown>;
  tags?: Record<string, string>;
  identity?: Record<string, unknown>;
  zones?: string[];
  /** Of a web app: its `siteConfig` was joined from a row of `appserviceresources`, so that what is absent there is not set. */
  siteConfigKnown?: boolean;
  /** Of a machine: its auto-shutdown stops it every day at this hour. */
  shutsDownAt?: string;
}

/**
 * A service of Azure that a resource belongs to: it makes, changes and deletes it as it likes. Azure refuses what others write there (a
 * deny assignment), or the service undoes it, so nothing is written.
 */
export interface Holder {
  /** ARM id of the resource that holds it, where the inventory says it. */
  id?: string;
  /** "The AKS cluster aks-shop", at the start of a sentence. */
  name: string;
}

/**
 * A resource that is watched. Everything in core speaks of it by `key`: the lower-cased ARM id of an inventory row, or, for a live Pulumi
 * resource whose id is not known yet, `live:<name>`. Components turn keys into ids when they render.
 */
export interface Target extends Row {
  key: string;
  live: boolean;
  owner?: string;
  criticality?: string;
  /** The service of Azure that it belongs to: nothing is written inside. */
  holder?: Holder;
}
