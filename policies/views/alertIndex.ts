import type { AlertEntry } from "../../catalogue/schema.ts";
import type { Graph, Link, Node } from "../graph.ts";
import { push } from "../multimap.ts";
import { isOn, list, peek, text } from "../peek.ts";
import { ACTIVITY, LOG, METRIC, PROMETHEUS, scopesOf } from "./alerts.ts";
import { bareKql, queriesOf } from "./queries.ts";
import { holds } from "./scope.ts";

interface Watch {
  node: Node;
  /** Undefined: not known yet. */
  scopes: Link[] | undefined;
  /** ARM type a wide rule watches, lower case; absent where it watches all. */
  watches?: string;
}

/** The alert rules of a stack, by what they are set on: 10,000 resources must not be compared with 10,000 rules. */
export class AlertIndex {
  private readonly direct = new Map<Node, Watch[]>();
  private readonly wide: Watch[] = [];
  private readonly metrics = new Map<Node, Set<string> | undefined>();
  private readonly texts = new Map<Node, string[] | undefined>();
  private readonly graph: Graph;

  constructor(graph: Graph) {
    this.graph = graph;
    for (const node of graph.ofKind(METRIC, LOG, ACTIVITY, PROMETHEUS)) {
      if (peek(node.props, "enabled").state === "known" && isOn(node.props, "enabled") === false) continue;
      const watch = { node, scopes: scopesOf(graph, node), watches: text(node.props, "targetResourceType")?.toLowerCase() };
      const on = watch.scopes?.flatMap((s) => s.node ?? []) ?? [];
      for (const target of on) push(this.direct, target, watch);
      if (on.length === 0 || watch.scopes!.some((s) => !s.node) || on.some(isWide)) this.wide.push(watch);
    }
  }

  /** Whether an alert of the catalogue stands for a resource; undefined where a rule may be it and cannot be read yet. */
  has(entry: AlertEntry, target: Node, below?: string): boolean | undefined {
    let result: boolean | undefined = false;
    for (const watch of [...(this.direct.get(target) ?? []), ...this.wide]) {
      const same = this.isEntry(entry, watch, target);
      if (same === false) continue;
      const held = this.onTarget(entry, watch, target, below);
      if (same && held) return true;
      if (held !== false) result = undefined;
    }
    return result;
  }

  private onTarget(entry: AlertEntry, watch: Watch, target: Node, below: string | undefined): boolean | undefined {
    if (!watch.scopes) return watch.watches === undefined || watch.watches.startsWith(target.kind) ? undefined : false;
    if (entry.kind === "prometheus") return this.onCluster(watch, target);
    let result: boolean | undefined = false;
    for (const scope of watch.scopes) {
      // A query over a workspace watches every resource that reports to it.
      if (watch.node.kind === LOG && isWorkspace(scope)) return true;
      const held = holds(this.graph, scope, target);
      const path = scope.node === target ? scope.below : undefined;
      if (held && (path === undefined || path.toLowerCase() === (below ?? "").toLowerCase())) return true;
      if (held === undefined) result = undefined;
    }
    return result;
  }

  /** A rule group is set on an Azure Monitor workspace, and on one cluster or all that report there. */
  private onCluster(watch: Watch, target: Node): boolean | undefined {
    const name = peek(watch.node.props, "clusterName");
    const named = watch.scopes!.some((s) => s.node === target);
    if (named || name.state === "missing") return true;
    if (name.state === "unknown") return this.graph.dependenciesOf(watch.node, "clusterName").includes(target) || undefined;
    const own = text(target.props, "resourceName") ?? text(target.props, "name") ?? text(target.props, "clusterName");
    return own === undefined ? undefined : own.toLowerCase() === String(name.value).toLowerCase();
  }

