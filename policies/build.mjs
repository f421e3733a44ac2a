import { join } from "node:path";
import { build } from "rolldown";

// The command of the same name says what it does, which an installation should not.
await build({
  input: join(import.meta.dirname, "index.ts"),
  platform: "node",
  external: /^@pulumi\//,
  output: { file: join(import.meta.dirname, "dist/index.cjs"), format: "cjs" },
});
