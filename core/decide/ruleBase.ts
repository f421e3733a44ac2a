import type { AlertEntry } from "../../catalogue/schema.ts";
import { compare } from "../json.ts";
import { fillNameTemplate } from "../nameTemplate.ts";
import { azureName } from "../names.ts";
import type { RuleBase, Target } from "../types.ts";
import type { Context } from "./context.ts";
import { type Effective, shownValues } from "./effective.ts";

/** Where a rule lives and what tells it from its siblings of the same alert. */
export interface Place {
  qualifier: string;
  subscriptionId: string;
  resourceGroup?: string;
}

/** What every rule says of itself, whatever its kind. */
export function ruleBase(
  ctx: Context,
  alert: AlertEntry,
  values: Effective,
  targets: Target[],
  place: Place,
  groups: string[],
): RuleBase {
  const owners = [...new Set(targets.map((t) => t.owner ?? ""))];
  const runbook = `${ctx.config.runbooks.replace(/\/$/, "")}/${alert.runbook}.md`;
  const shown = shownValues(values);
  const { environment } = ctx.config;
  const parts = { prefix: ctx.prefix, alert: alert.id, qualifier: place.qualifier, environment };
  return {
    key: `${alert.id}-${place.qualifier}`,
    alert: alert.id,
    name: azureName("alertRule", fillNameTemplate(ctx.config.names.template, parts)),
    title: alert.title,
    description: `${alert.reason} Runbook: ${runbook}`,
    severity: values.severity.value,
    enabled: values.enabled.value,
    subscriptionId: place.subscriptionId,
    ...(place.resourceGroup !== undefined ? { resourceGroup: place.resourceGroup } : {}),
    targets: targets.map((t) => t.key).sort(compare),
    actionGroups: groups,
    ...(owners.length === 1 && owners[0] ? { owner: owners[0] } : {}),
    source: alert.source,
    runbook,
    values: shown,
  };
}
