import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { compare } from "../../core/base/json.ts";
import { leanSdk, withoutVersionAliases } from "./lean.ts";
import { type MonitorOptions, type Recorded, RecordingMonitor } from "./monitor.ts";

export interface Recording {
  /** Sorted by URN: registration order follows timing, not the program. */
  resources: Recorded[];
  outputs: Record<string, unknown> | undefined;
}

let running = false;

/**
 * Runs a Pulumi program against a recording monitor and returns all it registered.
 *
 * One run at a time per process, since the SDK's settings are global: a second one is refused. A failure of the program is thrown as the
 * program threw it.
 */
export async function record(program: () => unknown | Promise<unknown>, options: MonitorOptions): Promise<Recording> {
  if (running) throw new Error("a program is being recorded already, and Pulumi's settings are of the whole process");
  running = true;
  const monitor = new RecordingMonitor(options);
  const runtime = pulumi.runtime as unknown as {
    setMockOptions(monitor: unknown, project: string, stack: string, preview: boolean, organization: string): void;
  };
  runtime.setMockOptions(monitor.client(), options.project, options.stack, options.unknownIds === true, "organization");
  // More than half of the cost of a registration is formatting stacks for promises that nobody reads: 2.3 times faster without.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const rejections = collectRejections();
  const restore = leanSdk();
  try {
    const run = async () => {
      pulumi.runtime.registerStackTransformation(withoutVersionAliases);
      return program();
    };
    const outputs = await pulumi.runtime.runInPulumiStack(run).finally(() => drain());
    const [failure] = rejections.seen;
    if (rejections.seen.length > 0) throw failure;
    if (monitor.refused) throw monitor.refused;
    return { resources: monitor.resources.sort((a, b) => compare(a.urn, b.urn)), outputs };
  } catch (error) {
    throw monitor.refused ?? error;
  } finally {
    running = false;
    rejections.stop();
    restore();
    Error.stackTraceLimit = limit;
  }
}

/** Registrations that wait on others come after the program; rejections that nobody handles are reported a turn later. */
async function drain(): Promise<void> {
  await pulumi.runtime.disconnect();
  await setImmediate();
}

/**
 * What fails outside the program's own call, such as in an `apply` or a registration, reaches nobody but this event of the process: the
 * SDK's own runner listens to it too. During a run it belongs to the program, so other listeners are put aside.
 */
function collectRejections(): { seen: unknown[]; stop: () => void } {
  const seen: unknown[] = [];
  const listener = (reason: unknown) => void seen.push(reason);
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", listener);
  const stop = () => {
    process.off("unhandledRejection", listener);
    for (const other of others) process.on("unhandledRejection", other);
  };
  return { seen, stop };
}
