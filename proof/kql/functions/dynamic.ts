import { toDynamic, toText, toBool } from "../convert.ts";
import { toJson } from "../json.ts";
import { steps } from "../operators/axis.ts";
import { ValueRefusal } from "../refusal.ts";
import { compare, identity, isBag, isNumber, type Bag, type Value } from "../value.ts";
import { integer, strict, type ScalarFunction } from "./helpers.ts";

const ofArray =
  (f: (list: Value[], ...rest: Value[]) => Value): ScalarFunction =>
  (list, ...rest) =>
    Array.isArray(list) ? f(list, ...rest) : null;
const ofBag =
  (f: (bag: Bag, ...rest: Value[]) => Value): ScalarFunction =>
  (bag, ...rest) =>
    isBag(bag!) ? f(bag, ...rest) : null;
export const unique = (vs: Value[]): Value[] => [...new Map(vs.map((v) => [identity(v), v])).values()];
const includes = (list: Value, v: Value): boolean => Array.isArray(list) && list.some((x) => identity(x) === identity(v));

/** Both ends count, negative ones from the end. */
function slice(list: Value[], from: Value, to: Value): Value {
  const at = (i: number): number => (i < 0 ? list.length + i : i);
  return list.slice(Math.max(0, at(integer(from, 0))), Math.max(0, at(integer(to, -1)) + 1));
}
function splitAt(list: Value[], indices: Value): Value {
  const at = (Array.isArray(indices) ? indices : [indices]).map((i) => {
    const n = integer(i, 0);
    return n < 0 ? Math.max(0, list.length + n) : Math.min(n, list.length);
  });
  const bounds = [0, ...at, list.length];
  return bounds.slice(1).map((end, i) => list.slice(bounds[i], Math.max(bounds[i]!, end)));
}
function rotate(list: Value[], by: number): Value {
  const n = list.length;
  return list.map((_, i) => list[(((i + by) % n) + n) % n]!);
}
const shift = (list: Value[], by: number, fill: Value = null): Value => list.map((_, i) => list[i + by] ?? fill);
function sorted(list: Value[], ascending: boolean, rest: Value[]): Value {
  if (rest.length > 0 && typeof rest[0] !== "boolean") throw new ValueRefusal("sorting several arrays together");
  const nullsLast = rest[0] !== false;
  const values = list.filter((v) => v !== null).sort((a, b) => (ascending ? compare(a, b) : compare(b, a)));
  const nulls = list.filter((v) => v === null);
  return nullsLast ? [...values, ...nulls] : [...nulls, ...values];
}
function indexOf(list: Value[], v: Value, start: Value = 0n): Value {
  const from = integer(start, 0);
  return BigInt(list.findIndex((x, i) => i >= from && identity(x) === identity(v)));
}
function choose(conditions: Value[], yes: Value, no: Value): Value {
  const pick = (from: Value, i: number): Value => (Array.isArray(from) ? (from[i] ?? null) : from);
  return conditions.map((c, i) => (c === null ? null : toBool(c) ? pick(yes, i) : pick(no, i)));
}
function sum(list: Value[]): Value {
  const numbers = list.filter((v) => v !== null);
  if (numbers.length === 0 || !numbers.every(isNumber)) return null;
  if (numbers.every((n) => typeof n === "bigint")) return numbers.reduce((a, b) => a + b, 0n);
  return numbers.reduce<number>((a, b) => a + Number(b), 0);
}
/** The first bag that has a key gives its value. */
function merge(...bags: Value[]): Value {
  const out: Bag = new Map();
  for (const bag of bags.filter((b): b is Bag => isBag(b))) for (const [k, v] of bag) if (!out.has(k)) out.set(k, v);
  return out;
}
function pack(...args: Value[]): Value {
  const out: Bag = new Map();
  for (let i = 0; i + 1 < args.length; i += 2) out.set(toText(args[i]!), args[i + 1]!);
  return out;
}
function zip(...lists: Value[]): Value {
  const arrays = lists.map((l) => (Array.isArray(l) ? l : [l]));
  const size = Math.max(...arrays.map((a) => a.length));
  return Array.from({ length: size }, (_, i) => arrays.map((a) => a[i] ?? null));
}
function treePath(v: Value, at = "$"): string[] {
  const children: [string, Value][] = isBag(v)
    ? [...v].map(([k, x]) => [`${at}['${k}']`, x])
    : Array.isArray(v)
      ? v.slice(0, 1).map((x) => [`${at}[0]`, x])
      : [];
  return children.flatMap(([path, x]) => [path.replace(/^\$\.?/, ""), ...treePath(x, path)]);
}
function setOperation(keep: (v: Value, others: Value[]) => boolean): ScalarFunction {
  return (first, ...others) => {
    if (!Array.isArray(first) || !others.every(Array.isArray)) return null;
    return unique(first).filter((v) => keep(v, others));
  };
}
function jaccard(a: Value, b: Value): Value {
  if (!Array.isArray(a) || !Array.isArray(b)) return null;
  const common = unique(a).filter((v) => includes(b, v)).length;
  const all = unique([...a, ...b]).length;
  return all === 0 ? null : common / all;
}
/** With the keys in order. */
function canonical(v: Value): Value {
  if (Array.isArray(v)) return v.map(canonical);
  if (!isBag(v)) return v;
  return new Map([...v].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, x]): [string, Value] => [k, canonical(x)]));
}
const keysOf = (v: Value): string[] => (Array.isArray(v) ? v.map(toText) : [toText(v)]);

