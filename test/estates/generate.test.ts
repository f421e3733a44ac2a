import { expect, test } from "vitest";
import { parseArmId } from "../../core/azure/armId.ts";
import { generateEstate } from "./generate.ts";

test("the same count gives the same rows, a larger one begins with them", () => {
  expect(generateEstate(500)).toEqual(generateEstate(500));
  expect(generateEstate(1000).slice(0, 500)).toEqual(generateEstate(500));
});

test("ids are unique, lawful and agree with their rows", () => {
  const rows = generateEstate(2000);
  expect(new Set(rows.map((r) => r.id.toLowerCase())).size).toBe(2000);
  for (const r of rows) {
    const { subscriptionId, resourceGroup, type, name } = r;
    expect(parseArmId(r.id)).toEqual({ subscriptionId, resourceGroup, type, name });
  }
});
