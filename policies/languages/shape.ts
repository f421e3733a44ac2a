import type { Fix } from "../fix.ts";
import { argTypes } from "./argTypes.ts";

/**
 * The neutral form of a fix: what each value is, so that languages that name the types of their arguments can. Every language is a few
 * functions over it.
 */
export type Shape =
  | { is: "text"; parts: readonly (string | Reference)[] }
  | { is: "number"; value: number; whole: boolean }
  | { is: "switch"; value: boolean }
  /** `type`: of an object of arguments, `monitor.ConditionArgs`. */
  | { is: "object"; type: string; fields: readonly Field[] }
  | { is: "map"; of?: string; fields: readonly Field[] }
  | { is: "list"; of?: string; mixed: boolean; items: readonly Shape[] }
  /** One of a closed list of values: `compute.ResourceIdentityType`. */
  | { is: "choice"; type: string; value: string };
export interface Field {
  name: string;
  value: Shape;
}
/** `${bus.id}`: a resource of the program and its property; `${address}`: a variable; `${config.requireSecret("key")}`. */
export interface Reference {
  of: string;
  /** Empty for a variable. */
  property: string;
  /** Key of a secret of the configuration. */
  secret?: string;
}
export interface Declaration {
  /** `monitor`, `MetricAlert` */
  module: string;
  cls: string;
  /** azure-native, or `azure`: the classic provider. */
  provider: string;
  arguments: Shape & { is: "object" };
}

export function shapeOf(fix: Fix): Declaration {
  const [provider = "azure-native", path = "", cls = ""] = fix.type.split(":");
  const module = path.split("/")[0]!;
  return { module, cls, provider, arguments: objectOf(fix.properties, `${module}.${cls}Args`) };
}

function objectOf(value: object, type: string): Shape & { is: "object" } {
  const types = argTypes[type];
  return {
    is: "object",
    type,
    fields: Object.entries(value).map(([name, v]) => ({ name, value: valueOf(v, types?.[name] ?? "", { type, name }) })),
  };
}

type Place = { type: string; name: string };
function valueOf(value: unknown, declared: string, at: Place): Shape {
  if (typeof value === "boolean") return { is: "switch", value };
  if (typeof value === "number") return { is: "number", value, whole: !isFloat(at) };
  if (Array.isArray(value)) {
    const of = declared.replace(/\[\]$/, "");
    return { is: "list", of: of || guess(at, value[0]), mixed: of.includes("|"), items: value.map((v) => valueOf(v, of, at)) };
  }
  if (value !== null && typeof value === "object") {
    if (!declared.startsWith("{}")) return objectOf(value, oneOf(declared, value) || guess(at, value)!);
    const of = declared.slice(2);
    return { is: "map", of, fields: Object.entries(value).map(([name, v]) => ({ name, value: valueOf(v, of, at) })) };
  }
  const text = String(value);
  if (declared.startsWith("enum ") && !/^\.\.\.$|\$\{/.test(text)) return { is: "choice", type: declared.slice(5), value: text };
  return { is: "text", parts: partsOf(text) };
}

/** Of several types the one whose constant the object has. */
function oneOf(declared: string, value: object): string {
  const all = declared.split("|");
  const own = Object.entries(value);
  const fits = (type: string) => own.some(([k, v]) => argTypes[type]?.[k] === `=${String(v)}`);
  return all.length > 1 ? (all.find(fits) ?? all[0]!) : declared;
}
/** Where the table has no type, providers call it by the resource and the property. */
const guess = ({ type, name }: Place, value: unknown): string | undefined =>
  value !== null && typeof value === "object" ? `${type.replace(/Args$/, "")}${upper(name)}Args` : undefined;

/** Numbers that are no integers in the providers' schema, which TypeScript's declarations do not tell. Source: azure-native's Go SDK. */
const floats = new Set([
  "threshold",
  "numberOfEvaluationPeriods",
  "minFailingPeriodsToAlert",
  "dailyQuotaGb",
  "samplingPercentage",
]);
const isFloat = ({ type, name }: Place): boolean =>
  floats.has(name) || (name === "severity" && type === "monitor.ScheduledQueryRuleArgs");

const reference = /\$\{(?:config\.requireSecret\("([^"]+)"\)|([\w-]+)(?:\.([\w.[\]]+))?)\}/;
export function partsOf(text: string): (string | Reference)[] {
  const parts: (string | Reference)[] = [];
  for (let rest = text; rest;) {
    const at = reference.exec(rest);
    if (!at) return [...parts, rest];
    if (at.index > 0) parts.push(rest.slice(0, at.index));
    parts.push(at[1] ? { of: "config", property: "", secret: at[1] } : { of: at[2]!, property: at[3] ?? "" });
    rest = rest.slice(at.index + at[0].length);
  }
  return parts;
}

export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** `monitor.ConditionArgs` without its module. */
export const typeName = (type: string): string => type.split(".").at(-1)!;
export const indent = (lines: string, by: string): string => lines.replace(/^(?=.)/gm, by);
/** Words of a camel-case name; runs of capitals are one word: `useAADAuth` gives use, AAD, Auth. */
export const words = (name: string): string[] => name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]+/g) ?? [name];
/** A map whose one key is computed. Pulumi takes no outputs as keys, so such a map is made when the value is known. */
export interface Computed {
  reference: Reference;
  before: string;
  after: string;
  value: Shape;
}
export function computedKey(fields: readonly Field[]): Computed | undefined {
  const [only] = fields;
  if (fields.length !== 1 || !only) return undefined;
  const parts = partsOf(only.name);
  const at = parts.findIndex((p) => typeof p !== "string");
  if (at < 0) return undefined;
  return {
    reference: parts[at] as Reference,
    before: parts.slice(0, at).join(""),
    after: parts.slice(at + 1).join(""),
    value: only.value,
  };
}
