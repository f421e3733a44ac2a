import fc from "fast-check";
import { expect, test } from "vitest";
import { Layers } from "./layers.ts";
import { toTarget } from "./selection.ts";
import { config, cpu, row } from "./testing.ts";

const target = toTarget(row("a", { tags: { Env: "Prod", tier: "gold" } }), { owner: ["owner"], criticality: ["criticality"] });

test("without overrides the preset decides, else the catalogue", () => {
  const development = new Layers(config({ preset: "development" })).of(cpu, target);
  expect(development.threshold).toEqual({ value: 95, from: "preset", path: "catalogue thing.cpu" });
  expect(new Layers(config()).of(cpu, target).threshold).toEqual({ value: 90, from: "catalogue", path: "catalogue thing.cpu" });
});

test("a setting the alert does not have is not invented", () => {
  const overrides = { alerts: { "thing.cpu": { sensitivity: "Low", parameters: { days: 3 } } } };
  const values = new Layers(config({ overrides })).of(cpu, target);
  expect(values.sensitivity).toBeUndefined();
  expect(values.parameters).toEqual({});
});

test("resources that no override tells apart share one set of values", () => {
  const layers = new Layers(config({ overrides: { alerts: { "thing.cpu": { threshold: 80 } } } }));
  const other = toTarget(row("b"), { owner: [], criticality: [] });
  expect(layers.of(cpu, target)).toBe(layers.of(cpu, other));
});

test("any subset of layers gives the value of the last one that speaks: environment, type, tags in order, resource", () => {
  const maybe = fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined });
  const severity = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined });
  const layer = fc.record({ threshold: maybe, severity });
  const order = ["environment", "type", "tag", "tag", "resource"] as const;
  fc.assert(
    fc.property(fc.tuple(layer, layer, layer, layer, layer), (spoken) => {
      const [environment, type, tagA, tagB, resource] = spoken.map((s) => ({ "thing.cpu": JSON.parse(JSON.stringify(s)) }));
      const overrides = {
        alerts: environment,
        types: { "Microsoft.Test/THINGS": type },
        tags: [
          { match: { env: "prod" }, alerts: tagA },
          { match: { tier: "silver" }, alerts: { "thing.cpu": { threshold: 1 } } },
          { match: { TIER: "gold|bronze" }, alerts: tagB },
        ],
        resources: { [target.id.toUpperCase().replace("/SUBSCRIPTIONS", "/subscriptions")]: resource },
      };
      const values = new Layers(config({ overrides })).of(cpu, target);
      for (const key of ["threshold", "severity"] as const) {
        const last = spoken.findLastIndex((s) => s[key] !== undefined);
        const expected =
          last < 0
            ? { value: key === "threshold" ? 90 : 2, from: "catalogue" }
            : { value: spoken[last]![key], from: order[last] };
        expect(values[key]).toMatchObject(expected);
      }
    }),
  );
});
