// What wire.ts finds beside it, as imports that a bundler follows.
import grpc from "@grpc/grpc-js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import service from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/analyzer_pb.js";
import pluginMessages from "@pulumi/pulumi/proto/plugin_pb.js";

export { messages, pluginMessages };
export const { Struct } = struct;
export const { Empty } = empty;
export const loadServer = () => ({ grpc, AnalyzerService: service.AnalyzerService });
