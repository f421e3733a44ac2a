import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "rolldown";

const here = import.meta.dirname;
/** gRPC and protobuf as @pulumi/pulumi has them, wherever npm has put them. */
const fromPulumi = createRequire(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
const selfContained = {
  name: "wire",
  resolveId(id) {
    if (id === "./wire.ts") return join(here, "wireBundled.mjs");
    return /^(@grpc\/grpc-js|google-protobuf)(\/|$)/.test(id) ? fromPulumi.resolve(id) : undefined;
  },
};

// The command of the same name says what it does, which an installation should not.
const { output } = await build({
  input: join(here, "index.ts"),
  platform: "node",
  plugins: [selfContained],
  output: { file: join(here, "dist/index.cjs"), format: "cjs" },
});
writeFileSync(join(here, "dist/licenses.txt"), licenses(output.flatMap((chunk) => Object.keys(chunk.modules ?? {}))));

/** The licence of each package the bundle holds, as their terms ask. */
function licenses(files) {
  const roots = new Set(files.filter((file) => file.includes("node_modules")).map(packageOf));
  return [...roots]
    .map((root) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
      const own = readdirSync(root).find((file) => /^licen[cs]e/i.test(file));
      return `${name} ${version} (${license})\n\n${own ? readFileSync(join(root, own), "utf8").trim() : ""}\n`;
    })
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}
function packageOf(file) {
  let folder = dirname(file);
  while (!/node_modules\/(@[^/]+\/)?[^/]+$/.test(folder.replaceAll("\\", "/")) || !existsSync(join(folder, "package.json")))
    folder = dirname(folder);
  return folder;
}
