import { z } from "zod";
import type { Problem } from "../base/refusal.ts";
import { pathText } from "../base/show.ts";
import { environmentConfig } from "./schema.ts";
import { child, unwrap } from "./walk.ts";

/** Stands for a secret that only Pulumi can decrypt. */
export const SECRET = "[secret]";

/** Settings whose text must never be shown. */
export const isSecret = (schema: z.core.$ZodType): boolean => z.globalRegistry.get(unwrap(schema))?.["secret"] === true;

/** Puts a marker where `pulumi config set --secret --path` has written `secure: ...`, and refuses it elsewhere. */
export function markSecrets(value: unknown): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  const walk = (v: unknown, schema: z.core.$ZodType | undefined, path: PropertyKey[]): unknown => {
    if (typeof v !== "object" || v === null) return v;
    if (isSecure(v)) {
      // Below an unknown key there is no schema: the key itself is the problem.
      if (schema !== undefined && !isSecret(schema))
        problems.push({
          path: pathText(path),
          message: "cannot be a secret: azmon reads it to decide, so it would be in the plan",
          allowed: "the plain value",
        });
      return SECRET;
    }
    if (Array.isArray(v)) return v.map((x, i) => walk(x, schema && child(schema, i), [...path, i]));
    return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, walk(x, schema && child(schema, k), [...path, k])]));
  };
  return { value: walk(value, environmentConfig, []), problems };
}

/** As Pulumi tells a secret from other objects: the single key `secure` with a text. */
const isSecure = (v: object): boolean => {
  const entries = Object.entries(v);
  return entries.length === 1 && entries[0]![0] === "secure" && typeof entries[0]![1] === "string";
};
