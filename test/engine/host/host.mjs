// A Pulumi language host for Node.js, for machines that have the engine but not the host beside it: what the real one does for programs
// and policy packs. It starts the SDK's own cmd/run and cmd/run-policy-pack, found from the program's folder.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import * as path from "node:path";
import { requiredPackages } from "./packages.mjs";

const require = createRequire(import.meta.url);
const grpc = require("@grpc/grpc-js");
const proto = require("@pulumi/pulumi/proto/language_pb.js");
const services = require("@pulumi/pulumi/proto/language_grpc_pb.js");
const plugin = require("@pulumi/pulumi/proto/plugin_pb.js");
const empty = require("google-protobuf/google/protobuf/empty_pb.js");

let engine =
  process.argv
    .slice(2)
    .filter((a) => !a.startsWith("-"))
    .at(-1) ?? "";
const children = new Set();
const start = (args, options) => {
  const child = spawn(process.execPath, args, options);
  children.add(child);
  child.on("exit", () => children.delete(child));
  return child;
};
const stopChildren = () => children.forEach((c) => c.kill());

const optionsOf = (info) => info?.getOptions()?.toJavaScript() ?? {};
const folderOf = (request) => request.getInfo()?.getProgramDirectory() || request.getPwd?.() || process.cwd();
const locate = (module, folder) => createRequire(path.join(folder, "x.js")).resolve(module);
const words = (text) =>
  String(text ?? "")
    .split(/\s+/)
    .filter(Boolean);
/** ts-node is the SDK's default; `typescript: false` switches it off. */
const typescriptEnv = (options) => (String(options.typescript ?? true) === "true" ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {});

const unary = {
  handshake(request) {
    engine = request.getEngineAddress();
    return new proto.LanguageHandshakeResponse();
  },
  getPluginInfo() {
    const info = new plugin.PluginInfo();
    info.setVersion("0.0.0");
    return info;
  },
  getRequiredPackages(request) {
    const response = new proto.GetRequiredPackagesResponse();
    response.setPackagesList(requiredPackages(folderOf(request), plugin));
    return response;
  },
  runtimeOptionsPrompts: () => new proto.RuntimeOptionsResponse(),
  getProgramDependencies: () => new proto.GetProgramDependenciesResponse(),
  about() {
    const about = new proto.AboutResponse();
    about.setExecutable(process.execPath);
    about.setVersion(process.version);
    return about;
  },
  cancel() {
    stopChildren();
    return new empty.Empty();
  },
  run,
};

/** Runs a program to its end. Exit code 32 means that it has said itself what went wrong. */
function run(request) {
  const folder = folderOf(request);
  const options = optionsOf(request.getInfo());
  const response = new proto.RunResponse();
  const flag = (name, value) => (value ? [`--${name}`, String(value)] : []);
  const args = [
    ...words(options.nodeargs),
    locate("@pulumi/pulumi/cmd/run", folder),
    ...flag("monitor", request.getMonitorAddress()),
    ...flag("engine", engine),
    ...flag("organization", request.getOrganization()),
    ...flag("project", request.getProject()),
    ...flag("root-directory", request.getInfo()?.getRootDirectory()),
    ...flag("stack", request.getStack()),
    ...flag("pwd", folder),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    ...flag("parallel", request.getParallel()),
    request.getInfo()?.getEntryPoint() || request.getProgram() || ".",
    ...request.getArgsList(),
  ];
  const config = [...request.getConfigMap().entries()].map(([key, value]) => [
    key.replace(/^([^:]+):(?:config:)?/, "$1:config:"),
    value,
  ]);
  const env = {
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    ...typescriptEnv(options),
  };
  return new Promise((resolve) => {
    const child = start(args, { stdio: ["ignore", "inherit", "inherit"], cwd: folder, env });
    child.on("exit", (code, signal) => {
      if (code === 32) response.setBail(true);
      else if (code !== 0)
        response.setError(signal ? `the program was killed by ${signal}` : `the program exited with code ${code}`);
      resolve(response);
    });
  });
}

/** Starts a policy pack and passes on what it prints: its first line is its port. */
function runPlugin(call) {
  const request = call.request;
  const folder = folderOf(request);
  const script = locate("@pulumi/pulumi/cmd/run-policy-pack", folder);
  const env = Object.fromEntries(request.getEnvList().map((e) => e.split(/=(.*)/s).slice(0, 2)));
  const options = optionsOf(request.getInfo());
  const args = [...words(options.nodeargs), script, ...request.getArgsList(), folder];
  const child = start(args, { stdio: ["ignore", "pipe", "pipe"], cwd: folder, env: { ...env, ...typescriptEnv(options) } });
  const send = (setter, value) => {
    const response = new proto.RunPluginResponse();
    response[setter](value);
    call.write(response);
  };
  child.stdout.on("data", (b) => send("setStdout", b));
  child.stderr.on("data", (b) => send("setStderr", b));
  child.on("close", (code) => {
    send("setExitcode", code ?? 1);
    call.end();
  });
  call.on("cancelled", () => child.kill());
}

const unimplemented = (method) => Object.assign(new Error(`${method} is not implemented`), { code: grpc.status.UNIMPLEMENTED });
const handlers = Object.entries(services.LanguageRuntimeService).map(([method, { responseStream }]) => {
  if (method === "runPlugin") return [method, runPlugin];
  if (responseStream) return [method, (call) => call.destroy(unimplemented(method))];
  const answer = async (call, done) => {
    try {
      if (!unary[method]) throw unimplemented(method);
      done(null, await unary[method](call.request));
    } catch (error) {
      done({ code: error.code ?? grpc.status.UNKNOWN, details: error.message });
    }
  };
  return [method, answer];
});

const server = new grpc.Server({ "grpc.max_receive_message_length": 400 << 20, "grpc.max_send_message_length": 400 << 20 });
server.addService(services.LanguageRuntimeService, Object.fromEntries(handlers));
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(String(port));
});

// The engine may be killed: then nothing tells a host to end, but its parent changes.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid === parent) return;
  stopChildren();
  process.exit(0);
}, 250).unref();
for (const signal of ["SIGTERM", "SIGINT"])
  process.on(signal, () => {
    stopChildren();
    process.exit(0);
  });
