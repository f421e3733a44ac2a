import type { Condition, ResourceType } from "../../catalogue/schema.ts";
import { factOf } from "../../core/inventory/read.ts";
import type { Row } from "../../core/inventory/types.ts";
import type { Node } from "../graph.ts";
import { open, peek, text } from "../peek.ts";

type Fact = { state: "known"; value: unknown } | { state: "unknown" } | { state: "missing" };
const MISSING: Fact = { state: "missing" };
const given = (value: unknown): Fact => (value === undefined || value === "" ? MISSING : { state: "known", value });

/**
 * Whether a resource meets conditions of the catalogue. Undefined: that is not known yet, or Azure will choose. A value that a program
 * leaves out is not the one an exclusion speaks of (spot machines say so), yet it is no proof for what a condition demands (a tier).
 */
export function meets(node: Node, conditions: readonly Condition[] = []): boolean | undefined {
  return every(conditions.map((c) => meetsOne(node, c, c.absent ?? (demands(c) ? undefined : true))));
}
/** Whether the catalogue leaves a resource out. A SKU that Azure chooses may be one it leaves out; a state that is not told is not so. */
export function skips(node: Node, conditions: readonly Condition[]): boolean | undefined {
  return every(conditions.map((c) => meetsOne(node, c, c.path.startsWith("sku.") ? undefined : false)));
}

/** Whether a child without a resource of its own is there; undefined where it is not known yet. */
export function isThere(node: Node, implied: NonNullable<ResourceType["implied"]>): boolean | undefined {
  const there = meets(node, implied.when);
  const not = implied.unless ? meets(node, implied.unless) : false;
  if (there === false || not === true) return false;
  return there === true && not === false ? true : undefined;
}

const demands = (c: Condition): boolean => c.in !== undefined || c.matches !== undefined;
function meetsOne(node: Node, condition: Condition, absent: boolean | undefined): boolean | undefined {
  const fact = factAt(node, condition.path);
  if (fact.state !== "known") return fact.state === "missing" ? absent : undefined;
  return factOf({ value: fact.value } as unknown as Row, { ...condition, path: "value" }) === "yes";
}
function every(facts: readonly (boolean | undefined)[]): boolean | undefined {
  if (facts.includes(false)) return false;
  return facts.includes(undefined) ? undefined : true;
}

function factAt(node: Node, path: string): Fact {
  if (path === "name") return nameOf(node);
  if (path === "kind") return kindOf(node);
  if (path === "sku.name") return skuOf(node, "name");
  if (path === "sku.tier") return tierOf(node);
  const own = path.replace(/^properties\./, "");
  if (own === "configuration.ingress.fqdn") return ingressOf(node);
  const elsewhere = classicPaths[`${node.kind} ${own}`];
  if (node.dialect === "classic" && elsewhere) return at(node, elsewhere);
  const flat = at(node, own);
  return flat.state === "missing" ? at(node, path) : flat;
}
function at(node: Node, path: string): Fact {
  const found = peek(node.props, path);
  if (found.state !== "known") return found;
  return given(plain(found.value));
}
const plain = (value: unknown): unknown => {
  const p = open(value);
  return p.state === "known" ? p.value : undefined;
};
/** Where the classic provider writes a property under another name. Source: its resource pages. */
const classicPaths: Record<string, string> = {
  "microsoft.network/virtualnetworkgateways gatewayType": "type",
  "microsoft.app/containerapps template.scale.minReplicas": "template.minReplicas",
  "microsoft.compute/virtualmachinescalesets virtualMachineProfile.priority": "priority",
};

