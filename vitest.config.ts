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
    // Against a test that hangs, not one that is slow: whole programs run here, on machines that are busy with other things.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
