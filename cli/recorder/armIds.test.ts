import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { armTypes } from "./armIds.ts";

const sdk = dirname(createRequire(import.meta.url).resolve("@pulumi/azure-native/package.json"));
const computed = new Set(["@subscription", "@tenant", "@cluster", "@workspace", "@managementGroup"]);

/** Source of each resource class by token, from the modules that the table names. */
function sources(): Map<string, string> {
  const found = new Map<string, string>();
  for (const module of new Set(Object.keys(armTypes).map((t) => t.split(":")[0]!)))
    for (const file of readdirSync(join(sdk, module)).filter((f) => f.endsWith(".js"))) {
      const source = readFileSync(join(sdk, module, file), "utf8");
      const type = /__pulumiType = 'azure-native:([\w:]+)'/.exec(source)?.[1];
      if (type) found.set(type, source);
    }
  return found;
}

test("every token is a class of the SDK that takes the inputs its id is made of", () => {
  const classes = sources();
  const wrong = Object.entries(armTypes).flatMap(([token, entry]) => {
    const [armType, names, scope] = entry.split(" ") as [string, string, string?];
    const source = classes.get(token);
    if (!source) return [`${token}: no such class`];
    const inputs = names.split("/").filter((n) => !n.startsWith("="));
    if (scope && !computed.has(scope)) inputs.push(scope.slice(1));
    const segments = Math.max(1, armType.split("/").length - 1);
    return [
      ...inputs.filter((i) => !source.includes(`resourceInputs["${i}"] = `)).map((i) => `${token}: no input ${i}`),
      ...(names.split("/").length === segments ? [] : [`${token}: ${segments} segments, other number of names`]),
    ];
  });
  expect(wrong).toEqual([]);
});
