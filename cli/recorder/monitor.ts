/* eslint-disable @typescript-eslint/no-explicit-any -- protobuf messages of @pulumi/pulumi/proto have no types */
import { createRequire } from "node:module";
import { uuid5 } from "../../core/base/hash.ts";
import { readOptions } from "./options.ts";
import { outputsOf } from "./outputs.ts";
import { resourceIdOf } from "./resourceId.ts";
import { secretOf } from "./unwrap.ts";

export { UNKNOWN } from "./unwrap.ts";

const require = createRequire(import.meta.url);
const resproto = require("@pulumi/pulumi/proto/resource_pb.js");
/** The google-protobuf that @pulumi/pulumi has: azmon does not depend on it, and messages of another copy are refused. */
const fromPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const struct = fromPulumi("google-protobuf/google/protobuf/struct_pb.js");
const empty = fromPulumi("google-protobuf/google/protobuf/empty_pb.js");

/** One registration, complete as the SDK sent it. Values keep Pulumi's wrappers for secrets and unknowns: see `unwrap.ts`. */
export interface Recorded {
  urn: string;
  type: string;
  name: string;
  parent: string;
  custom: boolean;
  id?: string;
  inputs: Record<string, unknown>;
  dependencies: string[];
  propertyDependencies: Record<string, string[]>;
  options: Record<string, unknown>;
}

export interface MonitorOptions {
  project: string;
  stack: string;
  /** Subscription of resources that name no provider of their own. */
  subscriptionId?: string;
  /** Ids and outputs are unknown, as in a first preview. Default false: the ids Azure would give. */
  unknownIds?: boolean;
  onResource?: (r: Recorded) => void;
}

const noSubscription = "00000000-0000-0000-0000-000000000000";
const isProvider = (type: string): boolean => type.startsWith("pulumi:providers:");

/**
 * A recording `ResourceMonitor`: answers the SDK's calls in process, with no network, no engine and no cloud, and keeps each complete
 * request. Mocks (`runtime.setMocks`) would see neither parents nor dependencies nor options.
 */
export class RecordingMonitor {
  readonly resources: Recorded[] = [];
  /** The first thing the program asked that a recording cannot answer. The SDK buries or drops the error it is told. */
  refused: Error | undefined;
  private readonly urns = new Set<string>();
  private readonly subscriptions = new Map<string, string>();
  private readonly options: MonitorOptions;

  constructor(options: MonitorOptions) {
    this.options = options;
  }

  getDeploymentInfo() {
    const r = new resproto.DeploymentInfo();
    r.setSupportedfeaturesList(Object.values(resproto.ResourceMonitorFeature));
    return r;
  }
  supportsFeature() {
    const r = new resproto.SupportsFeatureResponse();
    r.setHassupport(true);
    return r;
  }
  registerPackage() {
    const r = new resproto.RegisterPackageResponse();
    r.setRef("recorded");
    return r;
  }
  registerStackInvokeTransform = () => new empty.Empty();
  registerResourceHook = () => new empty.Empty();
  registerErrorHook = () => new empty.Empty();
  registerResourceOutputs = () => new empty.Empty();
  signalAndWaitForShutdown = () => new empty.Empty();
  existsResource = () => new resproto.ExistsResourceResponse();

  registerStackTransform() {
    throw this.refuse(
      "the program registers a stack transform, which only the engine can run; a plan would show the wrong inputs",
    );
  }
  invoke(request: any) {
    throw this.refuse(`the program asks Azure for ${request.getTok()}; a plan has no cloud to ask`);
  }
  call(request: any) {
    throw this.refuse(`the program calls ${request.getTok()} of a provider; a plan has no provider to ask`);
  }

  /** An existing resource that the program looks up by id: it gets what the id itself tells. */
  readResource(request: any) {
    const response = new resproto.ReadResourceResponse();
    response.setUrn(this.urn(request.getParent(), request.getType(), request.getName()));
    const state = request.getProperties() ?? new struct.Struct();
    setFields(state, { name: request.getId().split("/").at(-1) });
    response.setProperties(state);
    return response;
  }

