import { formatDateTime, formatTimeSpan } from "./time.ts";
import { DateTime, TimeSpan, type Bag, type Value } from "./value.ts";

/** A real as .NET prints it: the shortest text that reads back, exponents from 1E+15 up and 1E-05 down. */
export function formatReal(n: number): string {
  if (Number.isNaN(n)) return "NaN";
  if (!Number.isFinite(n)) return n > 0 ? "Infinity" : "-Infinity";
  const size = Math.abs(n);
  if (Object.is(n, -0)) return "-0";
  if (n === 0 || (size >= 1e-4 && size < 1e15)) return String(n);
  const [digits, exponent] = n.toExponential().split("e") as [string, string];
  return `${digits}E${exponent[0]}${exponent.slice(1).padStart(2, "0")}`;
}
/** Inside dynamic a real keeps its point, so it reads back as one. */
const jsonReal = (n: number): string => {
  if (!Number.isFinite(n)) return Number.isNaN(n) ? '"NaN"' : n > 0 ? '"Infinity"' : '"-Infinity"';
  const s = formatReal(n);
  return /[.E]/.test(s) ? s : `${s}.0`;
};

/** A dynamic value as JSON. */
export function toJson(v: Value, indent = ""): string {
  if (v === null) return "null";
  if (typeof v === "string") return JSON.stringify(v);
  if (typeof v === "bigint") return v.toString();
  if (typeof v === "number") return jsonReal(v);
  if (typeof v === "boolean") return String(v);
  if (v instanceof DateTime) return JSON.stringify(formatDateTime(v));
  if (v instanceof TimeSpan) return JSON.stringify(formatTimeSpan(v));
  const parts = Array.isArray(v)
    ? v.map((x) => inner(x, indent))
    : [...v].map(([k, x]) => `${JSON.stringify(k)}:${indent ? " " : ""}${inner(x, indent)}`);
  const [open, close] = Array.isArray(v) ? "[]" : "{}";
  if (parts.length === 0 || !indent) return `${open}${parts.join(",")}${close}`;
  return `${open}\n${parts.map((p) => indent + p.replaceAll("\n", `\n${indent}`)).join(",\n")}\n${close}`;
}
const inner = (v: Value, indent: string): string => toJson(v, indent);

/** Reads JSON; numbers with neither point nor exponent are longs. `undefined`: no JSON. */
export function parseJson(text: string): Value | undefined {
  const reader = { text, at: 0 };
  try {
    const v = value(reader);
    space(reader);
    return reader.at === text.length ? v : undefined;
  } catch {
    return undefined;
  }
}
interface Reader {
  text: string;
  at: number;
}
const fail = (): never => {
  throw new SyntaxError("not JSON");
};
const space = (r: Reader): void => {
  while (/\s/.test(r.text[r.at] ?? "")) r.at++;
};
const TOKEN = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function value(r: Reader): Value {
  space(r);
  const c = r.text[r.at];
  if (c === "{") return bag(r);
  if (c === "[") return array(r);
  TOKEN.lastIndex = r.at;
  const token = TOKEN.exec(r.text)?.[0] ?? fail();
  r.at += token.length;
  return scalar(token);
}
function scalar(token: string): Value {
  if (token[0] === '"') return JSON.parse(token) as string;
  if (token[0] === "'") return JSON.parse(`"${token.slice(1, -1).replace(/\\'/g, "'").replace(/"/g, '\\"')}"`) as string;
  if (token === "null") return null;
  if (token === "true" || token === "false") return token === "true";
  if (!/^-?\d+$/.test(token)) return Number(token);
  const n = BigInt(token);
  return BigInt.asIntN(64, n) === n ? n : Number(token);
}
function sequence(r: Reader, close: string, element: () => void): void {
  r.at++;
  space(r);
  if (r.text[r.at] === close) return void r.at++;
  for (;;) {
    element();
    space(r);
    const c = r.text[r.at++];
    if (c === close) return;
    if (c !== ",") fail();
  }
}
function array(r: Reader): Value[] {
  const out: Value[] = [];
  sequence(r, "]", () => out.push(value(r)));
  return out;
}
function bag(r: Reader): Bag {
  const out: Bag = new Map();
  sequence(r, "}", () => {
    const key = value(r);
    space(r);
    if (typeof key !== "string" || r.text[r.at++] !== ":") fail();
    out.set(key as string, value(r));
  });
  return out;
}
