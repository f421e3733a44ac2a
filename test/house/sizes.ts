import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { root, sources } from "./imports.ts";

/** Files whose length is that of what they list, not of steps: entries, queries, examples, the texts of findings and of policies. */
const data = /^(catalogue|policies|core\/findings)\/|(^|\/)\w*[qQ]uer(y|ies)\.ts$|\/example\.ts$/;
export const code: string[] = sources.filter((file) => !data.test(file));

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
export const linesOf = (file: string): string[] => read(file).trimEnd().split("\n");

export interface Measured {
  where: string;
  parameters: number;
  lines: number;
}

/** Every function of a file that has a body, methods, constructors and arrows too, with its lines from head to end. */
export function functionsOf(file: string): Measured[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: Measured[] = [];
  const line = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const first = line(node.getStart(source));
      found.push({
        where: `${file}:${first + 1}`,
        parameters: node.parameters.length,
        lines: line(node.end) - first + 1,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
