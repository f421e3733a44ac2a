import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.ts";

export default defineConfig({
  test: {
    reporters: reporters("engine"),
    include: ["test/engine/**/*.test.ts", "test/package/**/*.test.ts", "test/policy/engine.test.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
