import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import type { Path, Report } from "../../core/base/problems.ts";
import { problemsOf } from "../../core/config/issues.ts";
import { isSlip } from "../../core/base/nearest.ts";
import { compare } from "../../core/base/json.ts";
import type { Problem } from "../../core/base/refusal.ts";
import { pathText } from "../../core/base/show.ts";
import { refused } from "./refused.ts";

/** What becomes known later, when a resource has been made: it cannot be judged now. */
const later = Symbol("known later");

/**
 * Arguments as far as they are known and each in itself legal: rules between them need look at nothing else. A key without a value was
 * given, but is wrong in itself or not known yet.
 */
export type Known<T> =
  T extends pulumi.OutputInstance<infer U>
    ? Known<U> | undefined
    : T extends Promise<infer U>
      ? Known<U> | undefined
      : T extends (infer U)[]
        ? (Known<U> | undefined)[]
        : T extends object
          ? { [K in keyof T]?: Known<T[K]> }
          : T;

/** A schema of arguments that names each of them: one that is forgotten does not compile. */
export const shape = <T>(fields: Record<keyof T, z.ZodType>) => z.strictObject(fields);

export type Check<T> = (args: T) => Problem[];

/** What is wrong with arguments: first each value by the schema, then what does not go together. */
export const checker =
  <T>(schema: z.ZodType, between: (known: Known<T>, report: Report) => void = () => {}): Check<T> =>
  (args) => {
    const copy = known(args);
    const parsed = schema.safeParse(copy);
    const issues = parsed.success ? [] : parsed.error.issues.filter((issue) => !isLater(copy, issue.path));
    const problems = problemsOf(issues, copy, { schema, unknown: "is no argument", at: (path) => labelled(copy, path) })
      // What is misspelt counts for nothing, silently; what came along with a spread is nobody's mistake.
      .filter((p) => p.message !== "is no argument" || (p.nearest !== undefined && isSlip(p.path.split(".").at(-1)!, p.nearest)));
    const told = new Set(problems.map((p) => p.path));
    const sound = without(
      copy,
      issues.filter(isOfTheValue).map((i) => i.path),
    );
    if (isObject(sound))
      between(sound as Known<T>, (path, problem) => {
        const where = pathText(labelled(copy, path), "");
        if (!told.has(where)) problems.push({ path: where, ...problem });
        told.add(where);
      });
    return problems.sort((a, b) => compare(a.path, b.path));
  };

/** A list that is too long has entries that can be judged, and so has an object with a key too many. */
const isOfTheValue = (issue: z.core.$ZodIssue): boolean =>
  issue.code !== "unrecognized_keys" && !((issue.code === "too_big" || issue.code === "too_small") && issue.origin === "array");

/** Every component's way to refuse: all that is wrong with its arguments, before it makes anything. */
export function refuse(name: string, problems: readonly Problem[]): void {
  const under = (path: string) => (path === "" ? name : path.startsWith("[") ? `${name}${path}` : `${name}.${path}`);
  if (problems.length > 0) throw refused(problems.map((p) => ({ ...p, path: under(p.path) })));
}

const isObject = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === "object" && value !== null;
const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

/** A copy in which all that is not known yet, or is no plain data, is `later`; what is not given has no key. */
function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (!isObject(value)) return value;
  if (pulumi.Output.isInstance(value) || value instanceof Promise || !isPlain(value)) return later;
  return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (v === undefined ? [] : [[k, known(v)]])));
}

const at = (value: unknown, key: PropertyKey): unknown => (isObject(value) ? value[key] : undefined);

function isLater(value: unknown, path: Path): boolean {
  let here = value;
  for (const key of path) {
    if (here === later) return true;
    here = at(here, key);
  }
  return here === later;
}

/** Entries of lists by the name they go by, which a program that computes the list knows; by their place where they have none. */
function labelled(root: unknown, path: Path): Path {
  let here = root;
  return path.map((key) => {
    here = at(here, key);
    if (typeof key !== "number") return key;
    const names = ["key", "name", "alias", "table", "title"].map((field) => at(here, field));
    return (names.find((n) => typeof n === "string" && n !== "") as string | undefined) ?? key;
  });
}

/** Without what stands at the paths, and without what is not known: their keys stay, so that they do not count as missing. */
function without(value: unknown, paths: readonly Path[]): unknown {
  if (value === later || paths.some((p) => p.length === 0)) return undefined;
  if (Array.isArray(value)) return value.map((v, i) => without(v, under(paths, i)));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, without(v, under(paths, k))]));
}
const under = (paths: readonly Path[], key: PropertyKey): Path[] => paths.filter((p) => p[0] === key).map((p) => p.slice(1));
