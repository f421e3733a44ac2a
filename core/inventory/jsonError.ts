/** Where a text stops being JSON. Node's own messages differ from version to version; these do not. */
interface JsonError {
  line: number;
  column: number;
  /** `ends too early`, or `unexpected "x"`. */
  what: string;
}

type Expect = "value" | "key" | "keyOrEnd" | "valueOrEnd" | "colon" | "commaOrEnd" | "nothing";
const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const blank = /[ \t\r\n]*/y;

/** Reads `text` without building anything. Call it only where JSON.parse has failed. */
export function locateJsonError(text: string): JsonError {
  const open: ("{" | "[")[] = [];
  let at = 0;
  let expect: Expect = "value";
  const after = (): Expect => (open.length === 0 ? "nothing" : "commaOrEnd");
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const takeString = (): boolean => {
    const start = at;
    if (text[at] !== '"') return false;
    for (at++; at < text.length && text[at]! >= " ";) {
      if (text[at] === '"') return ++at > 0;
      if (text[at] !== "\\") at++;
      else if (!take(escape)) break;
    }
    at = start;
    return false;
  };
  for (;;) {
    take(blank);
    const c = text[at];
    if (c === undefined) break;
    const inObject = open.at(-1) === "{";
    const wantsValue = expect === "value" || expect === "valueOrEnd";
    if (wantsValue && (c === "{" || c === "[")) {
      open.push(c);
      at++;
      expect = c === "{" ? "keyOrEnd" : "valueOrEnd";
    } else if (c === (inObject ? "}" : "]") && (expect === "commaOrEnd" || expect === (inObject ? "keyOrEnd" : "valueOrEnd"))) {
      open.pop();
      at++;
      expect = after();
    } else if (c === "," && expect === "commaOrEnd") {
      at++;
      expect = inObject ? "key" : "value";
    } else if (c === ":" && expect === "colon") {
      at++;
      expect = "value";
    } else if ((expect === "key" || expect === "keyOrEnd") && takeString()) expect = "colon";
    else if (wantsValue && (takeString() || take(literal))) expect = after();
    else break;
  }
  return describe(text, at);
}

function describe(text: string, at: number): JsonError {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  const column = at - before.lastIndexOf("\n");
  const rest = text.slice(at);
  // A string that is never closed, or a literal cut in the middle, reaches the end of the text.
  const endsEarly = rest === "" || (rest[0] === '"' && !/["\n]/.test(rest.slice(1))) || /^[-\w.+]{1,20}$/.test(rest);
  return { line, column, what: endsEarly ? "ends too early" : `has something unexpected: ${JSON.stringify(rest.slice(0, 12))}` };
}
