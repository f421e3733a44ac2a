import type { Override } from "../config/schema.ts";
import { idleOverride, unprovenFeature } from "../findings/limits.ts";
import { unconfirmedMail as unconfirmedMailKind } from "../findings/routing.ts";
import type { Finding } from "../findings/finding.ts";
import type { Context } from "./context.ts";
import type { Rule } from "./ruleTypes.ts";
import { matchesSelector } from "./selection.ts";

/** Overrides that change nothing: what they name is in no selected resource, or their alert watches none of them. */
export function idleOverrides(ctx: Context, rules: readonly Rule[]): Finding[] {
  const { alerts, types, tags, resources } = ctx.config.overrides;
  const alertsOf = new Set(rules.map((r) => r.alert));
  const keys = new Set(ctx.targets.map((t) => t.key));
  const idle: [path: string, why: string][] = [];
  const check = (path: string, byAlert: Record<string, Override>) => {
    for (const id of Object.keys(byAlert)) if (!alertsOf.has(id)) idle.push([`${path}["${id}"]`, `no rule of ${id} is made`]);
  };
  check("overrides.alerts", alerts);
  for (const [type, byAlert] of Object.entries(types))
    if (ctx.targetsByType.has(type.toLowerCase())) check(`overrides.types["${type}"]`, byAlert);
    else idle.push([`overrides.types["${type}"]`, "no selected resource is of this type"]);
  tags.forEach(({ match }, i) => {
    if (!ctx.targets.some((t) => matchesSelector(t, { tags: match })))
      idle.push([`overrides.tags[${i}].match`, "no selected resource has these tags"]);
  });
  for (const id of Object.keys(resources))
    if (!keys.has(id.toLowerCase())) idle.push([`overrides.resources["${id}"]`, "the resource is not selected"]);
  return idle.map(([path, why]) => idleOverride.of({ path }, { why }));
}

/** Settings whose features are in no source that says whether a sovereign cloud has them. */
export function unprovenFeatures(ctx: Context): Finding[] {
  if (ctx.cloud === "public") return [];
  const { applicationInsights, containerInsights, networkInsights, storageInsights } = ctx.config;
  const features: [path: string, on: boolean, feature: string][] = [
    ["applicationInsights.enabled", applicationInsights.enabled, "smart detection"],
    // 21Vianet documents it: docs.azure.cn, azure-monitor/essentials/prometheus-metrics-overview.
    [
      "containerInsights.prometheus",
      containerInsights.enabled && containerInsights.prometheus && ctx.cloud === "usgov",
      "managed Prometheus",
    ],
    ["networkInsights.connectionMonitor", networkInsights.enabled && networkInsights.connectionMonitor, "connection tests"],
    [
      "networkInsights.flowLogs",
      networkInsights.enabled && networkInsights.flowLogs,
      "flow logs of virtual networks with traffic analytics",
    ],
    ["storageInsights.resourceLogs", storageInsights.enabled, "summary rules over storage logs"],
  ];
  return features.filter(([, on]) => on).map(([path, , feature]) => unprovenFeature.of({ path }, { cloud: ctx.cloud, feature }));
}

/** Mail receivers are silent until their owner confirms them. Addresses are personal: the finding counts them. */
export function unconfirmedMail(ctx: Context): Finding[] {
  return Object.entries(ctx.config.actionGroups).flatMap(([name, group]): Finding[] => {
    const n = group.email?.length ?? 0;
    if (n === 0 || group.existing !== undefined) return [];
    return [unconfirmedMailKind.of({ path: `actionGroups.${name}.email` }, { count: n, group: name })];
  });
}
