import type { ScopeAlert } from "./schema.ts";
import { changeAlerts } from "./scope/changes.ts";
import { collectionAlerts } from "./scope/collection.ts";
import { connectionAlerts } from "./scope/connections.ts";
import { healthAlerts } from "./scope/health.ts";
import { workspaceAlerts } from "./scope/workspace.ts";

/**
 * What belongs to a subscription or a workspace rather than to a resource. Backups and expiring secrets stand with the types of their
 * vaults. Azure has no signal for throttled or undelivered notifications of action groups, so no rule here can watch them.
 */
export const scopeAlerts: ScopeAlert[] = [
  ...healthAlerts,
  ...changeAlerts,
  ...workspaceAlerts,
  ...collectionAlerts,
  ...connectionAlerts,
];
