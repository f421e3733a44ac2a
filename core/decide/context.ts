import type { EnvironmentConfig } from "../config/schema.ts";
import type { Exempted } from "../insights/types.ts";
import type { Target, WorkspaceDecision } from "../types.ts";
import type { Catalogue } from "./catalogueIndex.ts";
import type { Layers } from "./layers.ts";
import type { Routing } from "./routing.ts";

/** What the deciding functions share: worked out once per run. */
export interface Context {
  config: EnvironmentConfig;
  catalogue: Catalogue;
  layers: Layers;
  routing: Routing;
  cloud: "public" | "usgov" | "china";
  /** `YYYY-MM-DD`; passed in, never read from a clock. Absent: nothing expires. */
  today?: string;
  targets: Target[];
  targetsByType: ReadonlyMap<string, Target[]>;
  /** The watched subscriptions, the monitoring one first; each id lower case, once. */
  subscriptions: string[];
  workspaces: WorkspaceDecision[];
  workspaceOf: (target: Target) => WorkspaceDecision;
  exempted: Exempted;
  /** Prefix of every rule's name. */
  prefix: string;
}
