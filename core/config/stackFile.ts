import { Scalar, parseDocument, visit } from "yaml";
import type { Document } from "yaml";
import { decode } from "../decode.ts";
import { nearest } from "../nearest.ts";
import type { Problem } from "../refusal.ts";
import { plain, show } from "../show.ts";
import { parseConfig } from "./parse.ts";
import type { ParsedConfig } from "./parse.ts";
import type { Known } from "./known.ts";
import { markSecrets } from "./secrets.ts";

/** The key of the one object that configures azmon; its own namespace, so that it reads the same in any project. */
export const CONFIG_KEY = "azmon:config";

/** What stands under `azmon:config`, as Pulumi would hand it to the program, secrets still as `{ secure: ... }`. */
type StackObject = { value: unknown; problems: [] } | { value?: undefined; problems: Problem[] };

/** Reads the text of a `Pulumi.<env>.yaml` without checking the settings themselves. */
export function readStackObject(content: string | Uint8Array, file: string): StackObject {
  const decoded = decode(content);
  if ("wrong" in decoded) return { problems: [{ path: file, message: decoded.wrong, allowed: "YAML in UTF-8" }] };
  const doc = parseDocument(decoded.text, { merge: true, prettyErrors: false });
  const faults = [...syntax(doc, decoded.text, file), ...ambiguousNumbers(doc, decoded.text, file)];
  if (faults.length > 0) return { problems: faults };
  const tree = toObject(doc);
  if (tree === undefined) return { problems: [{ path: file, message: "repeats its anchors or nests its settings without end" }] };
  const found = findConfig(tree.value, file);
  return Array.isArray(found) ? { problems: found } : { value: found.value, problems: [] };
}

/** The same, checked as the program under Pulumi checks it. */
export function parseStackFile(content: string | Uint8Array, file: string, known: Known): ParsedConfig {
  const read = readStackObject(content, file);
  if (read.problems.length > 0) return { problems: read.problems };
  const { value, problems } = markSecrets(read.value);
  const parsed = parseConfig(value, known);
  return problems.length === 0 ? parsed : { problems: [...problems, ...parsed.problems] };
}

/** Undefined for a file whose aliases multiply, or whose nesting never ends. */
function toObject(doc: Document.Parsed): { value: unknown } | undefined {
  try {
    return { value: doc.toJS({ maxAliasCount: 100 }) as unknown };
  } catch {
    return undefined;
  }
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split("\n").length;

function syntax(doc: Document.Parsed, text: string, file: string): Problem[] {
  return doc.errors.map((e) => ({
    path: `${file} > line ${lineOf(text, e.pos[0])}`,
    message: `is not YAML: ${plain(e.message, 120)}`,
  }));
}

/** Numbers that Pulumi's reader takes differently from YAML 1.2: octal by a leading zero, binary, digits grouped by underscores. */
function ambiguousNumbers(doc: Document.Parsed, text: string, file: string): Problem[] {
  const problems: Problem[] = [];
  visit(doc, {
    Scalar(_, node) {
      if (node.type !== Scalar.PLAIN || !/^[-+]?(0[0-7]+|0b[01_]+|[\d.]+_[\d._]*)$/.test(node.source ?? "")) return;
      problems.push({
        path: `${file} > line ${lineOf(text, node.range?.[0] ?? 0)}`,
        message: "Pulumi and YAML read this number differently",
        found: show(node.source),
        allowed: "the plain number, or the text in quotes",
      });
    },
  });
  return problems;
}

function findConfig(file: unknown, name: string): { value: unknown } | Problem[] {
  const config = isObject(file) ? file["config"] : undefined;
  if (!isObject(config))
    return [{ path: `${name} > config`, message: "is missing", allowed: `an object with the key ${CONFIG_KEY}` }];
  if (!Object.hasOwn(config, CONFIG_KEY)) {
    const like = nearest(CONFIG_KEY, Object.keys(config));
    return [
      { path: `${name} > config > ${CONFIG_KEY}`, message: "is missing", ...(like === undefined ? {} : { found: show(like) }) },
    ];
  }
  const value = config[CONFIG_KEY];
  // `pulumi config set azmon:config '{...}'` writes the object as text; Pulumi parses it for the program.
  if (typeof value !== "string") return { value };
  try {
    return { value: JSON.parse(value) as unknown };
  } catch {
    return [{ path: `${name} > config > ${CONFIG_KEY}`, message: "must be an object", found: show(value) }];
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
