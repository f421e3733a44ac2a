/**
 * The few lines that repair a violation, kept as data so that one fix is shown in the language of the reader. `${name.id}` in a text is a
 * reference; `...` stands for what the reader has to choose.
 */
export interface Fix {
  /** Type token of the resource to add, or whose properties to set. */
  type: string;
  name: string;
  /** `add` a resource, or `set` properties on the one at fault. */
  action: "add" | "set";
  properties: Record<string, unknown>;
  /** What else it takes: further resources, or properties of `target`. */
  also?: readonly Fix[];
  /** Name of the resource of the program to set properties on, where that is not the one at fault. */
  target?: string;
}
export type Language = "typescript" | "yaml";

export function renderFix(fix: Fix, language: Language): string {
  return language === "yaml" ? yaml(fix) : typescript(fix);
}

function typescript(fix: Fix): string {
  const body = tsValue(fix.properties, 0);
  if (fix.action === "set")
    return tsValue(fix.properties, 0)
      .replace(/^\{\n?|\n?\}$/g, "")
      .replace(/^ {2}/gm, "")
      .trim();
  const [, module, cls] = fix.type.split(":");
  return `new azure_native.${module}.${cls}(${JSON.stringify(fix.name)}, ${body});`;
}
function tsValue(value: unknown, depth: number): string {
  const pad = "  ".repeat(depth + 1);
  const end = "  ".repeat(depth);
  if (typeof value === "string") return tsText(value);
  if (Array.isArray(value)) {
    const flat = `[${value.map((v) => tsValue(v, depth)).join(", ")}]`;
    return flat.length <= 90 && !flat.includes("\n")
      ? flat
      : `[\n${value.map((v) => `${pad}${tsValue(v, depth + 1)},`).join("\n")}\n${end}]`;
  }
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value);
    if (entries.length === 0) return "{}";
    const key = (k: string) => (/^[A-Za-z_$][\w$]*$/.test(k) ? k : JSON.stringify(k));
    const flat = `{ ${entries.map(([k, v]) => `${key(k)}: ${tsValue(v, depth)}`).join(", ")} }`;
    if (depth > 0 && flat.length <= 90 && !flat.includes("\n")) return flat;
    return `{\n${entries.map(([k, v]) => `${pad}${key(k)}: ${tsValue(v, depth + 1)},`).join("\n")}\n${end}}`;
  }
  return String(value);
}
function tsText(text: string): string {
  const whole = /^\$\{([\w.[\]]+)\}$/.exec(text);
  if (whole) return whole[1]!;
  return /\$\{/.test(text) ? `pulumi.interpolate\`${text}\`` : JSON.stringify(text);
}

function yaml(fix: Fix): string {
  const body = yamlLines(fix.properties, fix.action === "add" ? 2 : 0).join("\n");
  return fix.action === "set" ? body : `${fix.name}:\n  type: ${fix.type}\n  properties:\n${body}`;
}
function yamlLines(value: Record<string, unknown>, depth: number): string[] {
  const pad = "  ".repeat(depth);
  return Object.entries(value).flatMap(([k, v]) => {
    if (Array.isArray(v) && v.length === 0) return [`${pad}${k}: []`];
    if (Array.isArray(v)) return [`${pad}${k}:`, ...v.flatMap((item) => yamlItem(item, depth + 1))];
    if (v !== null && typeof v === "object") return [`${pad}${k}:`, ...yamlLines(v as Record<string, unknown>, depth + 1)];
    return [`${pad}${k}: ${yamlText(v)}`];
  });
}
function yamlItem(item: unknown, depth: number): string[] {
  const pad = "  ".repeat(depth);
  if (item === null || typeof item !== "object") return [`${pad}- ${yamlText(item)}`];
  const [first, ...rest] = yamlLines(item as Record<string, unknown>, depth + 1);
  return [`${pad}- ${first?.trimStart() ?? "{}"}`, ...rest];
}
/** Plain where YAML reads it as the same text. */
const yamlText = (value: unknown): string =>
  typeof value === "string" && (!/^[\w$][\w ./${}-]*$/.test(value) || /^(true|false|yes|no|on|off|null|[\d.]+)$/i.test(value))
    ? JSON.stringify(value)
    : String(value);

/** Properties to set on the resource at fault. */
export const set = (type: string, properties: Record<string, unknown>): Fix => ({
  action: "set",
  type,
  name: "resource",
  properties,
});
/** One value at a path such as `siteConfig.appSettings[0].value`, as the property it stands in. */
export function setAt(type: string, path: string, value: string): Fix {
  const keys = path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  let inner: unknown = value;
  for (const key of keys.slice(1).reverse()) inner = /^\d+$/.test(key) ? [inner] : { [key]: inner };
  return set(type, { [keys[0]!]: inner });
}
/** A resource to add. */
export const add = (type: string, name: string, properties: Record<string, unknown>): Fix => ({
  action: "add",
  type,
  name,
  properties,
});
