import type { MonitorOptions, Recorded } from "../cli/recorder/monitor.ts";
import { record } from "../cli/recorder/record.ts";
import { unwrap } from "../cli/recorder/unwrap.ts";

/** For the tests of this floor: runs a program and answers what it registered, inputs unwrapped, by logical name. */

export const subscription = "11111111-1111-4111-8111-111111111111";
export const group = (name: string): string => `/subscriptions/${subscription}/resourceGroups/${name}`;

export interface Made extends Recorded {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- inputs of many types, asserted on by shape
  inputs: Record<string, any>;
}

export async function made(program: () => unknown, options: Partial<MonitorOptions> = {}): Promise<Map<string, Made>> {
  const settings = { project: "test", stack: "test", subscriptionId: subscription, ...options };
  const { resources } = await record(() => void program(), settings);
  const custom = resources.filter((r) => r.custom);
  return new Map(custom.map((r) => [r.name, { ...r, inputs: unwrap(r.inputs) as Record<string, unknown> }]));
}

/** What a component made, by name and by type; a name that is not there says which are. */
export function index(resources: Recorded[]) {
  const custom = resources.filter((r) => r.custom && !r.type.startsWith("pulumi:"));
  const get = (name: string) => {
    const found = custom.find((r) => r.name === name);
    if (!found) throw new Error(`nothing named ${name}; there are ${custom.map((r) => r.name).join(", ")}`);
    return { ...found, inputs: unwrap(found.inputs) as Record<string, any> }; // eslint-disable-line @typescript-eslint/no-explicit-any
  };
  return {
    get,
    names: custom.map((r) => r.name),
    of: (type: string) => custom.filter((r) => r.type.endsWith(`:${type}`)),
    all: resources,
  };
}
