/* eslint-disable @typescript-eslint/no-explicit-any -- protobuf messages of @pulumi/pulumi/proto have no types */
import { createRequire } from "node:module";
import { armIdOf, tokenOf } from "./armIds.ts";

const require = createRequire(import.meta.url);
const resproto = require("@pulumi/pulumi/proto/resource_pb.js");
const struct = require("google-protobuf/google/protobuf/struct_pb.js");
const empty = require("google-protobuf/google/protobuf/empty_pb.js");

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

/** What the SDK puts where a value is not known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const noSubscription = "00000000-0000-0000-0000-000000000000";

/**
 * A recording `ResourceMonitor`: answers the SDK's calls in process, with no network, no engine and no cloud, and keeps each complete
 * request. Mocks (`runtime.setMocks`) would see neither parents nor dependencies nor options.
 */
export class RecordingMonitor {
  readonly resources: Recorded[] = [];
  private readonly byUrn = new Map<string, Recorded>();
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
    r.setRef("pkg");
    return r;
  }
  registerStackTransform = () => new empty.Empty();
  registerStackInvokeTransform = () => new empty.Empty();
  registerResourceHook = () => new empty.Empty();
  registerErrorHook = () => new empty.Empty();
  registerResourceOutputs = () => new empty.Empty();
  signalAndWaitForShutdown = () => new empty.Empty();
  existsResource = () => new resproto.ExistsResourceResponse();

  invoke(req: any) {
    throw new Error(`the program asks Azure for ${req.getTok()}; a plan has no cloud to ask`);
  }
  call(req: any) {
    return this.invoke(req);
  }

  readResource(req: any) {
    const r = new resproto.ReadResourceResponse();
    r.setUrn(this.urn(req.getParent(), req.getType(), req.getName()));
    const outputs = { ...(req.getProperties()?.toJavaScript() ?? {}), name: req.getId().split("/").at(-1) };
    r.setProperties(struct.Struct.fromJavaScript(outputs));
    return r;
  }

  registerResource(req: any) {
    const urn = this.urn(req.getParent(), req.getType(), req.getName());
    if (this.byUrn.has(urn)) throw new Error(`two resources have the URN ${urn}`);
    const recorded: Recorded = {
      urn,
      type: req.getType(),
      name: req.getName(),
      parent: req.getParent(),
      custom: req.getCustom(),
      inputs: req.getObject()?.toJavaScript() ?? {},
      dependencies: [...req.getDependenciesList()].sort(),
      propertyDependencies: Object.fromEntries(
        [...req.getPropertydependenciesMap().entries()].map(([k, v]: any) => [k, [...v.getUrnsList()].sort()]),
      ),
      options: readOptions(req),
    };
    const response = new resproto.RegisterResourceResponse();
    response.setUrn(urn);
    response.setObject(new struct.Struct());
    if (recorded.custom) this.create(recorded, response);
    this.resources.push(recorded);
    this.byUrn.set(urn, recorded);
    this.options.onResource?.(recorded);
    return response;
  }

  /** Gives a custom resource the id and outputs that Azure would. */
  private create(r: Recorded, response: any): void {
    const subscription = this.subscriptionOf(r);
    if (r.type.startsWith("pulumi:providers:")) {
      r.id = "provider";
      this.subscriptions.set(r.urn, subscription);
    } else r.id = armIdOf(r.type, r.name, r.inputs, subscription);
    const hidden = this.options.unknownIds === true && tokenOf(r.type) !== undefined;
    response.setId(hidden ? UNKNOWN : r.id);
    if (!hidden) response.setObject(struct.Struct.fromJavaScript({ ...r.inputs, ...outputsOf(r) }));
    if (hidden) r.id = undefined;
  }

  private subscriptionOf(r: Recorded): string {
    const own = r.inputs["subscriptionId"];
    if (r.type.startsWith("pulumi:providers:") && typeof own === "string") return own;
    const provider = String(r.options["provider"] ?? "").replace(/::[^:]*$/, "");
    return this.subscriptions.get(provider) ?? this.options.subscriptionId ?? noSubscription;
  }

  private urn(parent: string, type: string, name: string): string {
    const within = parent && !parent.includes("::pulumi:pulumi:Stack::") ? `${parent.split("::")[2]}$` : "";
    return `urn:pulumi:${this.options.stack}::${this.options.project}::${within}${type}::${name}`;
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
      client[method] = (req: unknown, done: (error: unknown, response?: unknown) => void) => {
        try {
          done(null, (this[method] as (r: unknown) => unknown)(req));
        } catch (error) {
          done(error);
        }
      };
    return client;
  }
}

/** Outputs that programs read besides the inputs they gave. */
function outputsOf(r: Recorded): Record<string, unknown> {
  const out: Record<string, unknown> = { name: r.id?.split("/").at(-1) };
  const token = tokenOf(r.type);
  // Invented, but stable and of the right shape: programs pass them on, and secrets among them must be seen to stay secret.
  if (token === "operationalinsights:Workspace") out["customerId"] = noSubscription;
  if (token === "applicationinsights:Component") {
    out["connectionString"] = `InstrumentationKey=${noSubscription};IngestionEndpoint=https://recorded.invalid/`;
    out["appId"] = noSubscription;
  }
  if (token === "managedidentity:UserAssignedIdentity")
    Object.assign(out, { principalId: noSubscription, clientId: noSubscription });
  return out;
}

function readOptions(req: any): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  const set = (key: string, value: unknown) => {
    if (value !== undefined && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0))
      options[key] = value;
  };
  set("protect", req.hasProtect() ? req.getProtect() : undefined);
  set("retainOnDelete", req.getRetainondelete());
  set("deleteBeforeReplace", req.getDeletebeforereplace());
  set("deletedWith", req.getDeletedwith());
  set("ignoreChanges", req.getIgnorechangesList());
  set("replaceOnChanges", req.getReplaceonchangesList());
  set("additionalSecretOutputs", req.getAdditionalsecretoutputsList());
  set("import", req.getImportid());
  set("provider", req.getProvider());
  // azure-native adds an alias per API version to every resource: only those that name something are a person's.
  set(
    "aliases",
    req.getAliasesList().flatMap((a: any) => (a.hasUrn() ? [a.getUrn()] : a.getSpec().getType() ? [] : [a.getSpec().toObject()])),
  );
  const t = req.getCustomtimeouts();
  if (t && (t.getCreate() || t.getUpdate() || t.getDelete()))
    set("customTimeouts", { create: t.getCreate(), update: t.getUpdate(), delete: t.getDelete() });
  return options;
}
