import type { AlertEntry, ResourceType, ScopeAlert } from "../../catalogue/schema.ts";

/** The part of a resource type that one row of it brings: the type itself, or a child that has no row of its own. */
export interface Facet {
  entry: ResourceType;
  /** Appended to the row's id: "" for the type itself, `/blobServices/default` for an implied child. */
  scopePath: string;
}

export interface Catalogue {
  types: Map<string, ResourceType>;
  /** Facets by lower-cased ARM type: the type first, then its implied children. */
  facets: Map<string, Facet[]>;
  alerts: Map<string, AlertEntry>;
  scopeAlerts: ScopeAlert[];
}

/** Indexes the catalogue once per run. Types are compared ignoring case, as Azure does. */
export function indexCatalogue(resourceTypes: readonly ResourceType[], scopeAlerts: readonly ScopeAlert[]): Catalogue {
  const catalogue: Catalogue = { types: new Map(), facets: new Map(), alerts: new Map(), scopeAlerts: [...scopeAlerts] };
  for (const entry of resourceTypes) {
    const type = entry.type.toLowerCase();
    catalogue.types.set(type, entry);
    const facet: Facet = { entry, scopePath: entry.implied ? `/${entry.implied.path}` : "" };
    const owner = entry.implied?.parent.toLowerCase() ?? type;
    const facets = catalogue.facets.get(owner) ?? [];
    if (facet.scopePath === "") facets.unshift(facet);
    else facets.push(facet);
    catalogue.facets.set(owner, facets);
    for (const alert of entry.alerts) catalogue.alerts.set(alert.id, alert);
  }
  for (const { alert } of scopeAlerts) catalogue.alerts.set(alert.id, alert);
  return catalogue;
}
