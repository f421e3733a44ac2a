export { checkedEnvironment, type Environment, readEnvironment } from "./environment.ts";
export type { EnvironmentConfig, EnvironmentConfigInput } from "./config/schema.ts";
export { readStackFile } from "./config/file.ts";
export { decide, type DecideInput, type LiveResource } from "./decide/index.ts";
export { readInventory } from "./inventory/file.ts";
export { parseInventory, type Inventory } from "./inventory/parse.ts";
export { observe, type Monitored } from "./observe.ts";
export { isRefusal, type Problem, Refusal } from "./refusal.ts";
export type * from "./types.ts";
