import { parentArmId, parseArmId } from "../core/azure/armId.ts";
import type { Graph, Node } from "./graph.ts";
import { clean } from "./message.ts";
import { text } from "./peek.ts";
import type { ReadFile } from "./readFile.ts";
import type { SettingsProblem } from "./settings.ts";
import { count, listed } from "./words.ts";

/** What a plan of azmon's says of one signal of one resource. `absent`: it does not watch that resource. */
export type Covered = "covered" | "exempt" | "notApplicable" | "missing" | "absent" | "unknown";

interface Row {
  target: string;
  signal: string;
  status: string;
  reason?: string;
  owner?: string;
  expires?: string;
}
interface Target {
  id: string;
  type: string;
  name: string;
  resourceGroup: string;
  subscription: string;
}

type Json = Record<string, unknown>;
const rows = (value: unknown): Json[] => (Array.isArray(value) ? value.filter((v) => v !== null && typeof v === "object") : []);
const word = (value: unknown): string => (typeof value === "string" ? value : "");

/** The pack asks one question of a cluster, to which a plan has two answers. */
const alike: Record<string, readonly string[]> = { cluster: ["container-logs", "prometheus"] };

/** The coverage of plans of azmon's, by ARM id: what a central stack watches for the programs that make the resources. */
export class Cover {
  private readonly byId = new Map<string, Map<string, Row[]>>();
  private readonly byName = new Map<string, Target[]>();
  private readonly found = new WeakMap<Node, string | null | undefined>();
  private readonly subscriptions = new WeakMap<Graph, Map<string, string>>();
  private readonly named = new Set<string>();
  private readonly lost = new Set<string>();
  private readonly exempt = new Map<string, Set<string>>();
  private readonly today: string;

  constructor(today: string) {
    this.today = today;
  }

  /** Adds the coverage of one `plan.json`; else says what is wrong with it. */
  add(json: unknown): string | undefined {
    const plan = (json ?? {}) as Json;
    if (!Array.isArray(plan["coverage"]) || !Array.isArray(plan["targets"]))
      return "is no plan of azmon: it needs `targets` and `coverage`";
    for (const row of rows(plan["targets"])) this.addTarget(word(row["id"]));
    for (const row of rows(plan["coverage"])) {
      const signals = this.addTarget(word(row["target"]));
      const signal = word(row["signal"]);
      if (signals) signals.set(signal, [...(signals.get(signal) ?? []), row as unknown as Row]);
    }
    return undefined;
  }
  private addTarget(id: string): Map<string, Row[]> | undefined {
    const arm = parseArmId(id);
    if (!arm) return undefined;
    const key = id.toLowerCase();
    let signals = this.byId.get(key);
    if (signals) return signals;
    this.byId.set(key, (signals = new Map()));
    const target = {
      id: key,
      type: arm.type,
      name: arm.name.toLowerCase(),
      resourceGroup: arm.resourceGroup?.toLowerCase() ?? "",
      subscription: arm.subscriptionId.toLowerCase(),
    };
    const name = `${target.type} ${target.name}`;
    this.byName.set(name, [...(this.byName.get(name) ?? []), target]);
    return signals;
  }

  /** What the plans say of a signal of a resource. */
  of(node: Node, signal: string, graph?: Graph): Covered {
    const id = this.idOf(node, graph);
    if (id === undefined) {
      this.lost.add(node.name);
      return "unknown";
    }
    const signals = id === null ? undefined : this.byId.get(id);
    if (!signals) return "absent";
    const own = [signal, ...(alike[signal] ?? [])].flatMap((s) => signals.get(s) ?? []);
    return this.worst(own.length ? own : (signals.get("monitoring") ?? []), node, alike[signal] !== undefined);
  }

  /** Four services of an account have a row each: all must be there. Of two ways to watch one thing, one is enough. */
  private worst(own: readonly Row[], node: Node, either: boolean): Covered {
    const good = own.filter((r) => this.holds(r));
    if (good.length === 0 || (!either && good.length < own.length)) return "missing";
    const exempt = good.filter((r) => r.status === "exempt");
    for (const r of exempt) {
      const why = `${clean(r.reason ?? "")} (${clean(r.owner ?? "")}, until ${clean(r.expires ?? "")})`;
      this.exempt.set(why, (this.exempt.get(why) ?? new Set()).add(node.name));
    }
    return exempt.length ? "exempt" : good.some((r) => r.status === "covered") ? "covered" : "notApplicable";
  }
  private holds(row: Row): boolean {
    if (row.status === "exempt") return row.expires === undefined || row.expires >= this.today;
    return row.status === "covered" || row.status === "notApplicable";
  }

