import type { AlertEntry } from "../../catalogue/schema.ts";
import type { Graph, Link, Node } from "../graph.ts";
import { push } from "../multimap.ts";
import { list, peek, text } from "../peek.ts";
import { ACTIVITY, fires, LOG, METRIC, PROMETHEUS, scopesOf } from "./alerts.ts";
import { asksMetric, criteriaOf, type Criterion } from "./criteria.ts";
import { asksFor } from "./logSignals.ts";
import { asksExpression, expressionsOf } from "./prometheus.ts";
import { queriesOf, tablesRead } from "./queries.ts";
import { reach } from "./reach.ts";
import { holds } from "./scope.ts";

interface Watch {
  node: Node;
  /** Undefined: not known yet. */
  scopes: Link[] | undefined;
  /** ARM type a wide rule watches, lower case; absent where it watches all. */
  watches?: string;
  /** Whether somebody is told; undefined where that is not known yet. */
  told: boolean | undefined;
}
/** Severity from which a rule of a Prometheus group need tell nobody; what is essential always must. */
const NONE_QUIET = 5;

/** The alert rules of a stack that tell somebody, by what they are set on: 10,000 resources must not be compared with 10,000 rules. */
export class AlertIndex {
  private readonly direct = new Map<Node, Watch[]>();
  private readonly wide: Watch[] = [];
  private readonly criteria = new Map<Node, Criterion[] | undefined>();
  private readonly expressions = new Map<Node, string[] | undefined>();
  private readonly asked = new Map<string, boolean | undefined>();
  private readonly graph: Graph;

  constructor(graph: Graph) {
    this.graph = graph;
    for (const node of graph.ofKind(METRIC, LOG, ACTIVITY, PROMETHEUS)) {
      const told = fires(node) ? reach(graph, node, NONE_QUIET).told : false;
      if (told === false) continue;
      const watch = { node, told, scopes: scopesOf(graph, node), watches: text(node.props, "targetResourceType")?.toLowerCase() };
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
      if (same && held && watch.told) return true;
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
      // What is measured for the whole account is measured for each of its services.
      if (held && (!path || path.toLowerCase() === (below ?? "").toLowerCase())) return true;
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
      if (node.kind === LOG && entry.sameInTable !== undefined)
        return queriesOf(node)?.some((q) => tablesRead(q, [entry.sameInTable!]));
      if (node.kind !== METRIC || (isWide(watch.scopes?.[0]?.node) && watch.watches && !watch.watches.startsWith(target.kind)))
        return false;
      const criteria = memo(this.criteria, node, criteriaOf);
      return criteria === undefined ? undefined : some(criteria.map((c) => asksMetric(c, entry)));
    }
    if (entry.kind === "availability") return node.kind === METRIC && isWebTest(node);
    if (entry.kind === "activity") return node.kind === ACTIVITY ? hasCategory(node, entry.category) : false;
    // One rule on a workspace stands for thousands of resources: it is read once for each entry.
    if (entry.kind === "log") return node.kind === LOG && memo(this.asked, `${entry.id} ${node.urn}`, () => asksFor(node, entry));
    if (node.kind !== PROMETHEUS) return false;
    return memo(this.expressions, node, expressionsOf)?.some((e) => asksExpression(e, entry.id, entry.expression));
  }
}

const some = (answers: readonly (boolean | undefined)[]): boolean | undefined =>
  answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
const isWide = (node: Node | undefined): boolean =>
  node === undefined || node.kind === "microsoft.resources/resourcegroups" || /\/(workspaces|accounts)$/.test(node.kind);
const isWorkspace = ({ node, id }: Link): boolean =>
  node
    ? node.kind === "microsoft.operationalinsights/workspaces"
    : /\/microsoft\.operationalinsights\/workspaces\/[^/]+$/i.test(id ?? "");

function memo<K, T>(cache: Map<K, T>, key: K, read: (key: K) => T): T {
  if (!cache.has(key)) cache.set(key, read(key));
  return cache.get(key)!;
}
const isWebTest = (node: Node): boolean =>
  /WebtestLocationAvailabilityCriteria$/i.test(
    text(node.props, "criteria.odataType") ?? text(node.props, "criteria.odata.type") ?? "",
  ) || peek(node.props, "applicationInsightsWebTestLocationAvailabilityCriteria").state !== "missing";

/** Whether an activity log rule is of a category; undefined where its conditions are not known yet. */
export function hasCategory(node: Node, category: string): boolean | undefined {
  const direct = peek(node.props, "criteria.category");
  const conditions = list(node.props, "condition.allOf");
  if (direct.state === "unknown" || !conditions) return undefined;
  if (direct.state === "known") return String(direct.value).toLowerCase() === category.toLowerCase();
  const named = (c: unknown): boolean =>
    text(c, "field")?.toLowerCase() === "category" && text(c, "equals")?.toLowerCase() === category.toLowerCase();
  const answers = conditions.map((c) => {
    if (c.state !== "known") return c.state === "unknown" ? undefined : false;
    // A category may be one of several.
    return named(c.value) || (list(c.value, "anyOf") ?? []).some((o) => o.state === "known" && named(o.value));
  });
  return some(answers);
}
