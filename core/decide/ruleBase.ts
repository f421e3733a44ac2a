import type { AlertEntry } from "../../catalogue/schema.ts";
import { azureName } from "../azure/names.ts";
import { compare } from "../base/json.ts";
import { fillNameTemplate } from "../base/nameTemplate.ts";
import type { Target } from "../inventory/types.ts";
import type { Context } from "./context.ts";
import { type Effective, shownValues } from "./effective.ts";
import type { RuleBase } from "./ruleTypes.ts";

/** Where a rule lives and what tells it from its siblings of the same alert. */
export interface Place {
  qualifier: string;
  subscriptionId: string;
  resourceGroup?: string;
}

/** What a rule is made of, whatever its kind. */
export interface RuleSubject<A extends AlertEntry = AlertEntry> {
  alert: A;
  values: Effective;
  targets: Target[];
  /** Names of the action groups it calls. */
  groups: string[];
}

/** What every rule says of itself, whatever its kind. */
export function ruleBase(ctx: Context, { alert, values, targets, groups }: RuleSubject, place: Place): RuleBase {
  const owner = ownerOf(targets);
  const { environment } = ctx.config;
  const parts = { prefix: ctx.prefix, alert: alert.id, qualifier: place.qualifier, environment };
  return {
    key: `${alert.id}-${place.qualifier}`,
    ...saidByAll(ctx, alert, values),
    name: azureName("alertRule", fillNameTemplate(ctx.config.names.template, parts)),
    subscriptionId: place.subscriptionId,
    ...(place.resourceGroup !== undefined ? { resourceGroup: place.resourceGroup } : {}),
    targets: targets.map((t) => t.key).sort(compare),
    actionGroups: groups,
    ...(owner ? { owner } : {}),
  };
}

const ownerOf = ([first, ...rest]: Target[]): string | undefined =>
  rest.every((t) => t.owner === first!.owner) ? first?.owner : undefined;

type Said = Pick<RuleBase, "alert" | "title" | "description" | "severity" | "enabled" | "source" | "runbook" | "values">;
const said = new WeakMap<Effective, Said>();
/** What rules with the same values say alike, worked out once: a large estate has thousands of them. */
function saidByAll(ctx: Context, alert: AlertEntry, values: Effective): Said {
  let all = said.get(values);
  if (all) return all;
  const runbook = `${ctx.config.runbooks.replace(/\/$/, "")}/${alert.runbook}.md`;
  all = {
    alert: alert.id,
    title: alert.title,
    description: [alert.reason, alert.kind === "prometheus" ? alert.detail : undefined, `Runbook: ${runbook}`]
      .filter((part) => part !== undefined)
      .join(" "),
    severity: values.severity.value,
    enabled: values.enabled.value,
    source: alert.source,
    runbook,
    values: shownValues(values),
  };
  said.set(values, all);
  return all;
}