  /** Id in the plans; null: none of theirs; undefined: cannot be told. */
  private idOf(node: Node, graph: Graph | undefined): string | null | undefined {
    if (this.found.has(node)) return this.found.get(node);
    const written = node.resource.id ?? text(node.props, "id");
    const id = written && parseArmId(written) ? written.toLowerCase() : this.idByName(node, graph);
    this.found.set(node, id);
    return id;
  }

  /** Before an update ids are unknown, but what a resource is called, and where it lies, may be known. */
  private idByName(node: Node, graph: Graph | undefined): string | null | undefined {
    const group = graph && (graph.groupName(node) ?? groupOf(graph, node));
    const names = namesOf(node);
    if (!graph || group === undefined || names.length === 0) return undefined;
    const subscription = this.subscriptionOf(node, graph);
    const candidates = names
      .flatMap((name) => this.byName.get(`${node.kind} ${name}`) ?? [])
      .filter((t) => t.resourceGroup === group && (subscription === undefined || t.subscription === subscription))
      .filter((t) => parentsNamed(t.id, names));
    if (candidates.length > 1) return undefined;
    if (candidates[0] && subscription === undefined) this.named.add(node.name);
    return candidates[0]?.id ?? null;
  }

  /** One provider, one subscription: what the provider says, or the id of another resource of it. */
  private subscriptionOf(node: Node, graph: Graph): string | undefined {
    let known = this.subscriptions.get(graph);
    if (!known) {
      this.subscriptions.set(graph, (known = new Map()));
      for (const n of graph.nodes) {
        const set = n.token.startsWith("pulumi:providers:") ? text(n.props, "subscriptionId") : undefined;
        if (set) known.set(n.urn, set.toLowerCase());
        const arm = n.resource.provider && n.resource.id ? parseArmId(n.resource.id) : undefined;
        if (arm && !known.has(n.resource.provider!)) known.set(n.resource.provider!, arm.subscriptionId.toLowerCase());
      }
    }
    return known.get(node.resource.provider ?? "");
  }

  /** Why the plans do not lift a violation of coverage on a resource. */
  whyNot(node: Node, graph?: Graph): string {
    const id = this.idOf(node, graph);
    if (id === undefined) return "The covering plan could not be asked: neither the id nor the name is known yet.";
    const signals = id === null ? undefined : this.byId.get(id);
    if (!signals) return "The covering plan does not have this resource: add it to that stack's inventory, and plan again.";
    const missing = [...signals].flatMap(([signal, own]) =>
      own.filter((r) => !this.holds(r)).map((r) => (r.reason ? `${signal} (${clean(r.reason)})` : signal)),
    );
    return missing.length ? `Missing in the covering plan: ${listed([...new Set(missing)].sort(), 3)}` : "";
  }

  /** What has to be told of a run: how resources were found, and which were not. */
  told(): string[] {
    const by = (names: ReadonlySet<string>) => listed([...names].sort().map(clean), 5);
    return [
      ...[...this.exempt].sort().map(([why, names]) => `The covering plan exempts ${by(names)}: ${why}`),
      ...(this.named.size
        ? [`Looked up in the covering plan by type, group and name, since the subscription is not known: ${by(this.named)}.`]
        : []),
      ...(this.lost.size
        ? [
            `${count(this.lost.size, "resource")} could not be looked up in the covering plan, because neither the id nor the name is known: ${by(this.lost)}. They are judged without it.`,
          ]
        : []),
    ];
  }
  clear(): void {
    for (const noted of [this.named, this.lost, this.exempt]) noted.clear();
  }
}

const groupOf = (graph: Graph, node: Node): string | undefined => {
  const group = graph.groupNode(node);
  return group && graph.groupName(group);
};
const namesOf = (node: Node): string[] =>
  Object.keys(node.props)
    .filter((k) => /(^n|N)ame$/.test(k) && k !== "resourceGroupName")
    .flatMap((k) => text(node.props, k)?.toLowerCase() ?? []);

/** A part of something (a database of a server) is called by both: `names` must hold the parents' too. */
function parentsNamed(id: string, names: readonly string[]): boolean {
  const parent = parentArmId(id);
  return parent === undefined || (names.includes(parseArmId(parent)!.name) && parentsNamed(parent, names));
}

/** Reads the plans a setting names. One that cannot be read covers nothing, and is told. */
export function readCover(
  paths: readonly string[],
  read: ReadFile,
  today: string,
): { cover?: Cover; problems: SettingsProblem[] } {
  if (paths.length === 0) return { problems: [] };
  const cover = new Cover(today);
  const problems = paths.flatMap((path, i): SettingsProblem[] => {
    const file = read(path);
    const problem = "problem" in file ? file.problem : cover.add(file.json);
    return problem === undefined ? [] : [{ path: `coveredBy[${i}]`, problem: `(${clean(path)}) ${problem}` }];
  });
  return { cover, problems };
}
