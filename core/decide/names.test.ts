import { expect, test } from "vitest";
import { decide } from "./index.ts";
import { catalogueOf, config, cpu, row, thing } from "./testing.ts";

const decided = (template: string | undefined, multiResource: boolean) =>
  decide({
    config: config({ names: { prefix: "shop", ...(template === undefined ? {} : { template }) } }),
    rows: [row("a"), row("b")],
    catalogue: catalogueOf(thing([cpu, { ...cpu, id: "thing.heat" }], { multiResource })),
  });
const names = (d: ReturnType<typeof decided>) => d.rules.map((r) => r.name);

test("rules are named as the organisation's template says, by default prefix, alert and place", () => {
  expect(names(decided(undefined, true))).toEqual(["shop-thing.cpu-westeurope", "shop-thing.heat-westeurope"]);
  expect(names(decided("{environment} ({prefix}) {alert} {qualifier}", true))).toEqual([
    "prod (shop) thing.cpu westeurope",
    "prod (shop) thing.heat westeurope",
  ]);
});

test("characters that Azure refuses are mended, and the name keeps a hash", () => {
  expect(names(decided("{alert}/{qualifier}", true))[0]).toMatch(/^thing\.cpu-westeurope-[0-9a-f]+$/);
});

test("a template that leaves out what tells rules apart is an error naming both", () => {
  const { findings } = decided("{prefix}-{alert}", false);
  expect(findings.map((f) => [f.code, f.severity])).toEqual([
    ["AZM304", "error"],
    ["AZM304", "error"],
  ]);
  expect(findings[0]!.message).toMatch(/^thing\.cpu-a-\w+ and thing\.cpu-b-\w+ would both be named shop-thing\.cpu\.$/);
  expect(findings[0]!.path).toBe("names");
});