export const dynamicFunctions: Record<string, ScalarFunction> = {
  parse_json: (v) => toDynamic(v!),
  parsejson: (v) => toDynamic(v!),
  todynamic: (v) => toDynamic(v!),
  toobject: (v) => toDynamic(v!),
  dynamic_to_json: (v) => toJson(canonical(v!)),
  array_length: ofArray((a) => BigInt(a.length)),
  arraylength: ofArray((a) => BigInt(a.length)),
  array_concat: (...lists) => lists.flatMap((l) => (Array.isArray(l) ? l : [])),
  array_slice: ofArray((a, from, to) => slice(a, from!, to!)),
  array_split: ofArray((a, at) => splitAt(a, at!)),
  array_reverse: ofArray((a) => [...a].reverse()),
  array_rotate_left: ofArray((a, n) => rotate(a, integer(n, 0))),
  array_rotate_right: ofArray((a, n) => rotate(a, -integer(n, 0))),
  array_shift_left: ofArray((a, n, fill) => shift(a, integer(n, 0), fill)),
  array_shift_right: ofArray((a, n, fill) => shift(a, -integer(n, 0), fill)),
  array_sort_asc: ofArray((a, ...rest) => sorted(a, true, rest)),
  array_sort_desc: ofArray((a, ...rest) => sorted(a, false, rest)),
  array_index_of: ofArray((a, v, start) => indexOf(a, v!, start)),
  array_sum: ofArray(sum),
  array_iff: ofArray((a, yes, no) => choose(a, yes!, no!)),
  array_iif: ofArray((a, yes, no) => choose(a, yes!, no!)),
  pack_array: (...vs) => vs,
  bag_keys: ofBag((b) => [...b.keys()]),
  bag_has_key: ofBag((b, k) => b.has(toText(k!))),
  bag_merge: merge,
  bag_remove_keys: ofBag((b, ks) => new Map([...b].filter(([k]) => !keysOf(ks!).includes(k)))),
  bag_set_key: ofBag((b, k, v) => new Map([...b, [toText(k!), v!]])),
  bag_zip: (ks, vs) => (Array.isArray(ks) && Array.isArray(vs) ? new Map(ks.map((k, i) => [toText(k), vs[i] ?? null])) : null),
  bag_pack: pack,
  pack: pack,
  pack_dictionary: pack,
  set_union: (...lists) => (lists.every(Array.isArray) ? unique(lists.flat()) : null),
  set_intersect: setOperation((v, others) => others.every((o) => includes(o, v))),
  set_difference: setOperation((v, others) => !others.some((o) => includes(o, v))),
  set_has_element: ofArray((a, v) => includes(a, v!)),
  set_equals: (a, b) =>
    Array.isArray(a) && Array.isArray(b) && unique(a).length === unique(b).length && a.every((v) => includes(b, v)),
  jaccard_index: (a, b) => jaccard(a!, b!),
  zip,
  repeat: (v, n) => (n === null ? null : Array<Value>(Math.max(0, integer(n, 0))).fill(v!)),
  range: strict((from, to, step = 1n) => steps(from!, to!, step!, true)),
  treepath: (v) => treePath(v!),
};
