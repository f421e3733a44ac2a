import type { Decisions } from "./decisions.ts";

/** What one `Monitoring` component decided, and the resources it made of it. */
export interface Monitored {
  name: string;
  decisions: Decisions;
  /** Ids of the inventory, lower case, without those of the environment's own work. */
  inventory: ReadonlySet<string>;
  /** URN by the key that decisions use: rule keys, diagnostic keys, `<kind>:<target key>`, action group names. */
  urns: Promise<Record<string, string>>;
}
type Listener = (monitored: Monitored) => void;

/** On globalThis by a registered symbol, so that two installed copies of the package still meet. */
const registry = (): Set<Listener> => {
  const holder = globalThis as unknown as Record<symbol, Set<Listener> | undefined>;
  return (holder[Symbol.for("azmon.observers")] ??= new Set());
};

/** Calls `listener` for each environment a program monitors from now on. Returns the function that ends it. */
export function observe(listener: Listener): () => void {
  registry().add(listener);
  return () => void registry().delete(listener);
}

/** Whether somebody, as `azmon plan`, tells of the decisions himself. */
export const isObserved = (): boolean => registry().size > 0;

/** Tells every observer what was decided. Without an observer, as under `pulumi up`, it does nothing. */
export function publish(monitored: Monitored): void {
  for (const listener of registry()) listener(monitored);
}
