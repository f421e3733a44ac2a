#!/usr/bin/env node
// The package holds the program built. A clone holds its sources, which run as they are: nothing has to be built, and nothing is stale.
import { existsSync } from "node:fs";

const source = new URL("../cli/main.ts", import.meta.url);
if (existsSync(source)) {
  const { register } = await import("tsx/esm/api");
  register();
  await import(source.href);
} else {
  await import("../dist/cli/main.js");
}
