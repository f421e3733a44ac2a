import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Refusal } from "../../core/base/refusal.ts";
import { readYaml } from "../../core/config/yaml.ts";
import { unreadable } from "../../core/inventory/file.ts";

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
  const { value, problems } = readYaml(readOrRefuse(file, "Pulumi.yaml"), "Pulumi.yaml");
  if (problems.length > 0) throw new Refusal(problems);
  const doc = value as { name?: unknown; main?: unknown; stackConfigDir?: unknown } | null;
  const text = (value: unknown, otherwise: string) => (typeof value === "string" && value !== "" ? value : otherwise);
  const name = text(doc?.name, "");
  if (name === "") throw new Refusal([{ path: "Pulumi.yaml: name", message: "is missing" }]);
  return { root, name, main: text(doc?.main, "."), stackConfigDir: text(doc?.stackConfigDir, ".") };
}

/** The bytes of a file; `label` is what messages call it. */
export function readOrRefuse(file: string, label: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Refusal([{ path: label, ...unreadable(error, file) }]);
  }
}
