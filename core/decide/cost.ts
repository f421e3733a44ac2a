import { prices } from "../../catalogue/prices.ts";
import type { ResourceType } from "../../catalogue/schema.ts";
import { minutes } from "../base/duration.ts";
import { compare } from "../base/json.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { Usage } from "../insights/insight.ts";
import { serviceOfType, storageLogGb, storageLogLevel, tableOf } from "../insights/storage/logs.ts";
import type { Catalogue } from "./catalogueIndex.ts";
import type { CostLine, DiagnosticDecision } from "./decisions.ts";
import { pick } from "./effective.ts";
import type { Rule } from "./ruleTypes.ts";

/** Values assumed of a dimension that is split by all its values: disks of a machine, nodes of a pool. An estimate, not a measurement. */
const VALUES_PER_SPLIT = 3;

/** What the rules themselves cost: metric rules by time series, log rules by frequency. Activity log rules are free. */
export function ruleUsage(rules: readonly Rule[]): Usage[] {
  return rules
    .filter((r) => r.enabled)
    .flatMap((rule): Usage[] => {
      if (rule.kind === "metric") {
        const series = rule.criteria.map(
          (c) => Math.max(1, rule.targets.length) * c.dimensions.reduce((n, d) => n * width(d.values), 1),
        );
        const total = series.reduce((a, b) => a + b, 0);
        const dynamic = rule.criteria.some((c) => c.dynamic);
        return [
          { meter: "metricAlert.series", quantity: total },
          ...(dynamic ? [{ meter: "metricAlert.dynamic", quantity: total }] : []),
        ];
      }
      if (rule.kind === "availability") return [{ meter: "metricAlert.series", quantity: 1 }];
      if (rule.kind === "log") return [{ meter: logMeter(rule.evaluationFrequency), quantity: 1 }];
      return [];
    });
}

const width = (values: readonly string[]): number => (values.includes("*") ? VALUES_PER_SPLIT : values.length);

function logMeter(frequency: string): string {
  const m = minutes(frequency);
  return m < 5 ? "logAlert.PT1M" : m < 10 ? "logAlert.PT5M" : m < 15 ? "logAlert.PT10M" : "logAlert.PT15M";
}

/** GB of resource logs, from the catalogue's estimate per type, and what keeping them costs. */
export function logUsage(
  config: EnvironmentConfig,
  settings: readonly DiagnosticDecision[],
  catalogue: Catalogue,
  typeOf: (key: string) => string,
): Usage[] {
  let gb = 0;
  let basic = 0;
  for (const setting of settings) {
    const facet = catalogue.facets.get(typeOf(setting.target))?.find((f) => f.scopePath === setting.scopePath);
    const service = facet && serviceOfType(facet.entry.type);
    if (service === undefined) gb += gbOf(facet?.entry, config);
    else if (onBasicPlan(tableOf[service], config)) basic += storageLogGb(service, storageLogLevel(config));
    else gb += storageLogGb(service, storageLogLevel(config));
  }
  const kept = Math.max(0, config.workspace.retentionInDays - 31) / 30;
  return [
    { meter: "logs.basic", quantity: basic },
    { meter: "logs.analytics", quantity: gb },
    { meter: "logs.retention", quantity: gb * kept },
  ];
}

/** azmon puts no table of an existing workspace on another plan. */
const onBasicPlan = (table: string, config: EnvironmentConfig): boolean =>
  config.workspace.existing === undefined && config.workspace.tables[table]?.plan !== "Analytics";

const gbOf = (entry: ResourceType | undefined, config: EnvironmentConfig): number => {
  const estimate = entry?.logs?.gbPerMonth;
  return estimate === undefined ? 0 : pick(estimate, config.preset).value;
};

/** Adds usage up by meter and prices it. A meter without a price is a mistake of the kit, so it throws. */
export function priceUsage(
  config: EnvironmentConfig,
  usage: readonly Usage[],
): { currency: string; monthly: number; lines: CostLine[] } {
  const totals = new Map<string, number>();
  for (const { meter, quantity } of usage) totals.set(meter, (totals.get(meter) ?? 0) + quantity);
  const lines = [...totals.entries()]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([meter, quantity]): CostLine[] => {
      if (quantity === 0) return [];
      const price = prices[meter];
      if (!price) throw new Error(`no price for the meter ${meter}`);
      const own = config.prices[meter];
      const unitPrice = own ?? price.usd;
      const billed = Math.max(0, quantity - (price.free ?? 0));
      const source =
        own === undefined
          ? price.grade === "memory"
            ? `${price.source} (from memory: check)`
            : price.source
          : `prices["${meter}"]`;
      return [{ meter, quantity: round(quantity), unit: price.unit, unitPrice, monthly: round(billed * unitPrice), source }];
    });
  return { currency: "USD", monthly: round(lines.reduce((sum, l) => sum + l.monthly, 0)), lines };
}

/** Cents, so that sums of floats print the same everywhere. */
const round = (n: number): number => Math.round(n * 100) / 100;
