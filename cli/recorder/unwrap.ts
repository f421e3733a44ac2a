import { UNKNOWN } from "./monitor.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Plain data of a recorded value: secrets become `"[secret]"`, output wrappers are removed, unknowns stay as the SDK's marker. */
export function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (value === null || typeof value !== "object") return value;
  const object = value as Record<string, unknown>;
  if (object[SIGNATURE] === SECRET || (object[SIGNATURE] === OUTPUT && object["secret"] === true)) return "[secret]";
  if (object[SIGNATURE] === OUTPUT) return object["value"] === undefined ? UNKNOWN : unwrap(object["value"]);
  return Object.fromEntries(Object.entries(object).map(([k, v]) => [k, unwrap(v)]));
}
