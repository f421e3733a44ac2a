import { Scalar, parseDocument, visit } from "yaml";
import type { Document } from "yaml";
import { decode } from "../base/decode.ts";
import type { Problem } from "../base/refusal.ts";
import { plain, show } from "../base/show.ts";

/** Plain data of a YAML file that Pulumi reads too, or all that is wrong with it. */
export function readYaml(
  content: string | Uint8Array,
  file: string,
): { value: unknown; problems: [] } | { value?: undefined; problems: Problem[] } {
  const decoded = decode(content);
  if ("wrong" in decoded) return { problems: [{ path: file, message: decoded.wrong, allowed: "YAML in UTF-8" }] };
  const doc = parseDocument(decoded.text, { merge: true, prettyErrors: false });
  const faults = [...syntax(doc, decoded.text, file), ...ambiguousNumbers(doc, decoded.text, file)];
  if (faults.length > 0) return { problems: faults };
  const tree = toObject(doc);
  if (tree === undefined) return { problems: [{ path: file, message: "repeats its anchors or nests its settings without end" }] };
  return { value: tree.value, problems: [] };
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
