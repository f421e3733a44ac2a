import type { AlertEntry, MetricAlertEntry, ResourceType } from "../../catalogue/schema.ts";
import { environmentOf } from "../config/parse.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { Row } from "../inventory/types.ts";

/** Builders for the tests of this folder. */

export const subscription = "11111111-1111-4111-8111-111111111111";
export const otherSubscription = "22222222-2222-4222-8222-222222222222";

export function config(more: Record<string, unknown> = {}): EnvironmentConfig {
  return environmentOf({
    environment: "prod",
    preset: "production",
    location: "westeurope",
    placement: { subscriptionId: subscription, resourceGroup: "rg-mon" },
    actionGroups: { pager: {}, chat: {} },
    routing: { critical: ["pager"], warning: ["chat"] },
    ...more,
  });
}

export function row(name: string, more: Partial<Row> & { type?: string } = {}): Row {
  const type = more.type ?? "microsoft.test/things";
  const subscriptionId = more.subscriptionId ?? subscription;
  const id = `/subscriptions/${subscriptionId}/resourceGroups/rg-app/providers/${type}/${name}`;
  return { id, name, location: "westeurope", resourceGroup: "rg-app", ...more, type, subscriptionId };
}

export const cpu: MetricAlertEntry = {
  kind: "metric",
  id: "thing.cpu",
  title: "CPU saturated",
  severity: 2,
  reason: "The thing has no processor time left and answers slowly.",
  basis: "A made-up number for tests.",
  source: "https://example.com/cpu",
  runbook: "thing",
  owner: "platform",
  metric: "Percentage CPU",
  aggregation: "Average",
  operator: "GreaterThan",
  threshold: { default: 90, development: 95 },
  windowSize: "PT15M",
  evaluationFrequency: "PT5M",
};

export const thing = (alerts: AlertEntry[] = [cpu], more: Partial<ResourceType> = {}): ResourceType => ({
  type: "Microsoft.Test/things",
  title: "Thing",
  insights: "none",
  metrics: { "Percentage CPU": { unit: "Percent", aggregations: ["Average"] } },
  alerts,
  ...more,
});

export const catalogueOf = (...resourceTypes: ResourceType[]) => ({ resourceTypes, scopeAlerts: [] });
