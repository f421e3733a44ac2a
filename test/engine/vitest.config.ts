import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/engine/**/*.test.ts", "test/package/**/*.test.ts", "test/policy/engine.test.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 300_000,
  },
});
