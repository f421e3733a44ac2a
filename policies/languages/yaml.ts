import type { Fix } from "../fix.ts";

export function yaml(fix: Fix): string {
  const body = yamlLines(fix.properties, fix.action === "add" ? 2 : 0).join("\n");
  return fix.action === "set" ? body : `${fix.name}:\n  type: ${fix.type}\n  properties:\n${body}`;
}
export function yamlLines(value: Record<string, unknown>, depth: number): string[] {
  const pad = "  ".repeat(depth);
  return Object.entries(value).flatMap(([k, v]) => {
    if (Array.isArray(v) && v.length === 0) return [`${pad}${k}: []`];
    if (Array.isArray(v)) return [`${pad}${k}:`, ...v.flatMap((item) => yamlItem(item, depth + 1))];
    if (v !== null && typeof v === "object") return [`${pad}${k}:`, ...yamlLines(v as Record<string, unknown>, depth + 1)];
    return [`${pad}${k}: ${yamlText(v)}`];
  });
}
export function yamlItem(item: unknown, depth: number): string[] {
  const pad = "  ".repeat(depth);
  if (item === null || typeof item !== "object") return [`${pad}- ${yamlText(item)}`];
  const [first, ...rest] = yamlLines(item as Record<string, unknown>, depth + 1);
  return [`${pad}- ${first?.trimStart() ?? "{}"}`, ...rest];
}
/** Plain where YAML reads it as the same text. A secret of the configuration is a variable of the program. */
function yamlText(given: unknown): string {
  if (typeof given !== "string") return String(given);
  const value = given.replace(/\$\{config\.requireSecret\("([^"]+)"\)\}/g, "${$1}");
  const plain = /^[\w$][\w ./${}-]*$/.test(value) && !/^(true|false|yes|no|on|off|null|[\d.]+)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}
