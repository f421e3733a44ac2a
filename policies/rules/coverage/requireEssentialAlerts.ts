import type { AlertEntry, MetricAlertEntry } from "../../../catalogue/schema.ts";
import { meetsAll } from "../../../core/inventory/read.ts";
import { add, type Fix } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { text } from "../../peek.ts";
import { type Context, type Expectation, mandatoryInProduction, type StackRule, type Verdict } from "../../rule.ts";
import { AlertIndex } from "../../views/alertIndex.ts";
import { flowLogStorage } from "../../views/flowLogStorage.ts";
import { byProfile } from "../../views/profile.ts";
import { rowOf, watched } from "../../views/watched.ts";

export const requireEssentialAlerts: StackRule = {
  scope: "stack",
  name: "require-essential-alerts",
  group: "coverage",
  title: "A resource has the alerts that its type cannot do without",
  why: "These are the few signals that tell an outage from a quiet day; without them users are the monitoring.",
  severity: "high",
  levels: mandatoryInProduction,
  source: "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types",
  fix: add("azure-native:monitor:MetricAlert", "alert", {
    scopes: ["${resource.id}"],
    actions: [{ actionGroupId: "${onCall.id}" }],
  }),
  config: {
    criticalityTags: {
      type: "array",
      items: { type: "string" },
      default: ["criticality"],
      description: "Tags, ignoring case, that say how critical a resource is.",
    },
    unalerted: {
      type: "array",
      items: { type: "string" },
      default: ["none"],
      description: "Values of those tags that ask for no alerts.",
    },
  },
  check(graph, context) {
    const missing = new Map<Node, Expectation[]>();
    for (const e of expectations(graph, context)) if (e.met !== true) missing.set(e.node, [...(missing.get(e.node) ?? []), e]);
    return [...missing].map(([node, list]): Verdict => {
      const certain = list.filter((e) => e.met === false);
      const names = (certain.length ? certain : list).map((e) => e.signal).sort();
      return {
        node,
        status: certain.length ? "violation" : "unknown",
        what: `lacks ${names.length === 1 ? "the alert" : `${names.length} alerts:`} ${names.join(", ")}`,
        fix: certain[0]?.fix,
      };
    });
  },
  expectations,
};

function expectations(graph: Graph, context: Context): Expectation[] {
  const index = new AlertIndex(graph);
  const receivers = flowLogStorage(graph);
  const { criticalityTags, unalerted } = context.config as Record<string, string[]>;
  return watched(graph, context).flatMap(({ node, type }): Expectation[] => {
    if (isUnalerted(node, criticalityTags!, unalerted!)) return [];
    const row = rowOf(node);
    const children = receivers.has(node)
      ? []
      : context.catalogue.children(type.type).filter((c) => meetsAll(row, c.implied!.when));
    const wanted = [type, ...children].flatMap((t) =>
      t.alerts
        .filter((a) => demanded(a, context) && meetsAll(row, a.when))
        .map((alert) => ({ alert, below: t.implied?.path, of: t.type })),
    );
    return wanted.map(({ alert, below, of }) => ({
      node,
      signal: alert.id,
      met: context.elsewhere(node, alert.id) || index.has(alert, node, below),
      what: "",
      fix: alert.kind === "metric" ? metricFix(node, alert, of, below, context) : undefined,
    }));
  });
}

/** Essential, on in this environment, and not behind a preview feature. */
const demanded = (a: AlertEntry, context: Context): boolean =>
  a.essential === true && !a.preview && byProfile(a.enabled, context.profile) !== false;

function isUnalerted(node: Node, keys: readonly string[], values: readonly string[]): boolean {
  const lower = (list: readonly string[]) => list.map((x) => x.toLowerCase());
  return Object.entries(node.tags).some(
    ([k, v]) => lower(keys).includes(k.toLowerCase()) && lower(values).includes(v.toLowerCase()),
  );
}

function metricFix(node: Node, alert: MetricAlertEntry, type: string, below: string | undefined, { profile }: Context): Fix {
  const id = `\${${/^[A-Za-z_]\w*$/.test(node.name) ? node.name : "resource"}.id}${below ? `/${below}` : ""}`;
  const dynamic = alert.dynamic && { alertSensitivity: byProfile(alert.dynamic.sensitivity, profile) };
  return add("azure-native:monitor:MetricAlert", `${node.name}-${alert.id.split(".").at(-1)}`, {
    scopes: [id],
    severity: byProfile(alert.severity, profile),
    evaluationFrequency: alert.evaluationFrequency,
    windowSize: alert.windowSize,
    targetResourceType: type,
    targetResourceRegion: text(node.props, "location") ?? "...",
    criteria: {
      odataType: "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
      allOf: [
        {
          criterionType: alert.dynamic ? "DynamicThresholdCriterion" : "StaticThresholdCriterion",
          name: "c",
          metricName: alert.metric,
          timeAggregation: alert.aggregation,
          operator: alert.operator,
          ...(dynamic ?? { threshold: byProfile(alert.threshold, profile) }),
        },
      ],
    },
    actions: [{ actionGroupId: "${onCall.id}" }],
  });
}
