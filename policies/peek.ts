/**
 * Reading properties of which some are not known yet.
 *
 * In a preview Pulumi puts a marker where a value is still to come. A rule must tell three cases apart: the value, not known yet, not
 * there. Nothing here throws, whatever the value is.
 */
type Peek<T = unknown> = { state: "known"; value: T; secret: boolean } | { state: "unknown" } | { state: "missing" };

const MISSING: Peek<never> = { state: "missing" };
const NOT_YET: Peek<never> = { state: "unknown" };

/** The markers for an unknown boolean, number, string, array, asset, archive and object. Source: sdk/go/common/resource/plugin/rpc.go. */
const unknowns = new Set<unknown>([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** What a plan file and `pulumi preview --json` write where a secret stood: there, but not to be read. */
const MASKED = "[secret]";

/** Key and values by which Pulumi marks secrets and outputs on the wire and in state files. Source: the same file. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object";

/** Whether a raw value is one of the markers. */
export const isUnknown = (value: unknown): boolean => unknowns.has(value);

/** Whether there is one anywhere in a value. */
export function holdsUnknown(value: unknown): boolean {
  if (isUnknown(value)) return true;
  if (value === null || typeof value !== "object") return false;
  return Object.keys(value).some((key) => holdsUnknown(own(value, key)));
}

/** One value, its wrapper taken off. */
export function open(value: unknown, secret = false): Peek {
  if (value === undefined || value === null) return MISSING;
  if (unknowns.has(value)) return NOT_YET;
  if (value === MASKED) return { state: "unknown" };
  if (!isObject(value) || Array.isArray(value)) return { state: "known", value, secret };
  const signature = own(value, SIGNATURE);
  if (signature === SECRET) {
    // State files hold ciphertext: a value that is there and cannot be read.
    if (own(value, "value") === undefined) return NOT_YET;
    return open(own(value, "value"), true);
  }
  if (signature === OUTPUT) {
    if (own(value, "value") === undefined) return NOT_YET;
    return open(own(value, "value"), secret || own(value, "secret") === true);
  }
  return { state: "known", value, secret };
}

/** Reads by descriptor, so that a proxy that throws on unknown values is never triggered. */
const own = (object: object, key: string): unknown => Object.getOwnPropertyDescriptor(object, key)?.value;

/** The value at a dotted path. Keys match ignoring case where there is no exact one: hand-written ARM bodies vary. */
export function peek(root: unknown, path: string): Peek {
  let at = open(root);
  for (const key of path === "" ? [] : path.split(".")) {
    if (at.state !== "known") return at;
    if (!isObject(at.value)) return MISSING;
    at = open(child(at.value, key), at.secret);
  }
  return at;
}
function child(object: object, key: string): unknown {
  if (Object.hasOwn(object, key)) return own(object, key);
  const wanted = key.toLowerCase();
  const like = Object.keys(object).find((k) => k.toLowerCase() === wanted);
  return like === undefined ? undefined : own(object, like);
}

/** The text at a path, where it is known. Numbers and booleans count as text. */
export function text(root: unknown, path: string): string | undefined {
  const p = peek(root, path);
  if (p.state !== "known" || isObject(p.value)) return undefined;
  return String(p.value);
}

/** Whether a switch is on; undefined where that cannot be told. Classic and generic resources write "true" as text. */
export function isOn(root: unknown, path: string): boolean | undefined {
  const p = peek(root, path);
  if (p.state === "unknown") return undefined;
  return p.state === "known" && (p.value === true || String(p.value).toLowerCase() === "true");
}

/** What says nothing, or not yet, is on: so Azure takes it. */
export const isEnabled = (root: unknown): boolean => peek(root, "enabled").state === "missing" || isOn(root, "enabled") !== false;

/** The elements of a list at a path; a single value counts as a list of one. `undefined` where the whole list is unknown. */
export function list(root: unknown, path: string): Peek[] | undefined {
  const p = peek(root, path);
  if (p.state === "unknown") return undefined;
  if (p.state === "missing") return [];
  return Array.isArray(p.value) ? p.value.map((v) => open(v, p.secret)) : [p];
}

/** Walks every text below a value with its path and whether it is secret. Unknown parts are left out. */
export function eachText(
  value: unknown,
  visit: (text: string, path: string, secret: boolean) => void,
  path = "",
  secret = false,
) {
  const p = open(value, secret);
  if (p.state !== "known") return;
  if (typeof p.value === "string") return visit(p.value, path, p.secret);
  if (Array.isArray(p.value)) p.value.forEach((v, i) => eachText(v, visit, `${path}[${i}]`, p.secret));
  else if (isObject(p.value))
    for (const key of Object.keys(p.value)) eachText(own(p.value, key), visit, path ? `${path}.${key}` : key, p.secret);
}
