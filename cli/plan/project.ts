import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { Refusal } from "../../core/refusal.ts";

/** What Pulumi.yaml says of a project. */
export interface Project {
  root: string;
  name: string;
  main: string;
  stackConfigDir: string;
}

/** The project of a folder: the nearest Pulumi.yaml above, as the Pulumi CLI finds it. */
export function findProject(from: string): Project {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const file = join(folder, "Pulumi.yaml");
    if (existsSync(file)) return readProject(folder, file);
    if (dirname(folder) === folder)
      throw new Refusal([{ path: "Pulumi.yaml", message: `no such file in ${resolve(from)} or above` }]);
  }
}

function readProject(root: string, file: string): Project {
  const doc = readYaml(file, "Pulumi.yaml") as { name?: unknown; main?: unknown; stackConfigDir?: unknown } | null;
  const text = (value: unknown, otherwise: string) => (typeof value === "string" && value !== "" ? value : otherwise);
  const name = text(doc?.name, "");
  if (name === "") throw new Refusal([{ path: "Pulumi.yaml: name", message: "is missing" }]);
  return { root, name, main: text(doc?.main, "."), stackConfigDir: text(doc?.stackConfigDir, ".") };
}

/** The plain value of a YAML file; every syntax error of it as a problem. `label` is what messages call the file. */
export function readYaml(file: string, label: string): unknown {
  let source: string;
  try {
    source = readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Refusal([{ path: label, message: code === "ENOENT" ? "no such file" : `cannot be read (${code})` }]);
  }
  const doc = parseDocument(source, { prettyErrors: true });
  if (doc.errors.length > 0)
    throw new Refusal(
      doc.errors.map((e) => ({
        path: `${label}:${e.linePos?.[0].line ?? 1}:${e.linePos?.[0].col ?? 1}`,
        message: `not YAML: ${e.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "")}`,
      })),
    );
  return doc.toJS();
}
