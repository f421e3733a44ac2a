import type { Fix } from "../fix.ts";
import { partsOf, type Reference } from "./shape.ts";

export function typescript(fix: Fix): string {
  const body = tsValue(fix.properties, 0);
  if (fix.action === "set")
    return tsValue(fix.properties, 0)
      .replace(/^\{\n?|\n?\}$/g, "")
      .replace(/^ {2}/gm, "")
      .trim();
  const [provider, path, cls] = fix.type.split(":");
  return `new ${provider === "azure" ? "azure" : "azure_native"}.${path!.split("/")[0]}.${cls}(${JSON.stringify(fix.name)}, ${body});`;
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
    const computed = entries.length === 1 ? partsOf(entries[0]![0]) : [];
    const at = computed.find((p) => typeof p !== "string");
    if (at) return tsComputed(at, computed, entries[0]![1]);
    const key = (k: string) => (/^[A-Za-z_$][\w$]*$/.test(k) ? k : JSON.stringify(k));
    const flat = `{ ${entries.map(([k, v]) => `${key(k)}: ${tsValue(v, depth)}`).join(", ")} }`;
    if (depth > 0 && flat.length <= 90 && !flat.includes("\n")) return flat;
    return `{\n${entries.map(([k, v]) => `${pad}${key(k)}: ${tsValue(v, depth + 1)},`).join("\n")}\n${end}}`;
  }
  return String(value);
}
function tsText(text: string): string {
  const whole = /^\$\{(config\.requireSecret\("[^"]+"\)|[\w.[\]]+)\}$/.exec(text);
  if (whole) return whole[1]!;
  return /\$\{/.test(text) ? `pulumi.interpolate\`${text}\`` : JSON.stringify(text);
}
/** Pulumi takes no outputs as keys, so the map is made when the value is known. */
function tsComputed({ of, property }: Reference, key: readonly (string | Reference)[], value: unknown): string {
  const text = key.map((p) => (typeof p === "string" ? p : "${value}")).join("");
  return `${of}.${property}.apply((value) => ({ [\`${text}\`]: ${tsValue(value, 1)} }))`;
}
