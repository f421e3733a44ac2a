import type { AlertEntry, LogAlertEntry, MetricAlertEntry } from "../../../catalogue/schema.ts";
import { renderQuery } from "../../../core/decide/query.ts";
import { add, type Fix } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { text } from "../../peek.ts";
import type { Context, Profile } from "../../rule.ts";
import { byProfile } from "../../views/profile.ts";
import { refOf } from "./diagnosticsFix.ts";

interface Place {
  node: Node;
  /** ARM type the alert is on, and its path below the resource. */
  type: string;
  below: string | undefined;
}

/** The rule the catalogue would make, as lines to add. */
export function alertFix(alert: AlertEntry, place: Place, { profile }: Pick<Context, "profile">): Fix | undefined {
  if (alert.kind === "metric") return metricFix(alert, place, profile);
  if (alert.kind === "log") return logFix(alert, place, profile);
  if (alert.kind === "prometheus")
    return add("azure-native:alertsmanagement:PrometheusRuleGroup", nameOf(place.node, alert), {
      scopes: ["${azureMonitorWorkspace.id}", refOf(place.node)],
      clusterName: refOf(place.node, "name"),
      interval: "PT1M",
      rules: [
        {
          alert: nameOf(place.node, alert),
          expression: alert.expression.replaceAll("{{threshold}}", String(byProfile(alert.threshold, profile) ?? "")),
          for: alert.for,
          severity: byProfile(alert.severity, profile),
          annotations: { runbook_url: "https://..." },
          actions: [{ actionGroupId: "${onCall.id}" }],
        },
      ],
    });
  if (alert.kind !== "availability") return undefined;
  return add("azure-native:monitor:MetricAlert", nameOf(place.node, alert), {
    ...head(alert, profile),
    location: "global",
    scopes: [refOf(place.node), "${component.id}"],
    criteria: {
      odataType: "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
      webTestId: refOf(place.node),
      componentId: "${component.id}",
      failedLocationCount: byProfile(alert.failedLocations, profile),
    },
    actions: [{ actionGroupId: "${onCall.id}" }],
  });
}

const nameOf = (node: Node, alert: AlertEntry): string => `${node.name}-${alert.id.split(".").at(-1)!}`;
const head = (alert: Exclude<AlertEntry, { kind: "prometheus" | "activity" }>, profile: Profile) => ({
  description: `${alert.title}. Runbook: https://...`,
  severity: byProfile(alert.severity, profile),
  enabled: true,
  evaluationFrequency: alert.evaluationFrequency,
  windowSize: alert.windowSize,
});

function metricFix(alert: MetricAlertEntry, { node, type, below }: Place, profile: Profile): Fix {
  const single = alert.and?.length;
  const dynamic = alert.dynamic && {
    alertSensitivity: byProfile(alert.dynamic.sensitivity, profile),
    failingPeriods: {
      numberOfEvaluationPeriods: alert.dynamic.evaluationPeriods ?? 4,
      minFailingPeriodsToAlert: alert.dynamic.minFailingPeriods ?? 4,
    },
  };
  const criteria = [
    {
      criterionType: alert.dynamic ? "DynamicThresholdCriterion" : "StaticThresholdCriterion",
      name: "c",
      metricName: alert.metric,
      ...dimensionsOf(alert.dimensions),
      timeAggregation: alert.aggregation,
      operator: alert.operator,
      ...(dynamic ?? { threshold: byProfile(alert.threshold, profile) }),
    },
    ...(alert.and ?? []).map((a, i) => ({
      criterionType: "StaticThresholdCriterion",
      name: `and${i + 1}`,
      metricName: a.metric,
      ...dimensionsOf(a.dimensions),
      timeAggregation: a.aggregation,
      operator: a.operator,
      threshold: byProfile(a.threshold, profile),
    })),
  ];
  return add("azure-native:monitor:MetricAlert", nameOf(node, alert), {
    ...head(alert, profile),
    location: "global",
    scopes: [below ? `${refOf(node)}/${below}` : refOf(node)],
    ...(single ? {} : { targetResourceType: type, targetResourceRegion: text(node.props, "location") ?? "..." }),
    criteria: {
      odataType: `Microsoft.Azure.Monitor.${single ? "SingleResource" : "MultipleResource"}MultipleMetricCriteria`,
      allOf: criteria,
    },
    actions: [{ actionGroupId: "${onCall.id}" }],
  });
}
const dimensionsOf = (dimensions: MetricAlertEntry["dimensions"]) =>
  dimensions?.length
    ? { dimensions: dimensions.map((d) => ({ name: d.name, operator: d.operator ?? "Include", values: d.values ?? ["*"] })) }
    : {};

function logFix(alert: LogAlertEntry, { node }: Place, profile: Profile): Fix {
  const parameters = Object.fromEntries(
    Object.entries(alert.parameters ?? {}).map(([name, value]) => [name, byProfile(value, profile)!]),
  );
  return add("azure-native:monitor:ScheduledQueryRule", nameOf(node, alert), {
    ...head(alert, profile),
    scopes: ["${workspace.id}"],
    ...(alert.overrideQueryTimeRange ? { overrideQueryTimeRange: alert.overrideQueryTimeRange } : {}),
    criteria: {
      allOf: [
        {
          query: renderQuery(alert.query, parameters, { kind: "all" }, alert),
          timeAggregation: alert.measure ? alert.aggregation : "Count",
          ...(alert.measure ? { metricMeasureColumn: alert.measure } : {}),
          ...(alert.resourceIdColumn === null ? {} : { resourceIdColumn: alert.resourceIdColumn ?? "_ResourceId" }),
          operator: alert.operator,
          threshold: byProfile(alert.threshold, profile) ?? 0,
          failingPeriods: {
            numberOfEvaluationPeriods: alert.evaluationPeriods ?? 1,
            minFailingPeriodsToAlert: alert.minFailingPeriods ?? 1,
          },
        },
      ],
    },
    autoMitigate: true,
    actions: { actionGroups: ["${onCall.id}"] },
  });
}
