import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { placed } from "../test/catalogueCheck/shape.ts";
import { resourceTypes } from "./index.ts";
import { arcKubernetesAlerts } from "./prometheus/index.ts";
import { scopeAlerts } from "./scopeAlerts.ts";

// A file that nobody added to its index would be data that nothing reads, and nothing else would say so.

const modules = (folder: string): string[] =>
  readdirSync(new URL(folder, import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => `${folder}${file.replaceAll("\\", "/")}`);

interface Told {
  types: string[];
  alerts: string[];
}
/** The types and alerts among what a module exports, however deep they stand in it. */
function told(value: unknown): Told {
  if (typeof value !== "object" || value === null) return { types: [], alerts: [] };
  const own = value as { type?: unknown; title?: unknown; id?: unknown; kind?: unknown; reason?: unknown };
  const inner = Object.values(value).map(told);
  return {
    types: [...(typeof own.type === "string" && own.title ? [own.type] : []), ...inner.flatMap((i) => i.types)],
    alerts: [...(typeof own.id === "string" && own.kind && own.reason ? [own.id] : []), ...inner.flatMap((i) => i.alerts)],
  };
}

const types = new Set(resourceTypes.map((t) => t.type));
const alerts = new Set([...placed(resourceTypes, scopeAlerts).map((p) => p.alert.id), ...arcKubernetesAlerts.map((a) => a.id)]);

describe.each(["./providers/", "./scope/", "./prometheus/"])("each file under %s", (folder) => {
  it.each(modules(folder))("%s is in the catalogue", async (file) => {
    const module = told({ ...((await import(/* @vite-ignore */ file)) as object) });
    expect(module.types.filter((t) => !types.has(t))).toEqual([]);
    expect(module.alerts.filter((a) => !alerts.has(a))).toEqual([]);
  });
});
