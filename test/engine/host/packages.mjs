import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";

const parents = function* (folder) {
  for (let dir = folder; ; dir = path.dirname(dir)) {
    yield dir;
    if (dir === path.dirname(dir)) return;
  }
};
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The provider packages a program depends on, from its package.json and node_modules above it. */
export function requiredPackages(folder, plugin) {
  const home = [...parents(folder)].find((dir) => existsSync(path.join(dir, "package.json")));
  if (!home) return [];
  const { dependencies, devDependencies } = readJson(path.join(home, "package.json"));
  return Object.keys({ ...dependencies, ...devDependencies }).flatMap((name) => {
    const file = [...parents(folder)].map((dir) => path.join(dir, "node_modules", name, "package.json")).find(existsSync);
    const manifest = file && readJson(file);
    if (!manifest?.pulumi?.resource) return [];
    const dependency = new plugin.PackageDependency();
    dependency.setName(manifest.pulumi.name ?? manifest.name.replace("@pulumi/", ""));
    dependency.setKind("resource");
    dependency.setVersion(`v${(manifest.pulumi.version ?? manifest.version).replace(/^v/, "")}`);
    dependency.setServer(manifest.pulumi.server ?? "");
    return [dependency];
  });
}
