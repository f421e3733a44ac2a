import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";

export const file = "policies/languages/argTypes.ts";

const sdk = path.dirname(createRequire(import.meta.url).resolve("@pulumi/azure-native/package.json"));
const rules = path.join(import.meta.dirname, "../../policies/rules");
/** Resources whose properties a fix sets on whatever machine is at fault. */
const machines = ["compute:VirtualMachine", "compute:VirtualMachineScaleSet"];

/** Types of nested arguments that suggested lines use, for languages that name them: read from the declarations of azure-native. */
export function render(): string {
  const sources = readdirSync(rules, { recursive: true, encoding: "utf8" })
    .filter((f) => f.endsWith(".ts") && !f.endsWith(".test.ts"))
    .map((f) => readFileSync(path.join(rules, f), "utf8"))
    .join("\n");
  const used = new Set([...sources.matchAll(/\b(\w+): /g)].map((m) => m[1]!));
  const tokens = new Set([...machines, ...[...sources.matchAll(/azure-native:(\w+:[A-Z]\w+)/g)].map((m) => m[1]!)]);
  const found = new Map<string, Record<string, string>>();
  const inputs = readFileSync(path.join(sdk, "types/input.d.ts"), "utf8");
  const collect = (name: string, body: string | undefined): void => {
    if (body === undefined || found.has(name)) return;
    const fields = Object.entries(fieldsOf(body)).filter(([k, type]) => used.has(k) || type.startsWith("="));
    found.set(name, Object.fromEntries(fields));
    for (const [, type] of fields)
      for (const [, module, cls] of type.matchAll(/(?<![=\w.])(\w+)\.(\w+Args)/g))
        collect(`${module}.${cls}`, nested(inputs, module!, cls!));
  };
  for (const token of [...tokens].sort()) {
    const [module, cls] = token.split(":") as [string, string];
    const text = readFileSync(path.join(sdk, module, `${cls[0]!.toLowerCase()}${cls.slice(1)}.d.ts`), "utf8");
    collect(`${module}.${cls}Args`, bodyOf(text, `export interface ${cls}Args {`));
  }
  const lines = [...found]
    .filter(([, fields]) => Object.keys(fields).length)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, fields]) => {
      const own = Object.entries(fields).map(([k, v]) => `    ${k}: ${JSON.stringify(v)},`);
      return [`  "${name}": {`, ...own, "  },"].join("\n");
    });
  return `// Written by \`npm run docs\` from the declarations of azure-native; do not edit.
/**
 * Of the arguments that fixes use: \`T\` an object, \`T[]\` a list, \`{}T\` a map of names to it, \`A|B\` one of several, \`enum E\` a closed list of
 * values, \`=x\` the constant that tells one of several from the others. What is a text, a number or a switch is left out.
 */
export const argTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${lines.join("\n")}
};
`;
}

const nested = (inputs: string, module: string, cls: string): string | undefined => {
  const start = inputs.indexOf(`\nexport declare namespace ${module} {`);
  const end = inputs.indexOf("\n}", start);
  return bodyOf(inputs.slice(start, end), `interface ${cls} {`);
};
function bodyOf(text: string, head: string): string | undefined {
  const at = text.indexOf(head);
  if (at < 0) return undefined;
  let depth = 1;
  let end = at + head.length;
  for (; depth > 0; end++) depth += text[end] === "{" ? 1 : text[end] === "}" ? -1 : 0;
  return text.slice(at + head.length, end - 1);
}

function fieldsOf(body: string): Record<string, string> {
  const bare = body.replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ");
  const fields: Record<string, string> = {};
  let depth = 0;
  let from = 0;
  for (let i = 0; i < bare.length; i++) {
    if (bare[i] === "{") depth++;
    if (bare[i] === "}") depth--;
    if (bare[i] !== ";" || depth > 0) continue;
    const field = /^(\w+)\??: (.*)$/.exec(bare.slice(from, i).trim());
    const type = field && typeOf(field[2]!);
    if (type) fields[field[1]!] = type;
    from = i + 1;
  }
  return fields;
}

function typeOf(text: string): string | undefined {
  const constant = /^pulumi\.Input<"([^"]+)">$/.exec(text)?.[1];
  if (constant) return `=${constant}`;
  const objects = [...text.matchAll(/inputs\.(\w+\.\w+)/g)].map((m) => m[1]!).join("|");
  if (text.includes("[key: string]")) return `{}${objects}`;
  if (objects) return objects + (text.includes("[]") ? "[]" : "");
  const closed = /enums\.(\w+\.\w+)/.exec(text)?.[1];
  return closed && !/\bstring\b/.test(text) ? `enum ${closed}` : undefined;
}
