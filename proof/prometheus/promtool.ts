import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Set where promtool must be there, as in CI: then its absence is an error, not a reason to skip. */
const REQUIRED = "AZMON_REQUIRE_PROMTOOL";

/** Whether promtool is on the PATH. */
export function promtoolInstalled(): boolean {
  const installed = spawnSync("promtool", ["--version"]).status === 0;
  if (!installed && process.env[REQUIRED]) throw new Error(`promtool is not on the PATH, and ${REQUIRED} is set`);
  return installed;
}

/** One rule file with the unit tests that are put to it. */
export interface Unit {
  rules: unknown;
  tests: unknown[];
}

/** Runs `promtool test rules` once over all units; what it prints of each, in their order, nothing where all of its tests hold. */
export function testRules(units: readonly Unit[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "azmon-rules-"));
  try {
    const files = units.map(({ rules, tests }, i) => {
      writeFileSync(join(folder, `rules-${i}.json`), JSON.stringify(rules));
      const unit = { rule_files: [`rules-${i}.json`], evaluation_interval: "1m", tests };
      writeFileSync(join(folder, `unit-${i}.json`), JSON.stringify(unit));
      return `unit-${i}.json`;
    });
    const output = run(folder, files);
    const parts = output.split(/^Unit Testing: +unit-\d+\.json$/m).slice(1);
    if (parts.length !== units.length) throw new Error(`promtool tested ${parts.length} of ${units.length} files: ${output}`);
    return parts.map((part) => part.replace(/^\s*SUCCESS\s*$/m, "").trim());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Names on standard output and failures on standard error belong together: both go to one file, in order. */
function run(folder: string, files: string[]): string {
  const log = join(folder, "log.txt");
  const out = openSync(log, "w");
  const { error } = spawnSync("promtool", ["test", "rules", ...files], { cwd: folder, stdio: ["ignore", out, out] });
  closeSync(out);
  if (error) throw error;
  return readFileSync(log, "utf8");
}
