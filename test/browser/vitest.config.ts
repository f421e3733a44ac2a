import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.ts";

/** `npx vitest run --config test/browser/vitest.config.ts`: what only a browser can tell. Needs Chromium on the PATH. */
export default defineConfig({
  root: `${import.meta.dirname}/../..`,
  test: {
    reporters: reporters("browser"),
    include: ["test/browser/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 60_000,
  },
});
