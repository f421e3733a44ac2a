import { parseArmId } from "../core/azure/armId.ts";
import { push } from "./multimap.ts";
import { list, open, peek, text } from "./peek.ts";
import { kindOfGeneric, kindOfToken } from "./tokens.ts";

/** A resource as an engine, a plan, a state file or a preview describes it. */
export interface Resource {
  urn: string;
  type: string;
  name: string;
  parent?: string;
  /** What the program asked for. */
  inputs: Record<string, unknown>;
  /** What the provider answered, where it did. */
  outputs?: Record<string, unknown>;
  dependencies?: readonly string[];
  propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  id?: string;
  /** URN of its provider: one provider, one subscription. */
  provider?: string;
}

/** What a property points at: a resource of this stack (and a path below it), or something outside it. */
export interface Link {
  node?: Node;
  /** Path below the node: `blobServices/default`; undefined where it is not known yet. */
  below?: string;
  /** The id as written, where it is known. */
  id?: string;
}

export class Node {
  readonly urn: string;
  readonly name: string;
  readonly token: string;
  /** ARM type in lower case, or empty. */
  readonly kind: string;
  readonly dialect: string;
  /** Properties as azure-native lays them out: the ARM `properties` bag is merged into the top level. */
  readonly props: Record<string, unknown>;
  readonly resource: Resource;

  constructor(resource: Resource) {
    const { kind, dialect } = kindOfToken(resource.type);
    this.resource = resource;
    this.urn = resource.urn;
    this.name = resource.name;
    this.token = resource.type;
    this.dialect = dialect;
    this.props = { ...resource.outputs, ...known(resource.inputs, resource.outputs) };
    this.kind = kind;
    if (dialect === "generic") {
      this.kind = kindOfGeneric(
        text(this.props, "resourceProviderNamespace"),
        text(this.props, "parentResourcePath"),
        text(this.props, "resourceType"),
      );
      const bag = peek(this.props, "properties");
      if (bag.state === "known") this.props = { ...this.props, ...(bag.value as Record<string, unknown>) };
    }
  }

  /** Tags, where they are known. */
  get tags(): Record<string, string> {
    const p = peek(this.props, "tags");
    if (p.state !== "known" || p.value === null || typeof p.value !== "object") return {};
    return Object.fromEntries(Object.keys(p.value).flatMap((k) => {
      const value = text(p.value, k) ?? text({ k: (p.value as Record<string, unknown>)[k] }, "k");
      return value === undefined ? [] : [[k, value]];
    })); // prettier-ignore
  }
}

/** Inputs, but for those that are unknown while an output is there. */
function known(inputs: Record<string, unknown>, outputs: Record<string, unknown> | undefined): Record<string, unknown> {
  if (!outputs) return inputs;
  const result: Record<string, unknown> = {};
  for (const [k, v] of Object.entries(inputs)) if (!(open(v).state === "unknown" && k in outputs)) result[k] = v;
  return result;
}

/** The resources of a stack, and what points at what. Links are read from dependencies, because ids are unknown in a preview. */
export class Graph {
  readonly nodes: readonly Node[];
  private readonly byUrn = new Map<string, Node>();
  private readonly byKind = new Map<string, Node[]>();
  private readonly byName = new Map<string, Node[]>();

  constructor(resources: Iterable<Resource | Node>) {
    this.nodes = [...resources].map((r) => (r instanceof Node ? r : new Node(r))).sort((a, b) => (a.urn < b.urn ? -1 : 1));
    for (const node of this.nodes) {
      this.byUrn.set(node.urn, node);
      if (!node.kind) continue;
      push(this.byKind, node.kind, node);
      for (const name of namesOf(node)) push(this.byName, `${node.kind} ${name}`, node);
    }
  }

  ofKind(...kinds: string[]): Node[] {
    return kinds.flatMap((k) => this.byKind.get(k) ?? []);
  }
  get(urn: string): Node | undefined {
    return this.byUrn.get(urn);
  }
  get kinds(): string[] {
    return [...this.byKind.keys()].sort();
  }

