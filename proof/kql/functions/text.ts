import { createHash } from "node:crypto";
import { toText } from "../convert.ts";
import { pattern } from "../pattern.ts";
import { ValueRefusal } from "../refusal.ts";
import { has } from "../text.ts";
import { isEmpty, type Value } from "../value.ts";
import { integer, ofText, strict, type ScalarFunction } from "./helpers.ts";

const long = (n: number): bigint => BigInt(n);
const trim =
  (start: boolean, end: boolean): ScalarFunction =>
  (regex, text) => {
    const p = toText(regex!);
    let s = toText(text!);
    if (start) s = s.replace(pattern(`^(?:${p})`), "");
    return end ? s.replace(pattern(`(?:${p})$`), "") : s;
  };

/** A negative start counts from the end; one before the beginning gives nothing. Counted in characters, not in code units. */
function substring(text: Value, from: Value, length?: Value): Value {
  const s = [...toText(text)];
  const given = integer(from, 0);
  const start = given < 0 ? s.length + given : given;
  const size = length === undefined || length === null ? s.length : integer(length, s.length);
  return size < 0 || start < 0 ? "" : s.slice(start, start + size).join("");
}

function indexOf(text: Value, lookup: Value, start: Value = 0n, length: Value = -1n, occurrence: Value = 1n): Value {
  const [s, find] = [toText(text), toText(lookup)];
  if (find === "") return null;
  const size = integer(length, -1);
  const given = integer(start, 0);
  const first = given < 0 ? Math.max(0, s.length + given) : given;
  const within = size < 0 ? s : s.slice(0, first + size);
  let at = within.indexOf(find, first);
  for (let n = integer(occurrence, 1); n > 1 && at >= 0; n--) at = within.indexOf(find, at + 1);
  return long(at);
}

function split(text: Value, delimiter: Value, index?: Value): Value {
  const s = toText(text);
  const parts = isEmpty(delimiter) ? [s] : s.split(toText(delimiter));
  if (index === undefined || index === null) return parts;
  const part = parts[integer(index, 0)];
  return part === undefined ? null : [part];
}

/** `\1` in the rewrite stands for the first group. */
function replaceRegex(text: Value, regex: Value, rewrite: Value): Value {
  const to = toText(rewrite)
    .replace(/\$/g, "$$$$")
    .replace(/\\(\d)/g, (_, n: string) => (n === "0" ? "$&" : `$${n}`));
  return toText(text).replace(pattern(toText(regex), "g"), to);
}

function replaceStrings(text: Value, lookups: Value, rewrites: Value): Value {
  if (!Array.isArray(lookups)) return toText(text);
  const to = (i: number): string => toText(Array.isArray(rewrites) ? (rewrites[i] ?? "") : rewrites);
  return lookups.reduce<string>((s, find, i) => s.split(toText(find)).join(to(i)), toText(text));
}

export function extract(regex: Value, group: Value, text: Value): string {
  const m = pattern(toText(regex)).exec(toText(text));
  return m?.[integer(group, 0)] ?? "";
}
function extractAll(regex: Value, ...rest: Value[]): Value {
  if (rest.length > 1) throw new ValueRefusal("extract_all with chosen groups");
  const groups = [...toText(rest[0]!).matchAll(pattern(toText(regex), "g"))].map((m): Value => {
    if (m.length === 1) return m[0];
    return m.length === 2 ? (m[1] ?? "") : m.slice(1).map((x) => x ?? "");
  });
  return groups.length > 0 ? groups : null;
}

/** Overlapping occurrences of a plain text count, those of a pattern do not. */
function countOf(text: Value, search: Value, kind: Value = "normal"): Value {
  const [s, find] = [toText(text), toText(search)];
  if (kind === "regex") return long([...s.matchAll(pattern(find, "g"))].length);
  let n = 0;
  for (let i = s.indexOf(find); i >= 0 && find !== ""; i = s.indexOf(find, i + 1)) n++;
  return long(n);
}
const repeat = (v: Value, times: Value, between: Value = ""): Value =>
  Array<string>(Math.max(0, integer(times, 0)))
    .fill(toText(v))
    .join(toText(between));
const compareText = (a: string, b: string): bigint => (a < b ? -1n : a > b ? 1n : 0n);
const digest = (name: string) => ofText((s) => createHash(name).update(s).digest("hex"));
const decoded = (s: string): string => {
  try {
    return decodeURIComponent(s);
  } catch {
    return s;
  }
};
const codePoints = (s: string): Value[] => [...s].map((c) => long(c.codePointAt(0)!));

export const textFunctions: Record<string, ScalarFunction> = {
  strcat: (...parts) => parts.map(toText).join(""),
  strcat_delim: (delimiter, ...parts) => parts.map(toText).join(toText(delimiter!)),
  strcat_array: (list, delimiter) => (Array.isArray(list) ? list.map(toText).join(toText(delimiter!)) : ""),
  strlen: ofText((s) => long([...s].length)),
  string_size: ofText((s) => long(Buffer.byteLength(s))),
  strrep: repeat,
  strcmp: (a, b) => compareText(toText(a!), toText(b!)),
  tolower: ofText((s) => s.toLowerCase()),
  toupper: ofText((s) => s.toUpperCase()),
  reverse: ofText((s) => [...s].reverse().join("")),
  trim: trim(true, true),
  trim_start: trim(true, false),
  trim_end: trim(false, true),
  substring: (...args) => substring(args[0]!, args[1]!, args[2]),
  indexof: (...args) => indexOf(args[0]!, args[1]!, args[2], args[3], args[4]),
  split: (...args) => split(args[0]!, args[1]!, args[2]),
  replace_string: (s, find, to) => (isEmpty(find!) ? toText(s!) : toText(s!).split(toText(find!)).join(toText(to!))),
  replace_strings: (s, find, to) => replaceStrings(s!, find!, to!),
  replace_regex: (s, regex, to) => replaceRegex(s!, regex!, to!),
  replace: (regex, to, s) => replaceRegex(s!, regex!, to!),
  extract_all: (regex, ...rest) => extractAll(regex!, ...rest),
  countof: (...args) => countOf(args[0]!, args[1]!, args[2]),
  has_any_index: (s, list) => long(Array.isArray(list) ? list.findIndex((x) => has(toText(s!), toText(x))) : -1),
  isascii: ofText((s) => [...s].every((c) => c.codePointAt(0)! < 128)),
  isutf8: () => true,
  unicode_codepoints_from_string: ofText(codePoints),
  to_utf8: ofText(codePoints),
  unicode_codepoints_to_string: (...points) => String.fromCodePoint(...points.flat().map(Number)),
  make_string: (...points) => String.fromCodePoint(...points.flat().map(Number)),
  url_encode: ofText((s) => encodeURIComponent(s).replace(/%20/g, "+")),
  url_encode_component: ofText((s) => encodeURIComponent(s)),
  url_decode: ofText((s) => decoded(s)),
  base64_encode_tostring: ofText((s) => Buffer.from(s).toString("base64")),
  base64_decode_tostring: ofText((s) => Buffer.from(s, "base64").toString()),
  hash_sha256: digest("sha256"),
  hash_sha1: digest("sha1"),
  hash_md5: digest("md5"),
  tohex: strict((n) => BigInt.asUintN(64, n as bigint).toString(16)),
  isempty: (v) => isEmpty(v!),
  isnotempty: (v) => !isEmpty(v!),
  notempty: (v) => !isEmpty(v!),
  regex_quote: ofText((s) => s.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")),
};
