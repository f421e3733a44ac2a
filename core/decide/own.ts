import type { AlertEntry } from "../../catalogue/schema.ts";
import type { Insights } from "../insights/index.ts";
import { STORAGE } from "../insights/storage/decide.ts";
import type { Context } from "./context.ts";
import { decideDiagnostics } from "./diagnostics.ts";
import { needsMetricsWorkspace, ownTargets } from "./ownTargets.ts";
import { decideWatches } from "./watches.ts";

const essentialMetric = (alert: AlertEntry): boolean => alert.kind === "metric" && alert.essential === true;

/** What azmon makes and watches itself. Query audit and the application's own workspace are its other logs, so two types get no setting. */
export function decideOwn(ctx: Context, insights: Insights) {
  const { clusters, machines, flowLogs } = insights;
  const places = new Map(ctx.targets.map((t) => [t.key, t.subscriptionId]));
  const storage = flowLogs
    .filter((f) => f.storageId === undefined)
    .map((f) => ({ subscriptionId: places.get(f.target)!, region: f.region }));
  const targets = ownTargets(ctx.config, ctx.workspaces, needsMetricsWorkspace(ctx.config, clusters, machines), storage);
  const { watches, watched } = decideWatches(targets.targets, ctx.catalogue, ctx.layers);
  return {
    targets,
    // Of an account for flow logs only whether it takes them: nobody waits for it, and nothing else is stored in it.
    watches: watches.filter((w) => w.target.type !== STORAGE || (w.facet.scopePath === "" && essentialMetric(w.alert))),
    settings: decideDiagnostics(
      ctx,
      watched.filter((w) => w.target.key === targets.metricsWorkspace),
    ).settings,
  };
}
