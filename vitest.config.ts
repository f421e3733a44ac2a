import { defineConfig } from "vitest/config";
import { reporters } from "./test/reporters.ts";

export default defineConfig({
  test: {
    reporters: reporters("units"),
    include: ["**/*.test.ts"],
    exclude: [
      "**/node_modules/**",
      "**/dist/**",
      "out/**",
      "test/engine/**",
      "test/browser/**",
      "test/package/**",
      "test/policy/engine.test.ts",
    ],
    pool: "forks",
    // Loading the SDKs anew for each file took most of the imports; no test leaves anything behind, in any order.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
