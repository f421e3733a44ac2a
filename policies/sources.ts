import type { Resource } from "./graph.ts";

type Json = Record<string, unknown>;
const object = (value: unknown): Json | undefined =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : undefined;
const array = (value: unknown): Json[] | undefined =>
  Array.isArray(value) ? value.flatMap((v): Json[] => asList(object(v))) : undefined;
const asList = (value: Json | undefined): Json[] => (value ? [value] : []);
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** A place in the project's own files. */
export interface Position {
  file: string;
  line: number;
  column: number;
}
export interface Source {
  format: "plan" | "stack export" | "preview" | "inventory";
  stack: string;
  resources: Resource[];
  /** What cannot be seen in it, for the reader. */
  notes?: readonly string[];
  /** Where the program declares a resource, by URN, as far as the engine wrote it down. */
  positions?: ReadonlyMap<string, Position>;
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
  if (steps) return unchangedLeftOut(root, steps) ?? source("preview", statesAfter(steps));
  const planned = array(root["resources"]);
  if (planned) return source("plan", planned);
  return "has none of `resources` (a plan), `deployment.resources` (pulumi stack export) and `steps` (pulumi preview --json)";
}

/**
 * The engine leaves unchanged resources out of this JSON unless it is told otherwise, but counts them. Without them an unwatched resource
 * is not seen at all, and a changed one seems to lack the setting that did not change.
 */
function unchangedLeftOut(root: Json, steps: readonly Json[]): string | undefined {
  const counted = Number(object(root["changeSummary"])?.["same"] ?? 0);
  const shown = steps.filter((s) => s["op"] === "same").length;
  if (!(counted > shown)) return undefined;
  return `leaves out ${counted - shown} of ${counted} unchanged resources, so nothing can be said of the stack; make it with \`pulumi preview --json --show-sames\``;
}

/** Steps that leave no resource behind, or one that the stack only reads. */
const noResource = /delete|discard|^remove|^read/;
/** Each resource as it is after the update: one that is replaced may have several steps, of which the last counts. */
function statesAfter(steps: readonly Json[]): Json[] {
  const byUrn = new Map<unknown, Json>();
  for (const step of steps) {
    const state = noResource.test(text(step["op"]) ?? "") ? undefined : object(step["newState"]);
    if (state) byUrn.set(state["urn"] ?? step["urn"], { urn: step["urn"], ...state });
  }
  return [...byUrn.values()];
}

function source(format: Source["format"], rows: Json[]): Source {
  const resources = rows.flatMap((row): Resource[] => {
    // What a stack only reads is another's to watch; an engine shows it to no pack either.
    if (row["external"] === true) return [];
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
  const positions = new Map(rows.flatMap((row) => positionOf(row)));
  return { format, stack: resources[0]?.urn.split(/::|:/)[2] ?? "", resources, positions };
}

/** `project:///src/index.ts#12,3`: the innermost line that is the project's own, and no package's. */
function positionOf(row: Json): [string, Position][] {
  const frames = [row["sourcePosition"], ...(array(row["stackTrace"]) ?? []).map((f) => f["sourcePosition"])];
  for (const frame of frames) {
    const at = /^project:\/\/\/(.+)#(\d+)(?:,(\d+))?$/.exec(text(frame) ?? "");
    if (at && !/(^|\/)(node_modules|site-packages)\//.test(at[1]!))
      return [[text(row["urn"]) ?? "", { file: at[1]!, line: Number(at[2]), column: Number(at[3] ?? 1) }]];
  }
  return [];
}
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v) => typeof v === "string") : []);
