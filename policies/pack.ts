import manifest from "./package.json" with { type: "json" };
import type { Pack } from "./protocol.ts";

export const pack: Pack = { name: manifest.name, version: manifest.version, description: manifest.description };
