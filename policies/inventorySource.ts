import { parentArmId, parseArmId } from "../core/azure/armId.ts";
import { parseInventory } from "../core/inventory/parse.ts";
import type { Problem } from "../core/base/refusal.ts";
import type { Row } from "../core/inventory/types.ts";
import type { Resource } from "./graph.ts";
import { UNKNOWN } from "./peek.ts";
import type { Source } from "./sources.ts";

type Json = Record<string, unknown>;
const GENERIC = "azure-native:resources:Resource";

/** The rows of an inventory as resources, as if a program had made each by its ARM type; else what is wrong with the rows. */
export function inventorySource(content: string | Uint8Array, name: string): Source | Problem[] {
  const { rows, problems } = parseInventory(unfolded(content), name);
  if (problems.length) return problems;
  const byId = new Map(rows.map((r) => [r.id.toLowerCase(), r.id]));
  const { stands, notes } = unseen(rows);
  return { format: "inventory", stack: "", resources: [...rows.map((r) => resourceOf(r, byId)), ...stands], notes };
}

function resourceOf(row: Row, byId: ReadonlyMap<string, string>): Resource {
  const { on, namespace, pairs } = pathOf(row.id);
  const parent = byId.get((on ?? parentArmId(row.id) ?? "").toLowerCase());
  const { id, name, location, kind, sku, identity, tags, zones } = row;
  return {
    // Resources have no URN outside of a program; their id is as unique, and is what a reader looks for.
    urn: id,
    type: GENERIC,
    name,
    id,
    inputs: {
      resourceProviderNamespace: namespace,
      parentResourcePath: pairs.slice(0, -2).join("/"),
      resourceType: pairs.at(-2),
      resourceName: name,
      resourceGroupName: row.resourceGroup,
      ...present({ location, kind, sku, identity, tags, zones }),
      properties: { ...propertiesOf(row), ...(on ? { resourceUri: on } : {}) },
    },
    dependencies: parent ? [parent] : [],
  };
}
/** Resource Graph shows no settings of an app, so which it has is not known. */
function propertiesOf(row: Row): Json {
  const properties = withReadableKeys(row.properties ?? {}) as Json;
  if (!/^microsoft\.web\/sites(\/slots)?$/.test(row.type)) return properties;
  return { ...properties, siteConfig: { appSettings: UNKNOWN, ...(properties["siteConfig"] as Json | undefined) } };
}
const present = (fields: Json): Json => Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined));

/** What an id says: the resource that an extension resource is on, its provider, and the types and names after it. */
function pathOf(id: string): { on?: string; namespace: string; pairs: string[] } {
  const parts = id.split("/");
  const at = parts.map((p) => p.toLowerCase()).lastIndexOf("providers");
  const before = parts.slice(0, at).join("/");
  const on = parseArmId(before)?.type.split("/")[0];
  const extends_ = on !== undefined && on !== "microsoft.resources";
  return { ...(extends_ ? { on: before } : {}), namespace: parts[at + 1] ?? "", pairs: parts.slice(at + 2) };
}

/** Azure writes `odata.type` where the providers write `odataType`: a dot ends a step of a path. */
function withReadableKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReadableKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => [/^@?odata\.type$/.test(k) ? "odataType" : k, withReadableKeys(v)]),
  );
}

const hidden = [
  {
    kind: "microsoft.insights/diagnosticsettings",
    namespace: "Microsoft.Insights",
    type: "diagnosticSettings",
    note: "The inventory holds no diagnostic setting: Resource Graph does not list them, so what lacks one cannot be told. Add what `az monitor diagnostic-settings list --resource <id>` answers to the rows.",
  },
  {
    kind: "microsoft.insights/datacollectionruleassociations",
    namespace: "Microsoft.Insights",
    type: "dataCollectionRuleAssociations",
    note: "The inventory holds no association of a data collection rule, so which machines and clusters lack one cannot be told. Resource Graph has them in its table insightsresources.",
  },
];
/**
 * What another query answers and this inventory has none of. Absence from a file that could not hold it proves nothing, so a resource
 * whose target is unknown stands for them: the rules then say that they cannot tell.
 */
function unseen(rows: readonly Row[]): { stands: Resource[]; notes: string[] } {
  const absent = hidden.filter((h) => !rows.some((r) => r.type === h.kind));
  return {
    stands: absent.map(({ namespace, type }) => ({
      urn: `unseen:${type}`,
      type: GENERIC,
      name: type,
      external: true,
      inputs: {
        resourceProviderNamespace: namespace,
        resourceType: type,
        properties: {
          resourceUri: UNKNOWN,
          workspaceId: UNKNOWN,
          dataCollectionRuleId: UNKNOWN,
          logs: UNKNOWN,
          metrics: UNKNOWN,
        },
      },
    })),
    notes: absent.map((h) => h.note),
  };
}

/** `az monitor diagnostic-settings list` takes a setting's properties out of their bag: they are put back, as Azure has them. */
function unfolded(content: string | Uint8Array): string | Uint8Array {
  let parsed: unknown;
  try {
    parsed = JSON.parse((typeof content === "string" ? content : Buffer.from(content).toString("utf8")).replace(/^\uFEFF/, ""));
  } catch {
    return content;
  }
  const fold = (item: unknown): unknown => {
    const row = item as Json | null;
    if (row === null || typeof row !== "object" || row["properties"] !== undefined || !SETTING.test(String(row["id"])))
      return item;
    const { id, name, type, resourceGroup, location: _location, ...properties } = row;
    return { id, name, type, ...(resourceGroup === undefined ? {} : { resourceGroup }), properties };
  };
  if (Array.isArray(parsed)) return JSON.stringify(parsed.map(fold));
  const answer = parsed as Json | null;
  return Array.isArray(answer?.["data"]) ? JSON.stringify({ ...answer, data: answer["data"].map(fold) }) : content;
}
const SETTING = /\/providers\/microsoft\.insights\/diagnosticSettings\/[^/]+$/i;