/** What Azure calls the resource; the name in the program says nothing of it. */
function nameOf(node: Node): Fact {
  const last = node.kind.split("/").at(-1)!.replace(/ies$/, "y").replace(/s$/, "");
  const property = Object.keys(node.props).find((k) => k.toLowerCase() === `${last}name`) ?? "name";
  return at(node, property);
}
/** An app has a host name only where it takes requests. The name itself comes with the update. */
function ingressOf(node: Node): Fact {
  const ingress = peek(node.props, node.dialect === "classic" ? "ingress" : "configuration.ingress");
  if (ingress.state === "unknown") return ingress;
  return { state: "known", value: ingress.state === "known" ? "app.azurecontainerapps.io" : "" };
}
/** The classic provider says the kind by the resource, or leaves it at its default. Source: its resource pages. */
function kindOf(node: Node): Fact {
  if (node.dialect !== "classic") return at(node, "kind");
  if (/storageaccounts$/.test(node.kind)) return given(text(node.props, "accountKind") ?? "StorageV2");
  if (/FunctionApp/i.test(node.token)) return given("functionapp");
  if (/logicapps\/standard/.test(node.token)) return given("functionapp,workflowapp");
  return /cognitive\/aIServices/.test(node.token) ? given("AIServices") : at(node, "kind");
}

function skuOf(node: Node, part: "name" | "tier"): Fact {
  const sku = peek(node.props, "sku");
  if (sku.state === "unknown") return sku;
  if (sku.state === "known" && sku.value !== null && typeof sku.value === "object") return at(node, `sku.${part}`);
  if (part === "tier") return at(node, "skuTier");
  if (inPool(node)) return given("ElasticPool");
  const replication = text(node.props, "accountReplicationType");
  const tier = peek(node.props, "accountTier");
  if (tier.state === "known") return given(`${String(tier.value)}_${replication ?? "LRS"}`);
  const named = at(node, "skuName");
  return named.state === "missing" && sku.state === "known" ? given(sku.value) : named;
}
const inPool = (node: Node): boolean =>
  node.kind === "microsoft.sql/servers/databases" && peek(node.props, "elasticPoolId").state !== "missing";

/** A program often gives the name of a SKU alone; the tier follows from it. */
function tierOf(node: Node): Fact {
  const told = skuOf(node, "tier");
  if (told.state !== "missing") return told;
  const name = skuOf(node, "name");
  if (name.state !== "known") return name;
  const tiers = tierNames[node.kind] ?? [];
  return given(tiers.find(([pattern]) => pattern.test(String(name.value)))?.[1]);
}
type Tiers = readonly (readonly [RegExp, string])[];
/** Source: learn.microsoft.com/azure/azure-sql/database, resource limits of the DTU and vCore models. */
const sqlTiers: Tiers = [
  [/^GP_/i, "GeneralPurpose"],
  [/^BC_/i, "BusinessCritical"],
  [/^HS_/i, "Hyperscale"],
  [/^DW\d/i, "DataWarehouse"],
  [/^(S\d+|Standard|StandardPool)$/i, "Standard"],
  [/^(P\d+|Premium|PremiumPool)$/i, "Premium"],
  [/^(Basic|BasicPool)$/i, "Basic"],
];
const tierNames: Record<string, Tiers> = {
  "microsoft.sql/servers/databases": sqlTiers,
  "microsoft.sql/servers/elasticpools": sqlTiers,
  // Source: learn.microsoft.com/azure/app-service/overview-hosting-plans and azure-functions/functions-scale.
  "microsoft.web/serverfarms": [
    [/^F1$/i, "Free"],
    [/^(D1|SHARED)$/i, "Shared"],
    [/^Y1$/i, "Dynamic"],
    [/^FC\d$/i, "FlexConsumption"],
    [/^B\d$/i, "Basic"],
    [/^S\d$/i, "Standard"],
    [/^(P\d|I\d|EP\d|WS\d)/i, "Premium"],
  ],
  // Source: learn.microsoft.com/azure/storage/common/storage-account-overview.
  "microsoft.storage/storageaccounts": [
    [/^Premium/i, "Premium"],
    [/^Standard/i, "Standard"],
  ],
};
