import { type ArmId, parseArmId } from "../core/azure/armId.ts";
import { push } from "./multimap.ts";
import { holdsUnknown, list, open, peek, text } from "./peek.ts";
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
  /** Subscription its provider works in, where the provider says so. */
  subscription?: string;
  /** Only read, not managed (`.get()`): it is there to be pointed at, and is not judged. */
  external?: boolean;
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

  /** Whether values are not known yet, as in a preview. */
  get hasUnknown(): boolean {
    return (this.unknown ??= this.nodes.some((n) => holdsUnknown(n.props)));
  }
  private unknown?: boolean;

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
    const said = this.saidDependencies(node, path.split(".")[0]!);
    for (const v of values ?? []) {
      if (v.state === "known" && typeof v.value === "string") found.push(this.whole(this.byId(v.value, node, said)));
      else if (v.state === "unknown") open = true;
    }
    if (!open) return found;
    const guessed = this.dependenciesOf(node, path.split(".")[0]!).map((n) => this.whole({ node: n }));
    for (const g of guessed) if (!found.some((f) => f.node === g.node && f.below === g.below)) found.push(g);
    return found.length ? found : undefined;
  }

  /** The resource of this stack that an id in a property means. */
  find(id: string | undefined, from: Node, property: string): Node | undefined {
    return id === undefined ? undefined : this.byId(id, from, this.saidDependencies(from, property)).node;
  }

  /** Services of a storage account that a program declares beside it are parts of the account, not things of their own. */
  private whole(link: Link): Link {
    const path = link.node && parts[link.node.kind];
    if (!path) return link;
    const owner = this.partOf(link.node!);
    return owner ? { node: owner, below: [path, ...(link.below ? [link.below] : [])].join("/"), id: link.id } : link;
  }
  /** The resource a declared part belongs to. Undefined: it is no part, or that cannot be told; null: outside of this stack. */
  partOf(node: Node): Node | undefined | null {
    const kind = parts[node.kind] && node.kind.split("/").slice(0, -1).join("/");
    return kind ? this.owner(node, ["accountName", "storageAccountId"], kind) : undefined;
  }
  isPart(node: Node): boolean {
    return parts[node.kind] !== undefined;
  }

  /** Resources the host says this very property was computed from. */
  private saidDependencies(node: Node, property: string): readonly string[] {
    const by = node.resource.propertyDependencies;
    return by?.[property] ?? (node.dialect === "generic" ? by?.["properties"] : undefined) ?? [];
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

  /** What an id means: of several resources of that name the one the property depends on, then the one of the id's own subscription. */
  private byId(id: string, from?: Node, said: readonly string[] = []): Link {
    let below = "";
    for (let at = id; ;) {
      const arm = parseArmId(at);
      if (!arm) return { id };
      const named = (this.byName.get(`${arm.type} ${arm.name.toLowerCase()}`) ?? []).filter((n) => this.mayBe(n, at, arm));
      const node =
        named.find((n) => said.includes(n.urn)) ??
        named.find((n) => this.subscriptionOf(n) === arm.subscriptionId.toLowerCase()) ??
        named.find((n) => from !== undefined && n.resource.provider === from.resource.provider) ??
        named[0];
      if (node) return { node, below, id };
      const cut = at.split("/");
      below = [...cut.slice(-2), ...(below ? [below] : [])].join("/");
      at = cut.slice(0, -2).join("/");
      if (/\/providers\/[^/]+$/i.test(at) || cut.length < 7) return { id };
    }
  }
  /** Nothing that is known of a resource speaks against the id. */
  private mayBe(node: Node, id: string, arm: ArmId): boolean {
    if (node.resource.id && parseArmId(node.resource.id)) return node.resource.id.toLowerCase() === id.toLowerCase();
    const [group, subscription] = [this.groupName(node), this.subscriptionOf(node)];
    if (group !== undefined && arm.resourceGroup !== undefined && group !== arm.resourceGroup.toLowerCase()) return false;
    if (subscription !== undefined && subscription !== arm.subscriptionId.toLowerCase()) return false;
    return parentNames(id).every((parent) => saysParent(node, parent));
  }
  /** Subscription a resource lies in, lower case, where its id or its provider says so. */
  subscriptionOf(node: Node): string | undefined {
    const own = node.resource.id ? parseArmId(node.resource.id)?.subscriptionId : undefined;
    const provider = node.resource.provider ? this.byUrn.get(node.resource.provider) : undefined;
    const told = own ?? node.resource.subscription ?? (provider && text(provider.props, "subscriptionId"));
    return told?.toLowerCase();
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
      if (text.startsWith("/")) return this.byId(text, child).node ?? null;
      const [group, subscription] = [this.groupName(child), this.subscriptionOf(child)];
      const named = (this.byName.get(`${kind} ${text.toLowerCase()}`) ?? []).filter(
        (n) =>
          (group === undefined || (this.groupName(n) ?? group) === group) &&
          (subscription === undefined || (this.subscriptionOf(n) ?? subscription) === subscription),
      );
      return named.find((n) => n.resource.provider === child.resource.provider) ?? named[0] ?? null;
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
    if (name === undefined) return undefined;
    const [named, subscription] = [this.byName.get(`microsoft.resources/resourcegroups ${name}`), this.subscriptionOf(node)];
    return named?.find((n) => subscription === undefined || (this.subscriptionOf(n) ?? subscription) === subscription);
  }
}

/** Services every storage account has, by the kind of the resource that configures them: their path below it. */
const parts: Record<string, string> = {
  "microsoft.storage/storageaccounts/blobservices": "blobServices/default",
  "microsoft.storage/storageaccounts/fileservices": "fileServices/default",
  "microsoft.storage/storageaccounts/queueservices": "queueServices/default",
  "microsoft.storage/storageaccounts/tableservices": "tableServices/default",
};

/** Names of the resources an id lies under, lower case: of a database its server. */
function parentNames(id: string): string[] {
  const path = id
    .split(/\/providers\//i)
    .at(-1)!
    .split("/")
    .slice(1);
  return path.flatMap((name, i) => (i % 2 === 1 && i < path.length - 1 ? [name.toLowerCase()] : []));
}
/** A child names its parent by `serverName`, or by an id that holds the name; what is not known yet may say it. */
function saysParent(node: Node, parent: string): boolean {
  const said = Object.entries(node.props).filter(([k]) => /(Name|Id)$/.test(k) && k !== "resourceGroupName");
  return said.some(([k]) => {
    const value = peek(node.props, k);
    if (value.state !== "known") return value.state === "unknown";
    return String(value.value).toLowerCase().split("/").includes(parent);
  });
}

/** Names a node may go by in an id: every top-level `...Name` and `name`, but for its group's. */
function namesOf(node: Node): string[] {
  const names = Object.keys(node.props)
    .filter((k) => /(^n|N)ame$/.test(k) && (k !== "resourceGroupName" || node.kind.endsWith("/resourcegroups")))
    .flatMap((k) => text(node.props, k)?.toLowerCase() ?? []);
  const own = node.resource.id ? parseArmId(node.resource.id)?.name.toLowerCase() : undefined;
  return [...new Set(own ? [own, ...names] : names)];
}
