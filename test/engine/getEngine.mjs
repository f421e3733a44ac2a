// Finds or builds the Pulumi CLI for tests: on PATH, else an earlier build, else a build with Go, else none (said loudly).
//   node test/engine/getEngine.mjs     prints the folders to put in front of PATH; exit 0, or 3 where there is no engine
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, "../..");
const VERSION = "3.230.0";
const OLDEST_CLI = [3, 200];
const OLDEST_GO = [1, 25];
const exe = process.platform === "win32" ? ".exe" : "";

const isExecutable = (file) => {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
};
const which = (name) =>
  (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((dir) => path.join(dir, name + exe))
    .find(isExecutable);
const numbers = (version) => (/(\d+)\.(\d+)/.exec(version) ?? [0, 0, 0]).slice(1).map(Number);
const atLeast = (have, want) => have[0] > want[0] || (have[0] === want[0] && have[1] >= want[1]);
const ask = (command, args, env = {}) => {
  const r = spawnSync(command, args, { encoding: "utf8", env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true", ...env } });
  return r.status === 0 ? r.stdout.trim() : "";
};

/**
 * The engine as `{ path, version, source }`, `path` being folders for the front of PATH; null where there is none. With
 * AZMON_REQUIRE_ENGINE=1 a missing engine is an error.
 */
export function getEngine() {
  const host = path.join(here, "host");
  const found = which("pulumi");
  if (found && atLeast(numbers(ask(found, ["version"])), OLDEST_CLI)) {
    const own = which("pulumi-language-nodejs") ? [] : [host];
    return { path: [path.dirname(found), ...own], version: ask(found, ["version"]), source: found };
  }
  const module = path.join(here, "cli");
  const hash = createHash("sha256");
  for (const file of ["go.mod", "go.sum"]) hash.update(fs.readFileSync(path.join(module, file)));
  const cache = process.env.AZMON_ENGINE_CACHE ?? path.join(root, ".cache", "pulumi");
  const dir = path.join(cache, `v${VERSION}-${process.platform}-${process.arch}-${hash.digest("hex").slice(0, 12)}`);
  const why = fs.existsSync(path.join(dir, `pulumi${exe}`)) ? "" : build(module, dir);
  if (why === "") return { path: [dir, host], version: `v${VERSION}`, source: dir };
  const message = `NO PULUMI ENGINE: ${why}. Tests that need it do NOT run. Put pulumi ${OLDEST_CLI.join(".")} or newer on PATH, or install Go ${OLDEST_GO.join(".")} or newer.`;
  if (process.env.AZMON_REQUIRE_ENGINE === "1") throw new Error(message);
  console.error(`\n${message}\n`);
  return null;
}

/** Builds the CLI into `dir`, renamed into place so that a build cut short leaves nothing; "" when it worked, else why not. */
function build(module, dir) {
  const go = which("go");
  if (!go) return "there is no Go to build it with";
  const version = ask(go, ["env", "GOVERSION"], { GOTOOLCHAIN: "local" });
  if (!atLeast(numbers(version), OLDEST_GO))
    return `Go is ${version || "of unknown version"}, wanted ${OLDEST_GO.join(".")} or newer`;
  console.error(`engine: building pulumi v${VERSION} with ${version} (once; about two minutes with an empty Go cache)`);
  const unfinished = `${dir}.${process.pid}`;
  fs.mkdirSync(unfinished, { recursive: true });
  // Without the stamp the Automation API cannot parse the CLI's version.
  const stamp = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${VERSION}`;
  const args = [
    "build",
    "-trimpath",
    `-ldflags=${stamp}`,
    "-o",
    path.join(unfinished, `pulumi${exe}`),
    "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  ];
  const env = { ...process.env, GOTOOLCHAIN: "local", GOFLAGS: "-mod=readonly -buildvcs=false", CGO_ENABLED: "0" };
  const r = spawnSync(go, args, { cwd: module, encoding: "utf8", timeout: 15 * 60_000, env });
  if (r.status !== 0) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    return `go build failed: ${(r.error?.message ?? r.stderr).trim().split("\n").slice(-3).join(" | ")}`;
  }
  if (fs.existsSync(dir)) fs.rmSync(unfinished, { recursive: true, force: true });
  else fs.renameSync(unfinished, dir);
  return "";
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const engine = getEngine();
  if (!engine) process.exit(3);
  console.error(`engine: pulumi ${engine.version} from ${engine.source}`);
  console.log(engine.path.join(path.delimiter));
}
