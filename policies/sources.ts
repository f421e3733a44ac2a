import type { Resource } from "./graph.ts";

type Json = Record<string, unknown>;
const object = (value: unknown): Json | undefined =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : undefined;
const array = (value: unknown): Json[] | undefined =>
  Array.isArray(value) ? value.flatMap((v): Json[] => asList(object(v))) : undefined;
const asList = (value: Json | undefined): Json[] => (value ? [value] : []);
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export interface Source {
  format: "plan" | "stack export" | "preview";
  stack: string;
  resources: Resource[];
}

/** The resources in a plan of azmon, in what `pulumi stack export` writes or in what `pulumi preview --json` does; else what is wrong. */
export function readSource(json: unknown): Source | string {
  const root = object(json);
  if (!root) return "is no JSON object";
  const deployed = array(object(root["deployment"])?.["resources"]);
  if (deployed)
    return source(
      "stack export",
      deployed.filter((r) => r["delete"] !== true),
    );
  const steps = array(root["steps"]);
  if (steps)
    return source(
      "preview",
      steps.flatMap((s) => (/delete/.test(text(s["op"]) ?? "") ? [] : asList(object(s["newState"])))),
    );
  const planned = array(root["resources"]);
  if (planned) return source("plan", planned);
  return "has none of `resources` (a plan), `deployment.resources` (pulumi stack export) and `steps` (pulumi preview --json)";
}

function source(format: Source["format"], rows: Json[]): Source {
  const resources = rows.flatMap((row): Resource[] => {
    const urn = text(row["urn"]);
    const type = text(row["type"]) ?? urn?.split("::")[2]?.split("$").at(-1);
    if (!urn || !type) return [];
    return [
      {
        urn,
        type,
        name: text(row["name"]) ?? urn.split("::").slice(3).join("::"),
        parent: text(row["parent"]) ?? "",
        inputs: object(row["inputs"]) ?? {},
        outputs: object(row["outputs"]),
        dependencies: texts(row["dependencies"]),
        propertyDependencies: Object.fromEntries(
          Object.entries(object(row["propertyDependencies"]) ?? {}).map(([k, v]) => [k, texts(v)]),
        ),
        id: text(row["id"]),
        provider: text(row["provider"])?.replace(/::[^:]*$/, ""),
      },
    ];
  });
  return { format, stack: resources[0]?.urn.split(/::|:/)[2] ?? "", resources };
}
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v) => typeof v === "string") : []);
