/** Control characters, line separators, text-direction marks and halves of surrogate pairs: never printed as they are. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Foreign text made safe for one line of a terminal, and short; `keepEnd` shortens in the middle, for ids that differ at their end. */
export function plain(text: string, max = 80, keepEnd = false): string {
  const head = keepEnd ? Math.floor(max / 3) : max;
  const tail = keepEnd ? max - head : 0;
  const cut = text.length > max ? `${text.slice(0, head)}…${tail > 0 ? text.slice(-tail) : ""}` : text;
  return cut.replace(unprintable, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);
}

/** What was found, for a message: strings in quotes, lists and objects by their kind, never whole. */
export function show(value: unknown, max = 80): string {
  if (typeof value === "string") return `"${plain(value, max)}"`;
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  return plain(String(value), max);
}

/** A path into a config as a person would write it: `overrides.alerts["storage.availability"][0]`. */
export function pathText(path: readonly PropertyKey[], whole = "(the whole config)"): string {
  const text = path.reduce<string>((before, key) => {
    if (typeof key === "number") return `${before}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_][\w-]*$/.test(name)) return `${before}[${show(name, 120)}]`;
    return before === "" ? name : `${before}.${name}`;
  }, "");
  return text === "" ? whole : text;
}
