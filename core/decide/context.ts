import type { ResourceType, ScopeAlert } from "../../catalogue/schema.ts";
import { compare } from "../base/json.ts";
import { groupBy } from "../base/list.ts";
import { prefixOf } from "../config/own.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { Exempted, WorkspaceDecision } from "../insights/insight.ts";
import { Holders } from "../inventory/holder.ts";
import type { Row, Target } from "../inventory/types.ts";
import { type Catalogue, indexCatalogue } from "./catalogueIndex.ts";
import { inferCloud } from "./cloud.ts";
import { exemptionsOf } from "./exemptions.ts";
import { Landings } from "./landing.ts";
import { Layers } from "./layers.ts";
import { type LiveResource, liveTargets } from "./live.ts";
import { Routing } from "./routing.ts";
import { type LeftOut, leftOutBy, selectTargets } from "./selection.ts";
import { watchedSubscriptions } from "./subscriptions.ts";
import { decideWorkspaces } from "./workspaces.ts";

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
  leftOut: (LeftOut & { row: Row })[];
  /** The watched subscriptions, the monitoring one first; each id lower case, once. */
  subscriptions: string[];
  workspaces: WorkspaceDecision[];
  workspaceOf: (target: Target) => WorkspaceDecision;
  /** Where the rows of a target land that a log alert reads. */
  landings: Landings;
  exempted: Exempted;
  /** Prefix of every rule's name. */
  prefix: string;
}

interface ContextInput {
  config: EnvironmentConfig;
  rows: readonly Row[];
  live: readonly LiveResource[];
  today?: string;
  catalogue: { resourceTypes: readonly ResourceType[]; scopeAlerts: readonly ScopeAlert[] };
}

export function makeContext({ config, rows, live, today, catalogue }: ContextInput): Context {
  const holders = new Holders(rows);
  const held = (target: Target): Target => {
    const holder = holders.of(target);
    return holder ? { ...target, holder } : target;
  };
  const targets = [...selectTargets([...rows], config).map(held), ...liveTargets(live, config)].sort((a, b) =>
    compare(a.key, b.key),
  );
  const prefix = prefixOf(config);
  const { workspaces, of } = decideWorkspaces(config, targets, prefix);
  return {
    config,
    catalogue: indexCatalogue(catalogue.resourceTypes, catalogue.scopeAlerts),
    layers: new Layers(config),
    routing: new Routing(config),
    cloud: inferCloud(config, targets),
    today,
    targets,
    targetsByType: groupBy(targets, (t) => t.type),
    leftOut: leftOut(rows, config),
    subscriptions: watchedSubscriptions(config, targets),
    workspaces,
    workspaceOf: of,
    landings: new Landings({ rows, workspaces, workspaceOf: of, subscriptionId: config.placement.subscriptionId }),
    exempted: exemptionsOf(config, today),
    prefix,
  };
}

function leftOut(rows: readonly Row[], config: EnvironmentConfig): Context["leftOut"] {
  return rows
    .flatMap((row) => {
      const reason = leftOutBy(row, config);
      return reason === undefined ? [] : [{ id: row.id, type: row.type, reason, row }];
    })
    .sort((a, b) => compare(a.id.toLowerCase(), b.id.toLowerCase()));
}
