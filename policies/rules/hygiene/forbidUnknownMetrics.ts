import { nearest } from "../../../core/base/nearest.ts";
import { set } from "../../fix.ts";
import type { Graph, Link, Node } from "../../graph.ts";
import { metricNames } from "../../metricNames.ts";
import { isOn, text } from "../../peek.ts";
import { advisory, type Catalogue, type StackRule, type Verdict } from "../../rule.ts";
import { METRIC, scopesOf } from "../../views/alerts.ts";
import { criteriaOf, type Criterion } from "../../views/criteria.ts";

export const forbidUnknownMetrics: StackRule = {
  scope: "stack",
  name: "forbid-unknown-metrics",
  group: "hygiene",
  title: "A metric alert compares a metric that its resource has",
  why: "Azure refuses a metric it does not know in the middle of an update; where it is told not to look, the rule never fires.",
  severity: "medium",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/reference/metrics-index",
  fix: set("azure-native:monitor:MetricAlert", { criteria: { allOf: [{ metricName: "Percentage CPU" }] } }),
  config: {
    known: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Metrics that Azure has added since this pack was made.",
    },
  },
  check(graph, { catalogue, config }) {
    const known = new Set((config["known"] as string[]).map((m) => m.toLowerCase()));
    return graph.ofKind(METRIC).flatMap((node): Verdict[] => {
      const criteria = criteriaOf(node);
      const types = typesOf(graph, node);
      if (!criteria || !types) return [{ node, status: "unknown", what: "metric" }];
      for (const c of criteria)
        for (const type of c.namespace ? [c.namespace] : types) {
          const names = namesOf(type, catalogue);
          // Guests and applications write metrics of their own, under namespaces of their own.
          if (!names || has(names, c) || known.has(c.metric) || isCustom(node, c)) continue;
          const close = nearest(c.metric, names);
          const meant = close ? `; did you mean ${close}?` : "";
          return [{ node, status: "violation", what: `compares ${c.spelled}, which ${type} does not have${meant}`, fix: fixFor(node, close ?? usual(type, names, catalogue)) }]; // prettier-ignore
        }
      return [];
    });
  },
};

const has = (names: readonly string[], { metric }: Criterion): boolean => names.some((n) => n.toLowerCase() === metric);
const isCustom = (node: Node, { metric }: Criterion): boolean =>
  isOn(node.props, "skipMetricValidation") === true || metric.startsWith("custommetrics/");

/** Undefined: nothing is known of the type's metrics. */
function namesOf(type: string, catalogue: Catalogue): string[] | undefined {
  const documented = Object.hasOwn(metricNames, type) ? metricNames[type]!.split("|") : undefined;
  return documented && [...documented, ...Object.keys(catalogue.byType(type)?.metrics ?? {})];
}

/** ARM types a rule is set on; undefined where that is not known yet. */
function typesOf(graph: Graph, node: Node): string[] | undefined {
  const wide = text(node.props, "targetResourceType");
  if (wide) return [wide.toLowerCase()];
  const scopes = scopesOf(graph, node);
  return scopes && [...new Set(scopes.flatMap((s) => typeOf(s) ?? []))];
}
function typeOf({ node, below, id }: Link): string | undefined {
  if (node) return below ? `${node.kind}/${below.split("/")[0]!.toLowerCase()}` : node.kind;
  const path = /\/providers\/([^/]+)\/(.+)$/i.exec(id ?? "");
  const types = path?.[2]!.split("/").filter((_, i) => i % 2 === 0);
  return path ? `${path[1]!}/${types!.join("/")}`.toLowerCase() : undefined;
}
/** Where nothing is alike: what the catalogue watches first. */
const usual = (type: string, names: readonly string[], catalogue: Catalogue): string =>
  catalogue.byType(type)?.alerts.flatMap((a) => (a.kind === "metric" ? a.metric : []))[0] ?? names[0]!;
const fixFor = (node: Node, metricName: string) => {
  const criterion = { metricName };
  return set(node.token, node.dialect === "classic" ? { criterias: [criterion] } : { criteria: { allOf: [criterion] } });
};
