import { compare } from "../../core/base/json.ts";
import { analyzeLeniently, descriptions, folders, type Property, type TypeDefinition } from "./analyzer.ts";
import { anchor, cell, generated, table } from "./markdown.ts";

type Types = Record<string, TypeDefinition>;

/** A description, parted from the sentence that says the default. */
export function parted(description: string): { meaning: string; default?: string } {
  const text = description.replace(/\s*\n\s*/g, " ").trim();
  const said = /(?:^|\s)Default: (.+?)\.(?=\s|$)/.exec(text);
  if (!said) return { meaning: text };
  const rest = text.replace(said[0], "").trim();
  return { meaning: rest, default: said[1]! };
}

const nameOf = (ref: string): string => ref.split(":").at(-1)!;
/** The interface that a property holds one or several of. */
const heldBy = (p: Property): string | undefined =>
  p.items ? heldBy(p.items) : p.additionalProperties ? heldBy(p.additionalProperties) : p.$ref && nameOf(p.$ref);

function typeOf(p: Property, types: Types): string {
  if (p.items) return `list of ${typeOf(p.items, types)}`;
  if (p.additionalProperties) return `map of ${typeOf(p.additionalProperties, types)}`;
  if (p.$ref === undefined) return p.type === undefined ? "object" : p.plain === true ? p.type : `Input of ${p.type}`;
  const name = nameOf(p.$ref);
  const type = types[name];
  // TypeScript orders a union by which of its members the program meets first: that may differ from run to run.
  if (type?.enum)
    return type.enum
      .map(({ value }) => `\`${String(value)}\``)
      .sort(compare)
      .join(", ");
  return type?.properties ? `[${name}](#${anchor(name)})` : "any";
}

const rows = (properties: Record<string, Property>, types: Types): string[][] =>
  Object.entries(properties).map(([name, p]) => {
    const said = parted(p.description ?? "");
    return [`\`${name}\``, typeOf(p, types), p.optional === true ? cell(said.default ?? "") : "required", cell(said.meaning)];
  });

/** The interfaces below, each once, in the order in which a reader meets them. */
function below(properties: Record<string, Property>, types: Types, seen = new Set<string>()): Set<string> {
  for (const p of Object.values(properties)) {
    const name = heldBy(p);
    const of = name === undefined ? undefined : types[name]?.properties;
    if (!of || seen.has(name!)) continue;
    seen.add(name!);
    below(of, types, seen);
  }
  return seen;
}

const components = Object.keys(folders).sort(compare);

let read: ReturnType<typeof analyzeLeniently> | undefined;

/** Every argument of one component, and of what its arguments hold. */
function page(component: string): string {
  const { components: analysed, typeDefinitions: types } = (read ??= analyzeLeniently(components));
  const docs = descriptions();
  const section = (properties: Record<string, Property>) =>
    table(["argument", "type", "default", "meaning"], rows(properties, types));
  const { inputs } = analysed[component]!;
  const nested = [...below(inputs, types)].map((name) =>
    [`## ${name}`, ...(docs[name] === undefined ? [] : [cell(docs[name])]), section(types[name]!.properties!)].join("\n\n"),
  );
  const intro = `${cell(docs[component] ?? "")} What it makes, with a picture and an example: [${component}](../../../components/${folders[component]!}/README.md).`;
  const inputNote = "An `Input of` a type takes the output of another resource too.";
  const environment = component === "Monitoring" ? ["What `environment` may say: [Configuration](../configuration.md)."] : [];
  return (
    [generated(`Arguments of ${component}`, intro).trimEnd(), ...environment, inputNote, section(inputs), ...nested].join(
      "\n\n",
    ) + "\n"
  );
}

/** A page for each component, by its class. */
export const componentPages = components.map((component) => ({
  file: `docs/reference/components/${component}.md`,
  render: () => page(component),
}));
