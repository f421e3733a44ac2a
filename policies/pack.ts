import type { Pack } from "./protocol.ts";

/** The same as in package.json, which a test compares: the bundle must not have to find that file. */
export const pack: Pack = {
  name: "azmon-policies",
  version: "0.1.0",
  description: "Nothing is deployed unwatched: monitoring coverage, hygiene, retirements, security and cost of Azure programs.",
};
