import { ValueRefusal } from "./refusal.ts";

// Kusto's patterns are RE2's. What differs from JavaScript is translated or refused.

const cache = new Map<string, RegExp>();

/** An RE2 pattern as a JavaScript one. */
export function pattern(source: string, flags = ""): RegExp {
  const key = `${flags}/${source}`;
  let made = cache.get(key);
  if (!made) cache.set(key, (made = translate(source, flags)));
  made.lastIndex = 0;
  return made;
}

function translate(source: string, flags: string): RegExp {
  let all = flags;
  let body = source.replace(/^\(\?([imsU]+)\)/, (_, more: string) => {
    if (more.includes("U")) throw new ValueRefusal(`the regular expression flag U in ${source}`);
    for (const f of more) if (!all.includes(f)) all += f;
    return "";
  });
  if (/\\p[A-Z]/.test(body) || /\\p\{/.test(body)) all += "u";
  if (/\(\?[=!]|\(\?<[=!]|\(\?>|\\[1-9]/.test(body))
    throw new ValueRefusal(`the regular expression ${source}, which RE2 refuses,`);
  body = body
    .replace(/\(\?P</g, "(?<")
    .replace(/\\A/g, "^")
    .replace(/\\z/g, "$")
    .replace(/\[\[:(\w+):\]\]/g, posix);
  if (/\(\?[imsU-]+\)/.test(body)) throw new ValueRefusal(`a flag inside the regular expression ${source}`);
  try {
    return new RegExp(body, all);
  } catch {
    throw new ValueRefusal(`the regular expression ${source}`);
  }
}
const POSIX: Record<string, string> = {
  alpha: "a-zA-Z",
  digit: "0-9",
  alnum: "a-zA-Z0-9",
  space: "\\s",
  upper: "A-Z",
  lower: "a-z",
};
const posix = (whole: string, name: string): string => (POSIX[name] ? `[${POSIX[name]}]` : whole);

export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