  private isEntry(entry: AlertEntry, watch: Watch, target: Node): boolean | undefined {
    const { node } = watch;
    if (entry.kind === "metric") {
      if (node.kind === LOG && entry.sameInTable !== undefined) return this.reads(node, [entry.sameInTable]);
      if (node.kind !== METRIC || (isWide(watch.scopes?.[0]?.node) && watch.watches && !watch.watches.startsWith(target.kind)))
        return false;
      const names = memo(this.metrics, node, metricsOf);
      return names === undefined ? undefined : names.has(entry.metric.toLowerCase());
    }
    if (entry.kind === "availability") return node.kind === METRIC && isWebTest(node);
    if (entry.kind === "activity") return node.kind === ACTIVITY ? hasCategory(node, entry.category) : false;
    if (entry.kind === "log") return node.kind === LOG ? this.reads(node, entry.tables) : false;
    if (node.kind !== PROMETHEUS) return false;
    const expressions = memo(this.texts, node, expressionsOf);
    const wanted = metricNames(entry.expression);
    return expressions && expressions.some((e) => metricNames(e).some((m) => wanted.includes(m)));
  }

  private reads(node: Node, tables: readonly string[]): boolean | undefined {
    const queries = memo(this.texts, node, (n) => queriesOf(n)?.map(bareKql));
    return queries && queries.some((q) => tables.some((t) => new RegExp(`(^|[^\\w.])${t}(?!\\w)`).test(q)));
  }
}

const isWide = (node: Node | undefined): boolean =>
  node === undefined || node.kind === "microsoft.resources/resourcegroups" || /\/(workspaces|accounts)$/.test(node.kind);
const isWorkspace = ({ node, id }: Link): boolean =>
  node
    ? node.kind === "microsoft.operationalinsights/workspaces"
    : /\/microsoft\.operationalinsights\/workspaces\/[^/]+$/i.test(id ?? "");

function memo<T>(cache: Map<Node, T>, node: Node, read: (node: Node) => T): T {
  if (!cache.has(node)) cache.set(node, read(node));
  return cache.get(node)!;
}
function metricsOf(node: Node): Set<string> | undefined {
  const names = new Set<string>();
  for (const path of ["criteria.allOf", "criteria", "criterias", "dynamicCriteria"]) {
    if (path === "criteria" && peek(node.props, "criteria.allOf").state !== "missing") continue;
    const criteria = list(node.props, path);
    if (!criteria) return undefined;
    for (const c of criteria) {
      if (c.state === "unknown") return undefined;
      const name = c.state === "known" ? text(c.value, "metricName") : undefined;
      if (name !== undefined) names.add(name.toLowerCase());
    }
  }
  return names;
}
const isWebTest = (node: Node): boolean =>
  /WebtestLocationAvailabilityCriteria$/i.test(
    text(node.props, "criteria.odataType") ?? text(node.props, "criteria.odata.type") ?? "",
  ) || peek(node.props, "applicationInsightsWebTestLocationAvailabilityCriteria").state !== "missing";

function hasCategory(node: Node, category: string): boolean | undefined {
  const direct = peek(node.props, "criteria.category");
  const conditions = list(node.props, "condition.allOf");
  if (direct.state === "unknown" || !conditions) return undefined;
  if (direct.state === "known") return String(direct.value).toLowerCase() === category.toLowerCase();
  return conditions.some(
    (c) =>
      c.state === "known" &&
      text(c.value, "field")?.toLowerCase() === "category" &&
      text(c.value, "equals")?.toLowerCase() === category.toLowerCase(),
  );
}
function expressionsOf(node: Node): string[] | undefined {
  const rules = list(node.props, "rules");
  return rules?.flatMap((r) =>
    r.state === "known" && peek(r.value, "alert").state !== "missing" ? (text(r.value, "expression") ?? []) : [],
  );
}
/** Metrics of a PromQL expression: words with an underscore that are neither called nor inside braces. */
const metricNames = (expression: string): string[] =>
  [
    ...expression
      .replace(/\{[^}]*\}|"[^"]*"|\b(by|on|without|ignoring|group_left|group_right)\s*\([^)]*\)/g, " ")
      .matchAll(/[a-zA-Z_:][\w:]*_[\w:]*(?!\s*\(|[\w:])/g),
  ].map((m) => m[0]);
