import { ValueRefusal } from "./refusal.ts";

// Kusto's patterns know neither look-around nor back-references, and their classes are Unicode's. They are translated to JavaScript's.

const cache = new Map<string, RegExp>();

/** A pattern of Kusto as a JavaScript one. */
export function pattern(source: string, flags = ""): RegExp {
  const key = `${flags}/${source}`;
  let made = cache.get(key);
  if (!made) cache.set(key, (made = translate(source, flags)));
  made.lastIndex = 0;
  return made;
}

function translate(source: string, given: string): RegExp {
  let flags = `${given}u`;
  const refuse = (what: string): never => {
    throw new ValueRefusal(`${what} in the regular expression ${source}`);
  };
  const body = source.replace(/^\(\?([a-zA-Z]+)\)/, (_, more: string) => {
    for (const f of more) if (!"ims".includes(f)) refuse(`the flag ${f}`);
    flags += [...more].filter((f) => !flags.includes(f)).join("");
    return "";
  });
  let inClass = false;
  const out = body.replace(TOKEN, (token) => {
    if (token.startsWith("[") && !inClass) {
      inClass = true;
      return token.replace("]", String.raw`\]`);
    }
    if (!inClass) return outside(token, flags, refuse);
    inClass = token !== "]";
    return inClass ? ofClass(token, refuse) : token;
  });
  try {
    return new RegExp(out, flags);
  } catch {
    return refuse("the syntax");
  }
}
const TOKEN =
  /\\[pP]\{\^?\w+\}|\\[pP]\w|\\x\{?[0-9a-fA-F]+\}?|\\[\s\S]|\[:\^?\w+:\]|\[\^?\]?|\(\?(?:P<|<[=!]?|[:=!>]|[a-zA-Z-]+[:)]?)?|\{\d+,?\d*\}|[\s\S]/g;

type Refuse = (what: string) => never;
const POSIX: Record<string, string> = {
  alpha: "a-zA-Z",
  digit: "0-9",
  alnum: "a-zA-Z0-9",
  space: String.raw`\s`,
  upper: "A-Z",
  lower: "a-z",
  xdigit: "0-9a-fA-F",
  punct: String.raw`!-\/:-@\[-${"`"}\{-~`,
};
const CLASSES: Record<string, string> = { d: String.raw`\p{Nd}`, w: String.raw`\p{L}\p{M}\p{Nd}\p{Pc}`, s: String.raw`\s` };

function ofClass(token: string, refuse: Refuse): string {
  const posix = /^\[:(\w+):\]$/.exec(token);
  if (posix) return POSIX[posix[1]!] ?? refuse(token);
  if (token.startsWith("[")) return token.replace(/[[\]]/g, String.raw`\$&`);
  const known = CLASSES[token.replace(/^\\/, "")];
  return token.startsWith("\\") && known ? known : escaped(token, "-", refuse);
}
function outside(token: string, flags: string, refuse: Refuse): string {
  if (token.startsWith("(?")) return group(token, refuse);
  if (token === ".") return flags.includes("s") ? token : String.raw`[^\n]`;
  if (token === "{" || token === "}" || token === "]") return `\\${token}`;
  if (token === String.raw`\A`) return "^";
  if (token === String.raw`\z`) return "$";
  if (/^\\[1-9]$/.test(token)) return refuse("a back-reference");
  const known = CLASSES[token.slice(1).toLowerCase()];
  if (/^\\[dwsDWS]$/.test(token) && known) return `[${token === token.toUpperCase() ? "^" : ""}${known}]`;
  return escaped(token, "", refuse);
}
function group(token: string, refuse: Refuse): string {
  if (token === "(?:") return token;
  if (token === "(?P<") return "(?<";
  if (token === "(?<") return token;
  return refuse("a look-around or a flag of its own");
}
/** A backslash before a sign that needs none is an error in JavaScript. */
function escaped(token: string, also: string, refuse: Refuse): string {
  const c = token[1];
  if (token[0] !== "\\" || c === undefined) return token;
  if (/[pPxX]/.test(c)) return token.replace(/^\\x\{/, String.raw`\u{`).replace(/^(\\[pP])(\w)$/, "$1{$2}");
  if (/[a-zA-Z0-9]/.test(c)) return /[bBfnrtv0dDsSwW]/.test(c) ? token : refuse(token);
  return /[\^$\\.*+?()[\]{}|/]/.test(c) || also.includes(c) ? token : c;
}

export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
