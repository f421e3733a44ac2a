/* eslint-disable @typescript-eslint/no-explicit-any -- the SDK's inner parts have no types */
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";

const require = createRequire(import.meta.url);

type Resolver = (value: unknown, isKnown: boolean, isSecret: boolean, deps?: unknown[], error?: unknown) => void;
type Transfer = (onto: object, label: string, props: Record<string, unknown>) => Record<string, Resolver>;

/**
 * Spares a recording what the SDK keeps for a deployment only, which is most of its memory and time: an output with a dozen promises for
 * each property of each resource, whoever reads it; the register of promises that never end; the stack of each constructor's call.
 * What a program sees stays the same. Returns what puts the SDK back.
 */
export function leanSdk(): () => void {
  const rpc = require("@pulumi/pulumi/runtime/rpc");
  const debuggable = require("@pulumi/pulumi/runtime/debuggable");
  const transfer = rpc.transferProperties as Transfer;
  const undo = [
    replace(rpc, "transferProperties", onDemand(transfer)),
    replace(debuggable, "debuggablePromise", (promise: Promise<unknown>) => promise),
    replace(pulumi.Resource, "stackTrace", () => []),
  ];
  return () => undo.forEach((back) => back());
}

/** Another version of the SDK may lack a part, which then stays as it is. */
function replace(object: any, key: string, by: unknown): () => void {
  const before = object[key];
  if (typeof before !== "function") return () => {};
  object[key] = by;
  return () => void (object[key] = before);
}

/** Makes the output of a property by the SDK's own `transfer`, but not before somebody reads it. */
const onDemand =
  (transfer: Transfer): Transfer =>
  (onto, label, props) => {
    const resolvers: Record<string, Resolver> = {};
    for (const key of Object.keys(props)) {
      if (key === "id" || key === "urn") continue;
      if (Object.hasOwn(onto, key)) throw new Error(`Property '${key}' is already initialized on target '${label}`);
      let answer: Parameters<Resolver> | undefined;
      let resolve: Resolver | undefined;
      const value = (to: unknown) =>
        Object.defineProperty(onto, key, { value: to, writable: true, enumerable: true, configurable: true });
      const get = () => {
        delete (onto as any)[key];
        resolve = transfer(onto, label, { [key]: props[key] })[key]!;
        if (answer) resolve(...answer);
        return (onto as any)[key] as unknown;
      };
      Object.defineProperty(onto, key, { get, set: value, enumerable: true, configurable: true });
      resolvers[key] = (...args) => {
        answer = args;
        resolve?.(...args);
      };
    }
    return resolvers;
  };

/**
 * azure-native gives each resource an alias per API version, and the SDK makes ten outputs of each before it leaves them to the engine.
 * A plan shows none of them (`options.ts`), so they go before that.
 */
export const withoutVersionAliases: pulumi.ResourceTransformation = ({ props, opts }) => {
  const { aliases } = opts;
  return Array.isArray(aliases) ? { props, opts: { ...opts, aliases: aliases.filter((a) => !isVersion(a)) } } : undefined;
};

const isVersion = (alias: unknown): boolean => {
  if (alias === null || typeof alias !== "object") return false;
  const keys = Object.keys(alias);
  const { type } = alias as { type?: unknown };
  return keys.length === 1 && typeof type === "string" && /^azure-native[_:]/.test(type);
};
