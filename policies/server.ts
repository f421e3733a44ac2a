/* eslint-disable @typescript-eslint/no-explicit-any -- protobuf messages of @pulumi/pulumi/proto have no types */
import type { Analyzer } from "./analyzer.ts";
import type { Rule } from "./rule.ts";
import { type Pack, readConfig, readResource, writeInfo, writeRemedies, writeReports } from "./protocol.ts";
import { Empty, loadServer, messages, pluginMessages } from "./wire.ts";

type Handler = (call: { request: any }, done: (error: unknown, response?: unknown) => void) => void;

/**
 * The calls an engine makes to a pack. The pack answers them itself, instead of through `@pulumi/policy`, for three reasons: that library
 * decodes every resource once per policy (dozens of times here), it takes the marks off secrets before a rule can see them, and it skips a
 * whole policy when one value is unknown.
 */
export function handlers(analyzer: Analyzer, pack: Pack, rules: readonly Rule[]): Record<string, Handler> {
  const byName = new Map(rules.map((r) => [r.name, r]));
  const answer =
    (respond: (request: any) => unknown): Handler =>
    (call, done) => {
      let response: unknown;
      try {
        response = respond(call.request);
      } catch (error) {
        return done(error instanceof Error ? error : new Error(String(error)));
      }
      done(null, response);
    };
  return {
    getAnalyzerInfo: answer(() => writeInfo(pack, rules)),
    getPluginInfo: answer(() => {
      const info = new pluginMessages.PluginInfo();
      info.setVersion(pack.version);
      return info;
    }),
    configure: answer((request) => {
      analyzer.configure(readConfig(request));
      return new Empty();
    }),
    configureStack: answer((request) => {
      analyzer.configureStack(request.getStack());
      return new messages.AnalyzerStackConfigureResponse();
    }),
    analyze: answer((request) => writeReports(pack, analyzer.analyze(readResource(request)), byName)),
    analyzeStack: answer((request) =>
      writeReports(pack, analyzer.analyzeStack(request.getResourcesList().map(readResource)), byName),
    ),
    remediate: answer((request) => writeRemedies(pack, analyzer.remediate(readResource(request)), byName)),
  };
}

/** Serves the pack to the engine that started this process, and prints the port, which is how the engine learns it. */
export function serve(analyzer: Analyzer, pack: Pack, rules: readonly Rule[]): void {
  const { grpc, AnalyzerService } = loadServer();
  // All resources of a stack come in one message; the engine allows 400 MB.
  const server = new grpc.Server({ "grpc.max_receive_message_length": 400 << 20, "grpc.max_send_message_length": 400 << 20 });
  server.addService(AnalyzerService, handlers(analyzer, pack, rules));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error: Error | null, port: number) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
}
