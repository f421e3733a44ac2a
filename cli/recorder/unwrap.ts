/** What the SDK puts where a value is not known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** `value` in the wrapper by which the SDK knows a secret. */
export const secretOf = (value: unknown): unknown => ({ [SIGNATURE]: SECRET, value });

/** Plain data of a recorded value: secrets become `"[secret]"`, output wrappers are removed, unknowns stay as the SDK's marker. */
export function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (value === null || typeof value !== "object") return value;
  const object = value as Record<string, unknown>;
  switch (object[SIGNATURE]) {
    case SECRET:
      return "[secret]";
    case OUTPUT:
      if (object["secret"] === true) return "[secret]";
      return object["value"] === undefined ? UNKNOWN : unwrap(object["value"]);
    case RESOURCE:
      return object["id"] ?? object["urn"];
  }
  return Object.fromEntries(Object.entries(object).map(([k, v]) => [k, unwrap(v)]));
}

/** A value without its output wrapper, for the recorder's own look-ups; a secret stays wrapped. */
export function reveal(value: unknown): unknown {
  const wrapped = value !== null && typeof value === "object" && (value as Record<string, unknown>)[SIGNATURE] === OUTPUT;
  return wrapped && (value as Record<string, unknown>)["secret"] !== true ? (value as Record<string, unknown>)["value"] : value;
}
