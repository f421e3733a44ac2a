/* eslint-disable @typescript-eslint/no-explicit-any -- protobuf messages of @pulumi/pulumi/proto have no types */
import { createRequire } from "node:module";

/**
 * The messages and the server of the engine's protocol, as @pulumi/pulumi has them: protobuf's `instanceof` checks refuse messages of
 * another copy. The pack's bundle carries the same in itself (`build.mjs`), since a published pack lies in a folder of its own.
 */
const require = createRequire(import.meta.url);
const fromPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));

export const messages: any = require("@pulumi/pulumi/proto/analyzer_pb");
export const pluginMessages: any = require("@pulumi/pulumi/proto/plugin_pb");
export const { Struct }: any = fromPulumi("google-protobuf/google/protobuf/struct_pb");
export const { Empty }: any = fromPulumi("google-protobuf/google/protobuf/empty_pb");
/** Loaded when a server is started, and only then. */
export const loadServer = (): { grpc: any; AnalyzerService: any } => ({
  grpc: fromPulumi("@grpc/grpc-js"),
  AnalyzerService: (require("@pulumi/pulumi/proto/analyzer_grpc_pb") as any).AnalyzerService,
});