  /**
   * What the ids at `path` point at. A known id is looked up; an unknown one is read from the dependencies of its property, of the resource
   * where the host does not tell them by property, and at last from the parent. Empty: points at nothing. Undefined: cannot be told.
   */
  links(node: Node, path: string): Link[] | undefined {
    const values = list(node.props, path);
    if (values?.length === 0) return [];
    const found: Link[] = [];
    let open = values === undefined;
    for (const v of values ?? []) {
      if (v.state === "known" && typeof v.value === "string") found.push(this.byId(v.value));
      else if (v.state === "unknown") open = true;
    }
    if (!open) return found;
    const guessed = this.dependenciesOf(node, path.split(".")[0]!);
    for (const n of guessed) if (!found.some((f) => f.node === n)) found.push({ node: n });
    return found.length ? found : undefined;
  }

  /** Resources a property was computed from. */
  dependenciesOf(node: Node, property: string): Node[] {
    const by = node.resource.propertyDependencies;
    const generic = node.dialect === "generic" ? by?.["properties"] : undefined;
    const urns = by && Object.keys(by).length ? (by[property] ?? generic ?? []) : (node.resource.dependencies ?? []);
    const nodes = urns.flatMap((u) => this.byUrn.get(u) ?? []).filter((n) => n.kind);
    if (nodes.length) return nodes;
    const parent = node.resource.parent ? this.byUrn.get(node.resource.parent) : undefined;
    return parent?.kind ? [parent] : [];
  }

  private byId(id: string): Link {
    let below = "";
    for (let at = id; ;) {
      const arm = parseArmId(at);
      if (!arm) return { id };
      const group = arm.resourceGroup?.toLowerCase();
      const node = this.byName.get(`${arm.type} ${arm.name.toLowerCase()}`)?.find((n) => {
        const own = this.groupName(n);
        return own === undefined || group === undefined || own === group;
      });
      if (node) return { node, below, id };
      const cut = at.split("/");
      below = [...cut.slice(-2), ...(below ? [below] : [])].join("/");
      at = cut.slice(0, -2).join("/");
      if (/\/providers\/[^/]+$/i.test(at) || cut.length < 7) return { id };
    }
  }

  /**
   * The resource a child names by one of `properties`, which hold a name or an id. Undefined: cannot be told. Null: outside of this stack.
   */
  owner(child: Node, properties: readonly string[], kind: string): Node | undefined | null {
    for (const property of properties) {
      const made = this.dependenciesOf(child, property).find((n) => n.kind === kind);
      if (made) return made;
      const value = peek(child.props, property);
      if (value.state === "unknown") return undefined;
      if (value.state !== "known") continue;
      const text = String(value.value);
      if (text.startsWith("/")) return this.byId(text).node ?? null;
      const group = this.groupName(child);
      const named = this.byName.get(`${kind} ${text.toLowerCase()}`) ?? [];
      return named.find((n) => group === undefined || (this.groupName(n) ?? group) === group) ?? null;
    }
    return null;
  }

  /** Name of the resource group a node lies in, lower case, where it is known. */
  groupName(node: Node): string | undefined {
    if (node.kind === "microsoft.resources/resourcegroups") return namesOf(node)[0];
    return (
      text(node.props, "resourceGroupName")?.toLowerCase() ??
      (node.resource.id ? parseArmId(node.resource.id)?.resourceGroup?.toLowerCase() : undefined)
    );
  }
  /** The group's own resource, where this stack makes it. */
  groupNode(node: Node): Node | undefined {
    const made = this.dependenciesOf(node, "resourceGroupName").find((n) => n.kind === "microsoft.resources/resourcegroups");
    if (made) return made;
    const name = this.groupName(node);
    return name === undefined ? undefined : this.byName.get(`microsoft.resources/resourcegroups ${name}`)?.[0];
  }
}

/** Names a node may go by in an id: every top-level `...Name` and `name`, but for its group's. */
function namesOf(node: Node): string[] {
  const names = Object.keys(node.props)
    .filter((k) => /(^n|N)ame$/.test(k) && (k !== "resourceGroupName" || node.kind.endsWith("/resourcegroups")))
    .flatMap((k) => text(node.props, k)?.toLowerCase() ?? []);
  const own = node.resource.id ? parseArmId(node.resource.id)?.name.toLowerCase() : undefined;
  return [...new Set(own ? [own, ...names] : names)];
}
