import { beforeAll, expect, test } from "vitest";
import { record } from "../../cli/recorder/record.ts";
import { isRefusal, type Problem } from "../../core/base/refusal.ts";
import { analyze, folders, type Property } from "../../docs/generate/analyzer.ts";
import { everything } from "./everything.ts";

// Of every argument that the types name: a value of the wrong shape, a word that is none, a number out of range, nothing where it is
// required, and its own name misspelt. Each is refused, at its path.

const components = Object.keys(folders).filter((name) => name !== "Monitoring");
type Check = (args: object) => Problem[];
const checkOf = async (name: string): Promise<Check> => {
  const module = (await import(`../../components/${folders[name]!}/check.ts`)) as Record<string, Check>;
  return module[name === "ClusterConfiguration" ? "checkConfiguration" : "check"]!;
};
/** Numbers of any size are legal here: the unit is the metric's. */
const unbounded = new Set(["threshold"]);

let schema: ReturnType<typeof analyze>;
beforeAll(() => {
  schema = analyze(components);
});

type Path = (string | number)[];
/** One way to break one argument. */
interface Fault {
  what: string;
  path: Path;
  value: unknown;
}
const typeOf = (p: Property) => (p.$ref === undefined ? undefined : schema.typeDefinitions[p.$ref.split(":").at(-1)!]);

function wrong(key: string, p: Property, path: Path): Fault[] {
  const all: Fault[] = [];
  const fault = (what: string, value: unknown) => all.push({ what, path, value });
  const type = typeOf(p);
  if (type?.enum) fault("no such word", "nosuch");
  else if (type || p.items || p.additionalProperties || p.type === "object" || p.type === "array") fault("a text", "x");
  else if (p.type === "string") fault("a number", 7);
  else if (p.type === "boolean") fault("a text", "yes");
  else if (p.type === "number" || p.type === "integer") {
    fault("a text", "seven");
    fault("no number", Number.NaN);
    if (!unbounded.has(key)) fault("far below all", -1e12);
  }
  if (!p.optional) fault("nothing", undefined);
  return all;
}

/** Every argument that a value has, with the faults it can have; entries of lists and maps by their first. */
function* faults(properties: Record<string, Property>, value: Record<string, unknown>, at: Path): Generator<Fault> {
  for (const [key, p] of Object.entries(properties)) {
    if (!(key in value)) continue;
    const path = [...at, key];
    yield* wrong(key, p, path);
    yield { what: "misspelt", path: [...at, `${key}x`], value: value[key] };
    yield* below(p, value[key], path);
  }
}
function* below(p: Property, value: unknown, path: Path): Generator<Fault> {
  const type = typeOf(p);
  if (type?.properties) yield* faults(type.properties, value as Record<string, unknown>, path);
  const inner = p.items ?? p.additionalProperties;
  if (!inner || typeof value !== "object" || value === null) return;
  for (const [key, entry] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    yield* wrong(key, { ...inner, optional: true }, here);
    yield* below(inner, entry, here);
  }
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((v, i) => (i === key ? replaced(v, rest, by) : (v as unknown)));
  const of = value as Record<string, unknown>;
  return { ...of, [key]: replaced(of[key], rest, by) };
}

/** Arguments named anywhere in the value, as `Type.property`. */
function* named(type: string, properties: Record<string, Property>, value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, p] of Object.entries(properties)) {
    const given = (value as Record<string, unknown>)[key];
    if (given === undefined || given === null) continue;
    yield `${type}.${key}`;
    const inner = p.items ?? p.additionalProperties;
    const entries = inner ? Object.values(given) : [given];
    const ref = (inner ?? p).$ref;
    const definition = typeOf(inner ?? p);
    if (ref && definition?.properties) for (const entry of entries) yield* named(ref, definition.properties, entry);
  }
}
function* all(type: string, properties: Record<string, Property>, seen = new Set<string>()): Generator<string> {
  if (seen.has(type)) return;
  seen.add(type);
  for (const [key, p] of Object.entries(properties)) {
    yield `${type}.${key}`;
    const ref = (p.items ?? p.additionalProperties ?? p).$ref;
    const definition = typeOf(p.items ?? p.additionalProperties ?? p);
    if (ref && definition?.properties) yield* all(ref, definition.properties, seen);
  }
}

test.each(components)("%s: everything names every argument, and is legal", async (name) => {
  const { inputs } = schema.components[name]!;
  const variants = everything[name] ?? [];
  expect([...new Set(variants.flatMap((v) => [...named(name, inputs, v)]))].sort()).toEqual([...all(name, inputs)].sort());
  const check = await checkOf(name);
  expect(variants.flatMap((v) => check(v))).toEqual([]);
});

test.each(components)("%s: each argument that is broken is refused, at its path", async (name) => {
  const check = await checkOf(name);
  const accepted: string[] = [];
  let tried = 0;
  for (const variant of everything[name] ?? [])
    for (const fault of faults(schema.components[name]!.inputs, variant as Record<string, unknown>, [])) {
      const problems = check(replaced(variant, fault.path, fault.value) as object);
      const key = String(fault.path.filter((k) => typeof k === "string").at(-1));
      tried += 1;
      const at = new RegExp(`(^|\\.)${key}($|[.[])`);
      if (!problems.some((p) => at.test(p.path))) accepted.push(`${fault.path.join(".")}: ${fault.what}`);
    }
  expect(tried).toBeGreaterThan(5);
  expect([...new Set(accepted)]).toEqual([]);
});

test.each(components)("%s: the component itself refuses, by its own name", async (name) => {
  const module = (await import("../../components/index.ts")) as unknown as Record<
    string,
    new (name: string, args: object) => unknown
  >;
  const Component = module[name]!;
  const program = (args: object) => record(() => void new Component("it", args), { project: "test", stack: "test" });
  const error: unknown = await program({ ...everything[name]![0], ...brokenFirst(name) }).catch((e: unknown) => e);
  expect(isRefusal(error) && error.problems.every((p) => p.path.startsWith("it."))).toBe(true);
});

/** The first argument that the component knows, in the wrong shape. */
function brokenFirst(name: string): Record<string, unknown> {
  const [key, p] = Object.entries(schema.components[name]!.inputs)[0]!;
  return { [key]: p.type === "string" ? 7 : "x" };
}
