/* eslint-disable @typescript-eslint/no-explicit-any -- protobuf messages of @pulumi/pulumi/proto have no types */
import { createRequire } from "node:module";
import * as grpc from "@grpc/grpc-js";
import { resourceIdOf } from "../../../cli/recorder/resourceId.ts";
import { Azure } from "../../azure/azure.ts";
import type { CloudResource, Properties } from "../../azure/cloud.ts";
import { changedKeys, idInputs, same } from "../../azure/rules.ts";
import { type Fault, takeFault } from "./faults.ts";

const require = createRequire(import.meta.url);
const proto = require("@pulumi/pulumi/proto/provider_pb.js");
const services = require("@pulumi/pulumi/proto/provider_grpc_pb.js");
const plugin = require("@pulumi/pulumi/proto/plugin_pb.js");
const status = require("@pulumi/pulumi/proto/status_pb.js");
const wrapped = require("google-protobuf/google/protobuf/any_pb.js");
const empty = require("google-protobuf/google/protobuf/empty_pb.js");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js");

const struct = (value: Properties) => Struct.fromJavaScript(value);
const plain = (value: any): Properties => value?.toJavaScript() ?? {};
const typeOf = (urn: string): string => urn.split("::")[2]!.split("$").at(-1)!;
const nameOf = (urn: string): string => urn.split("::").slice(3).join("::");
const noSubscription = "00000000-0000-0000-0000-000000000000";

export interface SimulatedAzure {
  port: number;
  azure: Azure;
  /** May be changed while it runs. */
  faults: Fault[];
  close(): void;
}

/**
 * A simulated Azure provider in this process, for a real engine to deploy to: PULUMI_DEBUG_PROVIDERS=azure-native:<port>. It keeps the
 * real one's rules: path inputs and regions replace, explicit names are deleted before they are made again, a read folds drift back into
 * the inputs. What Azure itself does stands in the table of behaviours.
 *
 * One server plays every provider instance of a program: each instance has a connection of its own, which tells them apart.
 */
export async function simulateAzure(azure: Azure): Promise<SimulatedAzure> {
  const { cloud } = azure;
  const faults: Fault[] = [];
  const subscriptions = new Map<string, string>();

  const settle = (op: Fault["op"], urn: string, act: () => CloudResource | undefined): CloudResource | undefined => {
    const fault = takeFault(faults, op, urn);
    if (fault && fault.kind !== "lost" && fault.kind !== "partial") throw new Error(fault.message);
    const resource = act();
    if (fault) throw Object.assign(new Error(fault.message), fault.kind === "partial" ? { partial: resource } : {});
    return resource;
  };

  const methods: Record<string, (request: any, peer: string) => unknown> = {
    getPluginInfo() {
      const info = new plugin.PluginInfo();
      info.setVersion("3.28.0");
      return info;
    },
    getSchema() {
      const schema = new proto.GetSchemaResponse();
      schema.setSchema('{"name":"azure-native","version":"3.28.0"}');
      return schema;
    },
    checkConfig(request) {
      const checked = new proto.CheckResponse();
      checked.setInputs(request.getNews());
      return checked;
    },
    diffConfig: () => new proto.DiffResponse(),
    configure(request, peer) {
      subscriptions.set(peer, String(plain(request.getArgs())["subscriptionId"] ?? noSubscription));
      const configured = new proto.ConfigureResponse();
      configured.setSupportspreview(true);
      return configured;
    },
    check(request) {
      const checked = new proto.CheckResponse();
      checked.setInputs(request.getNews());
      return checked;
    },
    diff(request) {
      const changed = changedKeys(plain(request.getOldInputs()), plain(request.getNews()));
      const replaces = changed.filter((k) => idInputs(typeOf(request.getUrn())).includes(k));
      const diff = new proto.DiffResponse();
      diff.setChanges(changed.length > 0 ? proto.DiffResponse.DiffChanges.DIFF_SOME : proto.DiffResponse.DiffChanges.DIFF_NONE);
      diff.setDiffsList(changed);
      diff.setReplacesList(replaces);
      diff.setDeletebeforereplace(replaces.length > 0);
      return diff;
    },
    create(request, peer) {
      const inputs = plain(request.getProperties());
      const created = new proto.CreateResponse();
      created.setProperties(struct(inputs));
      if (request.getPreview()) return created;
      const urn: string = request.getUrn();
      const id = resourceIdOf(typeOf(urn), nameOf(urn), inputs, subscriptions.get(peer) ?? noSubscription);
      const resource = settle("create", urn, () => azure.write("create", id, typeOf(urn), inputs));
      created.setId(id);
      created.setProperties(struct(resource!.outputs));
      return created;
    },
    update(request) {
      const urn: string = request.getUrn();
      const inputs = plain(request.getNews());
      const updated = new proto.UpdateResponse();
      updated.setProperties(struct(inputs));
      if (request.getPreview()) return updated;
      updated.setProperties(
        struct(settle("update", urn, () => azure.write("update", request.getId(), typeOf(urn), inputs))!.outputs),
      );
      return updated;
    },
    read(request) {
      const read = new proto.ReadResponse();
      const found = cloud.get(request.getId());
      if (!found) return read;
      const known = plain(request.getProperties());
      const inputs = plain(request.getInputs());
      for (const key of Object.keys(found.outputs))
        if (key in inputs && !same(known[key], found.outputs[key])) inputs[key] = found.outputs[key];
      read.setId(found.id);
      read.setProperties(struct(found.outputs));
      read.setInputs(struct(Object.keys(inputs).length > 0 ? inputs : found.inputs));
      return read;
    },
    delete(request) {
      settle("delete", request.getUrn(), () => void azure.delete(request.getId()));
      return new empty.Empty();
    },
    invoke() {
      const answer = new proto.InvokeResponse();
      answer.setReturn(struct({}));
      return answer;
    },
    cancel: () => new empty.Empty(),
    attach: () => new empty.Empty(),
  };

  const server = new grpc.Server({ "grpc.max_receive_message_length": 400 << 20 });
  const handlers = Object.keys(services.ResourceProviderService).map((name) => [
    name,
    (call: any, done: (error: unknown, response?: unknown) => void) => {
      const method = methods[name];
      if (!method) return done({ code: grpc.status.UNIMPLEMENTED, details: `${name} is not implemented` });
      try {
        done(null, method(call.request, call.getPeer()));
      } catch (error) {
        done(failure(error as Error & { partial?: CloudResource }));
      }
    },
  ]);
  server.addService(services.ResourceProviderService, Object.fromEntries(handlers));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return { port, azure, faults, close: () => server.forceShutdown() };
}

/** A resource that was made though its provisioning failed travels in the status details. */
function failure(error: Error & { partial?: CloudResource }) {
  const metadata = new grpc.Metadata();
  if (error.partial) {
    const detail = new proto.ErrorResourceInitFailed();
    detail.setId(error.partial.id);
    detail.setProperties(struct(error.partial.outputs));
    detail.setInputs(struct(error.partial.inputs));
    detail.setReasonsList([error.message]);
    const any = new wrapped.Any();
    any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const details = new status.Status();
    details.setCode(grpc.status.UNKNOWN);
    details.setMessage(error.message);
    details.addDetails(any);
    metadata.add("grpc-status-details-bin", Buffer.from(details.serializeBinary()));
  }
  return { code: grpc.status.UNKNOWN, details: error.message, metadata };
}
