import { expect, test } from "vitest";
import { circles, importsOf, sources } from "./imports.ts";

const coreFloors = ["base", "azure", "inventory", "findings", "config", "insights", "decide"];

test("no file imports itself by a circle, type-only imports included", () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(circles(sources)).toEqual([]);
});

test("within core no arrow runs up", () => {
  const floorOf = (file: string): number => coreFloors.indexOf(/^core\/([^/]+)\//.exec(file)?.[1] ?? "");
  const up = sources
    .filter((file) => floorOf(file) >= 0)
    .flatMap((file) =>
      importsOf(file)
        .filter((other) => floorOf(other) > floorOf(file))
        .map((other) => `${file} -> ${other}`),
    );
  expect(up).toEqual([]);
});

test("a component imports nothing of its siblings but their class and their arguments", () => {
  const room = (file: string) => /^components\/([^/]+)\//.exec(file)?.[1];
  const open = (file: string) => room(file) === "azure" || /\/(component|args)\.ts$/.test(file);
  const components = sources.filter((file) => room(file) !== undefined);
  expect(components.filter((file) => file.endsWith("/component.ts")).length).toBeGreaterThanOrEqual(16);
  const reaching = components.flatMap((file) =>
    importsOf(file)
      .filter((other) => room(other) !== undefined && room(other) !== room(file) && !open(other))
      .map((other) => `${file} -> ${other}`),
  );
  expect(reaching).toEqual([]);
});
