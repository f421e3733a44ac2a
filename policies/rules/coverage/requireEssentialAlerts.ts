import type { AlertEntry, ResourceType } from "../../../catalogue/schema.ts";
import { add } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { type Context, type Expectation, mandatoryInProduction, type StackRule, type Verdict } from "../../rule.ts";
import { AlertIndex } from "../../views/alertIndex.ts";
import { isThere } from "../../views/facts.ts";
import { flowLogStorage } from "../../views/flowLogStorage.ts";
import { byProfile } from "../../views/profile.ts";
import { watched } from "../../views/watched.ts";
import { alertFix } from "./alertFix.ts";
import { applicable, twins } from "./applicable.ts";

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
      const [first, ...more] = certain.flatMap((e) => e.fix ?? []);
      return {
        node,
        status: certain.length ? "violation" : "unknown",
        what: `lacks ${names.length === 1 ? "the alert" : `${names.length} alerts:`} ${names.join(", ")}`,
        fix: first && { ...first, also: more },
        signals: names,
      };
    });
  },
  expectations,
};

interface Wanted {
  alert: AlertEntry;
  below: string | undefined;
  type: string;
  /** False where it is not known yet whether it can be made. */
  sure: boolean;
}

function expectations(graph: Graph, context: Context): Expectation[] {
  const index = new AlertIndex(graph);
  const receivers = flowLogStorage(graph);
  const { criticalityTags, unalerted } = context.config as Record<string, string[]>;
  return watched(graph, context).flatMap(({ node, type, sure }): Expectation[] => {
    if (isUnalerted(node, criticalityTags!, unalerted!)) return [];
    const wanted = [
      ...wantedOf(graph, node, type, context),
      ...(receivers.has(node) ? [] : context.catalogue.children(type.type).flatMap((c) => wantedOf(graph, node, c, context))),
    ];
    const all = wanted.map(({ alert, below, type: of, sure: own }): Expectation => {
      const met = context.elsewhere(node, alert.id) || index.has(alert, node, below);
      const fix = alertFix(alert, { node, type: of, below }, context);
      return { node, signal: alert.id, met: met === false && !(own && sure) ? undefined : met, what: "", fix };
    });
    return withoutTwins(all);
  });
}

function wantedOf(graph: Graph, node: Node, type: ResourceType, context: Context): Wanted[] {
  const there = type.implied ? isThere(node, type.implied) : true;
  if (there === false) return [];
  return type.alerts
    .filter((a) => demanded(a, context))
    .flatMap((alert) => {
      const can = applicable(graph, node, alert);
      return can === false ? [] : [{ alert, below: type.implied?.path, type: type.type, sure: can === true && there === true }];
    });
}
/** Of two that tell the same, one is asked for, and it is met by either. */
function withoutTwins(all: readonly Expectation[]): Expectation[] {
  return all.flatMap((e) => {
    const other = (signal: string | undefined) => all.find((x) => x.signal === signal);
    if (other(twins.find(([, second]) => second === e.signal)?.[0])) return [];
    const twin = other(twins.find(([first]) => first === e.signal)?.[1]);
    return [{ ...e, met: e.met === true || twin?.met === true ? true : e.met }];
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
