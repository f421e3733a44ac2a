import { z } from "zod";
import { nearest } from "../base/nearest.ts";
import type { Problem } from "../base/refusal.ts";
import { pathText, plain, show } from "../base/show.ts";
import { environmentConfig } from "./schema.ts";
import { keysOf, schemaAt } from "./walk.ts";

type Issue = z.core.$ZodIssue;

/** What is judged, in which words: by default the environment. */
interface Judged {
  schema: z.core.$ZodType;
  /** What is said of a key that the schema does not have. */
  unknown: string;
  /** The path as it is shown. */
  at: (path: readonly PropertyKey[]) => readonly PropertyKey[];
}
const environment: Judged = { schema: environmentConfig, unknown: "is no setting", at: (path) => path };

/** What zod found wrong, in the words that help to mend it. */
export function problemsOf(issues: readonly Issue[], raw: unknown, judged: Judged = environment): Problem[] {
  const whole = judged === environment ? undefined : "";
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(issue.path, key, judged));
    const path = pathText(judged.at(issue.path), whole);
    const value = issue.path.reduce<unknown>((v, key) => own(v, key), raw);
    if (issue.code === "invalid_key")
      return [
        { path, message: "the name is not allowed", found: show(issue.path.at(-1)), allowed: issue.issues[0]?.message ?? "" },
      ];
    if (value === undefined) return [{ path, message: "is missing", allowed: wanted(issue) }];
    return [{ path, message: "is not allowed", found: show(value), allowed: wanted(issue), ...suggestion(issue, value) }];
  });
}

const own = (value: unknown, key: PropertyKey): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;

function unknownKey(parent: readonly PropertyKey[], key: string, judged: Judged): Problem {
  const schema = schemaAt(judged.schema, parent);
  const known = schema === undefined ? [] : keysOf(schema);
  const like = nearest(plain(key, 80), known);
  return {
    path: pathText([...judged.at(parent), key]),
    message: judged.unknown,
    ...(like === undefined ? { allowed: known.join(", ") } : { nearest: like }),
  };
}

/** What the schema asks for, as an answer to "what should stand here?". */
function wanted(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return { string: "text", array: "a list", object: "an object", record: "an object", boolean: "true or false", int: "a whole number" }[
        issue.expected as string
      ] ?? `a ${issue.expected}`; // prettier-ignore
    case "invalid_value":
      return issue.values.map(String).join(", ");
    case "invalid_format":
      return issue.format === "email" ? "a mail address" : issue.format === "url" ? "a URL" : issue.message;
    case "too_small":
      return issue.origin === "string"
        ? `at least ${count(issue.minimum, "character")}`
        : `at least ${limit(issue.origin, issue.minimum)}`;
    case "too_big":
      return issue.origin === "string"
        ? `at most ${count(issue.maximum, "character")}`
        : `at most ${limit(issue.origin, issue.maximum)}`;
    case "invalid_union":
      return [...new Set(issue.errors.flat().map(wanted))].join(", or ");
    default:
      return issue.message;
  }
}
const count = (n: number | bigint, what: string): string => `${n} ${what}${Number(n) === 1 ? "" : "s"}`;
const limit = (origin: string, n: number | bigint): string =>
  origin === "array" ? count(n, "entry").replace("entrys", "entries") : String(n);

function suggestion(issue: Issue, value: unknown): { nearest?: string } {
  if (issue.code !== "invalid_value" || !["string", "number"].includes(typeof value)) return {};
  const options = issue.values.map(String);
  const text = plain(String(value), 80);
  // Short forms people write, such as `prod` and `dev`, are far from the name by letters.
  const started = text.length > 1 ? options.filter((o) => o.toLowerCase().startsWith(text.toLowerCase())) : [];
  const like = nearest(text, options) ?? (started.length === 1 ? started[0] : undefined);
  return like === undefined ? {} : { nearest: like };
}
