import { createHash } from "node:crypto";

/** A short stable suffix: the first characters of the SHA-256 of `text`, in hexadecimal. */
export const shortHash = (text: string, length = 6): string => createHash("sha256").update(text).digest("hex").slice(0, length);

/** Namespace of azmon's name-based UUIDs; invented once, never to change. */
const NAMESPACE = "5f0c1de4-9f6e-4a64-8a5c-0d1f7b9a3c21";

/** UUIDv5 (RFC 9562) of `name` in azmon's namespace: the same name gives the same GUID on every machine. */
export function uuid5(name: string): string {
  const bytes = createHash("sha1")
    .update(Buffer.from(NAMESPACE.replaceAll("-", ""), "hex"))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
