import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// Says `N passed, N failed` of the results in a folder: count.mjs <folder> <runs expected> <test steps failed> <other steps failed>
const [folder, expected, testSteps, otherSteps] = [process.argv[2], ...process.argv.slice(3).map(Number)];

const runs = readdirSync(folder).flatMap((file) => {
  try {
    return [JSON.parse(readFileSync(join(folder, file), "utf8"))];
  } catch {
    return [];
  }
});
const sum = (of) => runs.reduce((n, run) => n + of(run), 0);
// A file that crashed before its first test has no test that failed.
const crashed = (run) =>
  run.testResults.filter((f) => f.status === "failed" && f.assertionResults.every((t) => t.status !== "failed"));

const bad = (run) => run.numFailedTests + crashed(run).length;

const silent = expected - runs.filter((run) => run.numPassedTests + bad(run) > 0).length;
const seen = sum(bad) + Math.max(silent, 0);
// Vitest fails for errors that belong to no test, too.
const failed = Math.max(seen, testSteps) + otherSteps;
process.stdout.write(`\n${sum((run) => run.numPassedTests)} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
