/* eslint-disable @typescript-eslint/no-explicit-any -- protobuf messages of @pulumi/pulumi/proto have no types */
import { createRequire } from "node:module";
import type { Policies } from "@pulumi/policy";
import { Analyzer } from "../analyzer.ts";
import { indexCatalogue } from "../catalogue.ts";
import type { Resource } from "../graph.ts";
import { pack } from "../pack.ts";
import type { Catalogue, Level, Rule } from "../rule.ts";
import { rules as allRules } from "../rules/index.ts";
import { handlers } from "../server.ts";
import { messages, Struct } from "../wire.ts";

const require = createRequire(import.meta.url);

export interface Diagnostic {
  policy: string;
  level: Level;
  urn: string;
  message: string;
}
export interface AnalyzeOptions {
  /** As `--policy-pack-config` takes it: a level, or `{ enforcementLevel, ...properties }`, by policy; `all` is understood. */
  config?: Record<string, Level | ({ enforcementLevel?: Level } & Record<string, unknown>)>;
  /** Judge with these policies, of any pack written with `@pulumi/policy`, instead of azmon's. They see no configuration. */
  policies?: Policies;
  /** Rules of azmon to run. Default: all. */
  rules?: readonly Rule[];
  catalogue?: Catalogue;
  /** Day the rules take for today. Default: 2026-11-25, so that tests do not age. */
  today?: string;
  stack?: string;
}

/**
 * Puts resources to a policy pack as an engine does: each one alone with `Analyze`, then all with `AnalyzeStack`, in the messages of the
 * wire, through the functions that serve the engine. No engine, no process, no cloud.
 */
export async function analyze(resources: readonly Resource[], options: AnalyzeOptions = {}): Promise<Diagnostic[]> {
  const calls = options.policies ? foreign(options.policies) : own(options);
  const found: Diagnostic[] = [];
  // An engine sends nothing of what a program only reads.
  const managed = resources.filter((r) => !r.external);
  for (const resource of managed) found.push(...read(await call(calls["analyze"], analyzeRequest(resource))));
  found.push(...read(await call(calls["analyzeStack"], stackRequest(managed))));
  return found;
}

type Call = (call: { request: unknown }, done: (error: unknown, response?: any) => void) => unknown;
const call = (method: Call | undefined, request: unknown): Promise<any> =>
  new Promise((resolve, reject) => void method!({ request }, (error, response) => (error ? reject(error) : resolve(response))));

function own({
  rules = allRules,
  catalogue = indexCatalogue(),
  today = "2026-11-25",
  stack,
  config = {},
}: AnalyzeOptions): Record<string, Call> {
  const calls = handlers(new Analyzer({ rules, catalogue, today }), pack, rules);
  const none = () => undefined;
  calls["configure"]!({ request: configRequest(config, rules) }, none);
  const request = new messages.AnalyzerStackConfigureRequest();
  request.setStack(stack ?? "prod");
  calls["configureStack"]!({ request }, none);
  return calls;
}
function foreign(policies: Policies): Record<string, Call> {
  const server = require("@pulumi/policy/server.js");
  return {
    analyze: server.makeAnalyzeRpcFun("pack", "1.0.0", "advisory", policies),
    analyzeStack: server.makeAnalyzeStackRpcFun("pack", "1.0.0", "advisory", policies),
  };
}

const levels: Level[] = ["advisory", "mandatory", "disabled", "remediate"];
function configRequest(config: NonNullable<AnalyzeOptions["config"]>, rules: readonly Rule[]): unknown {
  const request = new messages.ConfigureAnalyzerRequest();
  const level = (entry: unknown): Level | undefined =>
    typeof entry === "string" ? (entry as Level) : (entry as { enforcementLevel?: Level } | undefined)?.enforcementLevel;
  for (const name of ["azmon", ...rules.map((r) => r.name)]) {
    const entry = config[name];
    const { enforcementLevel: _level, ...properties } = typeof entry === "object" ? entry : {};
    const message = new messages.PolicyConfig();
    message.setEnforcementlevel(levels.indexOf(level(entry) ?? level(config["all"]) ?? "advisory"));
    message.setProperties(Struct.fromJavaScript(properties));
    request.getPolicyconfigMap().set(name, message);
  }
  return request;
}

function fill(message: any, resource: Resource): any {
  message.setType(resource.type);
  message.setUrn(resource.urn);
  message.setName(resource.name);
  const options = new messages.AnalyzerResourceOptions();
  options.setParent(resource.parent ?? "");
  message.setOptions(options);
  if (resource.provider) message.setProvider(provider(resource));
  return message;
}
function provider({ provider: urn = "", subscription }: Resource): unknown {
  const message = new messages.AnalyzerProviderResource();
  message.setUrn(urn);
  message.setType(urn.split("::").at(-2));
  message.setName(urn.split("::").at(-1));
  message.setProperties(Struct.fromJavaScript(subscription ? { subscriptionId: subscription } : {}));
  return message;
}
export function analyzeRequest(resource: Resource): unknown {
  const message = fill(new messages.AnalyzeRequest(), resource);
  message.setProperties(Struct.fromJavaScript(resource.inputs));
  return message;
}
export function stackRequest(resources: readonly Resource[]): unknown {
  const request = new messages.AnalyzeStackRequest();
  request.setResourcesList(
    resources.map((resource) => {
      const message = fill(new messages.AnalyzerResource(), resource);
      message.setProperties(Struct.fromJavaScript(resource.outputs ?? resource.inputs));
      message.setParent(resource.parent ?? "");
      message.setDependenciesList([...(resource.dependencies ?? [])]);
      for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
        const d = new messages.AnalyzerPropertyDependencies();
        d.setUrnsList([...urns]);
        message.getPropertydependenciesMap().set(property, d);
      }
      return message;
    }),
  );
  return request;
}

function read(response: any): Diagnostic[] {
  return response.getDiagnosticsList().map((d: any) => ({
    policy: d.getPolicyname(),
    level: levels[d.getEnforcementlevel()],
    urn: d.getUrn(),
    message: d.getMessage(),
  }));
}
