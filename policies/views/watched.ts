import type { ResourceType } from "../../catalogue/schema.ts";
import { meetsAll } from "../../core/inventory/read.ts";
import type { Row } from "../../core/inventory/types.ts";
import type { Graph, Node } from "../graph.ts";
import { open, peek, text } from "../peek.ts";
import type { Context } from "../rule.ts";

export interface Watched {
  node: Node;
  type: ResourceType;
}

/** Resources of the stack that Azure lets somebody monitor and that the catalogue would watch. */
export function watched(graph: Graph, { catalogue }: Pick<Context, "catalogue">): Watched[] {
  return graph.kinds.flatMap((kind) => {
    const type = catalogue.byType(kind);
    if (!type || type.silent) return [];
    return graph.ofKind(kind).flatMap((node) => {
      if (node.resource.external || graph.isPart(node)) return [];
      const skipped = type.skip?.some((s) => meetsAll(rowOf(node), certain(s.when)));
      return skipped ? [] : [{ node, type }];
    });
  });
}
/** A resource is left out only for what is known of it. */
const certain = <T extends { absent?: boolean }>(conditions: readonly T[]): T[] =>
  conditions.map((c) => ({ ...c, absent: c.absent ?? false }));

const rows = new WeakMap<Node, Row>();
/** The resource as an inventory row, as far as its properties are known: what the catalogue's conditions are put to. */
export function rowOf(node: Node): Row {
  let row = rows.get(node);
  if (!row) rows.set(node, (row = makeRow(node)));
  return row;
}
function makeRow(node: Node): Row {
  const properties = plain(node.props) as Record<string, unknown>;
  const tier = text(node.props, "accountTier");
  const classicSku = node.dialect === "classic" ? {
    name: text(node.props, "skuName") ?? (tier ? `${tier}_${text(node.props, "accountReplicationType")}` : text(node.props, "sku")),
    tier: text(node.props, "skuTier") ?? tier ?? text(node.props, "sku"),
  } : undefined; // prettier-ignore
  const sku = peek(node.props, "sku");
  return {
    id: node.resource.id ?? "",
    name: node.name,
    type: node.kind,
    kind: text(node.props, "kind") ?? text(node.props, "accountKind"),
    location: text(node.props, "location") ?? "",
    resourceGroup: text(node.props, "resourceGroupName") ?? "",
    subscriptionId: "",
    sku: classicSku ?? (sku.state === "known" ? (plain(sku.value) as Record<string, unknown>) : undefined),
    properties,
    tags: node.tags,
    identity: plain(peekValue(node, "identity")) as Record<string, unknown> | undefined,
  };
}
const peekValue = (node: Node, path: string): unknown => {
  const p = peek(node.props, path);
  return p.state === "known" ? p.value : undefined;
};
function plain(value: unknown): unknown {
  const p = open(value);
  if (p.state !== "known") return undefined;
  if (Array.isArray(p.value)) return p.value.map(plain);
  if (p.value === null || typeof p.value !== "object") return p.value;
  return Object.fromEntries(Object.entries(p.value).map(([k, v]) => [k, plain(v)]));
}
