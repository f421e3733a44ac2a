import { resourceTypes } from "../catalogue/index.ts";
import { scopeAlerts } from "../catalogue/scopeAlerts.ts";
import type { ResourceType } from "../catalogue/schema.ts";
import type { Catalogue } from "./rule.ts";

/** The catalogue by ARM type, case aside. */
export function indexCatalogue(types: readonly ResourceType[] = resourceTypes): Catalogue {
  const byType = new Map(types.map((t) => [t.type.toLowerCase(), t]));
  const children = new Map<string, ResourceType[]>();
  for (const t of types)
    if (t.implied) children.set(t.implied.parent.toLowerCase(), [...(children.get(t.implied.parent.toLowerCase()) ?? []), t]);
  const alerts = [...types.flatMap((t) => t.alerts.map((a) => a.id)), ...scopeAlerts.map((s) => s.alert.id)];
  return {
    byType: (type) => byType.get(type.toLowerCase()),
    children: (type) => children.get(type.toLowerCase()) ?? [],
    alerts: () => alerts,
  };
}
