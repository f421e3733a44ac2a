import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
const rooms = ["catalogue", "core", "proof", "components", "stacks", "policies", "cli"];

/** Every source file of the product, tests and their helpers left out, relative to the root. */
export const sources: string[] = rooms
  .filter((room) => existsSync(path.join(root, room)))
  .flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" }).map((file) => path.posix.join(room, file)),
  )
  .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|\.d\.ts$|(^|\/)(testing|dist|node_modules)(\/|\.ts$)/.test(file))
  .sort();

/** What a file imports of this project, type-only imports included. */
export function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map((m) =>
    path.posix.normalize(path.posix.join(path.posix.dirname(file), m[1]!)),
  );
}

/** Groups of files that import each other in a circle (Tarjan's strongly connected components of more than one file). */
export function circles(files: readonly string[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    for (const next of importsOf(file)) {
      if (!files.includes(next)) continue;
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file)!, low.get(next)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const file of files) if (!index.has(file)) visit(file);
  return found;
}
