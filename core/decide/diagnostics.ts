import type { ResourceType } from "../../catalogue/schema.ts";
import { settingNameOf } from "../config/own.ts";
import type { CoverageRow } from "../insights/insight.ts";
import { keptBy } from "../inventory/holder.ts";
import type { StorageLogs } from "../insights/storage/decide.ts";
import { categoriesOf, serviceOfType } from "../insights/storage/logs.ts";
import { factOfAll } from "../inventory/read.ts";
import type { Target } from "../inventory/types.ts";
import type { Context } from "./context.ts";
import type { DiagnosticDecision, OwnLogs } from "./decisions.ts";
import { pick } from "./effective.ts";
import { targetQualifier } from "./metricRules.ts";
import { type Watches, withoutLogs } from "./watches.ts";

const DIAGNOSTICS = "diagnostics";

/** One diagnostic setting per watched resource (and per implied child) that has resource logs, each to the resource's workspace. */
export function decideDiagnostics(
  ctx: Context,
  watched: Watches["watched"],
  /** By account key: of storage, insights decide what is logged. */
  storageLogs: Record<string, StorageLogs> = {},
): { settings: DiagnosticDecision[]; coverage: CoverageRow[] } {
  const settings: DiagnosticDecision[] = [];
  const coverage: CoverageRow[] = [];
  for (const { target, facet } of watched) {
    const logs = facet.entry.logs;
    if (!logs) continue;
    const service = serviceOfType(facet.entry.type);
    const storage = service && storageLogs[target.key];
    // A premium general-purpose account has page blobs only; Azure refuses a setting on a service that is not there.
    if (service && storage && !storage.services.includes(service)) continue;
    const chosen = storage
      ? { categories: [...categoriesOf[storage.level]], categoryGroups: [], metrics: [] }
      : categories(logs, ctx, target);
    const row = { target: target.key, signal: DIAGNOSTICS };
    const without = withoutLogs(target, logs);
    if (without) {
      coverage.push({ ...row, by: [], ...without });
      continue;
    }
    if (chosen.categories.length + chosen.categoryGroups.length + chosen.metrics.length === 0) {
      // Of a type whose children carry the logs, the children's rows speak.
      if (logs.categories.length > 0)
        coverage.push({
          ...row,
          status: "notApplicable",
          by: [],
          reason: storage?.reason ?? `The preset ${ctx.config.preset} collects no logs of ${facet.entry.title}.`,
        });
      continue;
    }
    const aside = leftAside(ctx, target);
    if (aside) {
      coverage.push({ ...row, by: [], ...aside });
      continue;
    }
    const key = `${DIAGNOSTICS}:${target.key}${facet.scopePath.toLowerCase()}`;
    settings.push({
      key,
      label: [targetQualifier(target), ...facet.scopePath.split("/").slice(1, 2)].join("-"),
      target: target.key,
      scopePath: facet.scopePath,
      name: settingNameOf(ctx.config),
      ...chosen,
      dedicated: logs.dedicated ?? false,
      workspace: ctx.workspaceOf(target).key,
    });
    coverage.push({ ...row, status: "covered", by: [key] });
  }
  return { settings, coverage };
}

/** Why azmon makes no setting of a resource that has logs to send. */
function leftAside({ config, exempted }: Context, target: Target): Pick<CoverageRow, "status" | "reason"> | undefined {
  const { enabled, managedByAzurePolicy } = config.diagnostics;
  if (target.holder) {
    const reason = keptBy(target.holder, "takes no diagnostic setting of others");
    return { status: "notApplicable", reason };
  }
  if (managedByAzurePolicy) return { status: "covered", reason: "Azure Policy makes the diagnostic setting." };
  if (!enabled) return { status: "missing", reason: "diagnostics.enabled is false." };
  return exempted(DIAGNOSTICS, target) ? { status: "missing" } : undefined;
}

/** What the data collection rules of azmon's own log: their errors. Undefined where azmon makes no settings. */
export function ownLogs(ctx: Context): OwnLogs | undefined {
  const logs = ctx.catalogue.types.get("microsoft.insights/datacollectionrules")?.logs;
  const { enabled, managedByAzurePolicy } = ctx.config.diagnostics;
  if (!logs || !enabled || managedByAzurePolicy) return undefined;
  return { name: settingNameOf(ctx.config), ...categories(logs, ctx), dedicated: logs.dedicated ?? false };
}

type Chosen = Pick<DiagnosticDecision, "categories" | "categoryGroups" | "metrics">;

/** Categories and groups are never mixed: Azure refuses a setting that has both. */
function categories(logs: NonNullable<ResourceType["logs"]>, ctx: Context, target?: Target): Chosen {
  const metrics = [...(logs.metrics ?? [])].sort();
  const variant = target && logs.variants?.find((v) => factOfAll(target, v.when) === "yes");
  if (variant) return { categories: [...variant.categories].sort(), categoryGroups: [], metrics };
  if (logs.enabled !== undefined)
    return { categories: [...pick(logs.enabled, ctx.config.preset).value].sort(), categoryGroups: [], metrics };
  const byGroup = logs.groups !== false && logs.categories.length > 0;
  return { categories: byGroup ? [] : [...logs.categories].sort(), categoryGroups: byGroup ? ["allLogs"] : [], metrics };
}
