import { cast, missing, toText } from "../convert.ts";
import { items, type Node } from "../language.ts";
import { type Compiler, inPlaceOf, mapRows, onRows, type Plan, type Scope } from "../plan.ts";

interface Options {
  pair: string;
  kv: string;
  quote: string;
}
/** `parse-kv`: the first value of each key that is asked for. */
export function parseKv(node: Node, input: Plan, scope: Scope, c: Compiler): Plan {
  const columns = c.columns(node);
  const keys = items(node.Keys.Columns).map((k) => ({ name: k.Name.SimpleName!, type: k.Type.toString(0).trim() }));
  const at = keys.map((k) => columns.findIndex((column) => column.name === k.name));
  const options = optionsOf(node, scope, c);
  const text = c.expr(node.Expression, onRows(scope, input.columns));
  return {
    columns,
    run: (run) =>
      mapRows(run, input.run(run), (frame) => {
        const found = pairs(toText(text.eval(frame)), options);
        const row = columns.map((k, i) => frame.row[i] ?? missing(k.type));
        keys.forEach((k, i) => (row[at[i]!] = cast(k.type, found.get(k.name) ?? null)));
        return inPlaceOf(row, frame.row, run);
      }),
  };
}
function optionsOf(node: Node, scope: Scope, c: Compiler): Options {
  const given = new Map(items(node.WithClause?.Properties).map((p) => [p.Name.SimpleName!, p]));
  const option = (name: string): string => {
    const p = given.get(name);
    given.delete(name);
    return p ? toText(c.constant(p.Expression, scope)) : "";
  };
  const options = { pair: option("pair_delimiter"), kv: option("kv_delimiter"), quote: option("quote") };
  const [other] = given;
  if (other) return c.refuse(`parse-kv with ${other[0]}`, other[1]);
  return options.pair && options.kv ? options : c.refuse("parse-kv without its delimiters", node);
}

function pairs(text: string, { pair, kv, quote }: Options): Map<string, string> {
  // Blanks around the sign between key and value belong to neither, even where blanks separate the pairs.
  const joined = /^\s+$/.test(pair)
    ? text
        .split(kv)
        .map((part) => part.trim())
        .join(kv)
    : text;
  const found = new Map<string, string>();
  for (const part of split(joined, pair, quote)) {
    const at = part.indexOf(kv);
    const key = part.slice(0, at).trim();
    if (at >= 0 && !found.has(key)) found.set(key, unquoted(part.slice(at + kv.length).trim(), quote));
  }
  return found;
}
/** A delimiter inside quotes separates nothing. */
function split(text: string, delimiter: string, quote: string): string[] {
  const parts: string[] = [""];
  for (const part of text.split(delimiter)) {
    const open = parts[parts.length - 1]!;
    const quotes = quote ? open.split(quote).length - 1 : 0;
    if (quotes % 2 === 1) parts[parts.length - 1] = open + delimiter + part;
    else parts.push(part);
  }
  return parts;
}
const unquoted = (value: string, quote: string): string =>
  quote && value.length >= 2 * quote.length && value.startsWith(quote) && value.endsWith(quote)
    ? value.slice(quote.length, -quote.length)
    : value;