  registerResource(request: any) {
    const [type, name] = [request.getType(), request.getName()];
    if (request.getRemote())
      throw this.refuse(`${type} ${name} is a remote component; a plan has no plugin to make its children`);
    if (request.getTransformsList().length > 0)
      throw this.refuse(`${type} ${name} has transforms, which only the engine can run`);
    const urn = this.urn(request.getParent(), type, name);
    if (this.urns.has(urn)) throw this.refuse(`two resources have the URN ${urn}`);
    const recorded: Recorded = {
      urn,
      type,
      name,
      parent: request.getParent(),
      custom: request.getCustom(),
      inputs: request.getObject()?.toJavaScript() ?? {},
      dependencies: [...request.getDependenciesList()].sort(),
      propertyDependencies: Object.fromEntries(
        [...request.getPropertydependenciesMap().entries()].map(([k, v]: any) => [k, [...v.getUrnsList()].sort()]),
      ),
      options: readOptions(request),
    };
    const response = new resproto.RegisterResourceResponse();
    response.setUrn(urn);
    if (recorded.custom) this.create(recorded, request, response);
    else response.setObject(new struct.Struct());
    this.resources.push(recorded);
    this.urns.add(urn);
    this.options.onResource?.(recorded);
    return response;
  }

  /** Gives a custom resource the id and outputs that Azure would; in a first preview neither is known, and the outputs are the inputs. */
  private create(r: Recorded, request: any, response: any): void {
    const unknown = this.options.unknownIds === true;
    const subscription = this.subscriptionOf(r);
    if (isProvider(r.type)) this.subscriptions.set(r.urn, subscription);
    const id = isProvider(r.type) ? uuid5(r.urn) : resourceIdOf(r.type, r.name, r.inputs, subscription);
    if (!unknown) r.id = id;
    // An empty id is how the engine says "not known yet".
    response.setId(unknown ? "" : id);
    const outputs = request.getObject() ?? new struct.Struct();
    if (!unknown && !isProvider(r.type)) setFields(outputs, outputsOf(r.type, id, r.inputs));
    for (const key of (r.options["additionalSecretOutputs"] as string[] | undefined) ?? []) {
      const value = outputs.getFieldsMap().get(key);
      if (value) setFields(outputs, { [key]: secretOf(value.toJavaScript()) });
    }
    response.setObject(outputs);
  }

  private subscriptionOf(r: Recorded): string {
    const own = r.inputs["subscriptionId"];
    if (isProvider(r.type) && typeof own === "string") return own;
    const provider = String(r.options["provider"] ?? "").replace(/::[^:]*$/, "");
    return this.subscriptions.get(provider) ?? this.options.subscriptionId ?? noSubscription;
  }

  private urn(parent: string, type: string, name: string): string {
    const within = parent && !parent.includes("::pulumi:pulumi:Stack::") ? `${parent.split("::")[2]}$` : "";
    return `urn:pulumi:${this.options.stack}::${this.options.project}::${within}${type}::${name}`;
  }

  private refuse(message: string): Error {
    // The SDK shows the gRPC field `details` of some errors and the message of others.
    const error = Object.assign(new Error(message), { details: message });
    this.refused ??= error;
    return error;
  }

  /** The client object that `runtime.setMockOptions` takes. */
  client(): Record<string, unknown> {
    const methods = [
      "getDeploymentInfo", "supportsFeature", "registerPackage", "registerStackTransform", "registerStackInvokeTransform",
      "registerResourceHook", "registerErrorHook", "registerResourceOutputs", "signalAndWaitForShutdown", "existsResource",
      "invoke", "call", "readResource", "registerResource",
    ] as const; // prettier-ignore
    const client: Record<string, unknown> = { close() {} };
    for (const method of methods)
      client[method] = (request: unknown, done: (error: unknown, response?: unknown) => void) => {
        let response: unknown;
        try {
          response = (this[method] as (r: unknown) => unknown)(request);
        } catch (error) {
          return done(error);
        }
        done(null, response);
      };
    return client;
  }
}

function setFields(target: any, values: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(values)) target.getFieldsMap().set(key, struct.Value.fromJavaScript(value));
}
