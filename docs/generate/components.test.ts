import { beforeAll, describe, expect, it } from "vitest";
import { analyzeLeniently, folders, type Property } from "./analyzer.ts";
import { componentPages, parted } from "./components.ts";

/** Every argument, as `Type.property`, of every component and of what its arguments hold. */
let all: [string, Property][];
beforeAll(() => {
  const { components, typeDefinitions } = analyzeLeniently(Object.keys(folders));
  const of = (type: string, properties: Record<string, Property> = {}) =>
    Object.entries(properties).map(([key, p]): [string, Property] => [`${type}.${key}`, p]);
  all = [
    ...Object.entries(components).flatMap(([name, { inputs }]) => of(name, inputs)),
    ...Object.entries(typeDefinitions).flatMap(([name, { properties }]) => of(name, properties)),
  ];
});
const those = (wrong: (p: Property) => boolean): string[] => all.flatMap(([name, p]) => (wrong(p) ? [name] : []));
const said = (p: Property) => parted(p.description ?? "");

describe("the arguments of components", () => {
  it("are found", () => {
    expect(all.length).toBeGreaterThan(500);
  });
  it("each have a sentence that says what they mean", () => {
    expect(those((p) => !/^\S.*\.$/.test(said(p).meaning))).toEqual([]);
  });
  it("each say their default where they are optional, and none where they are not", () => {
    expect(those((p) => (p.optional === true) !== (said(p).default !== undefined))).toEqual([]);
  });
  it("each say their unit, or what they count, where they are numbers", () => {
    const unit = /\b(days|seconds|minutes|GB|USD|unit|windows|of them|places|critical|port|month|rows|status|threshold)\b/i;
    expect(those((p) => p.type === "number" && !unit.test(p.description ?? ""))).toEqual([]);
  });
});

it.each(Object.keys(folders))("%s has a page of them, that its interfaces are linked on", (name) => {
  const page = componentPages.find((p) => p.file === `docs/reference/components/${name}.md`)!.render();
  const links = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map((m) => m[1]!);
  const headings = new Set([...page.matchAll(/^## (.+)$/gm)].map((m) => m[1]!.toLowerCase()));
  expect(links.filter((link) => !headings.has(link))).toEqual([]);
});

it("parts a description from its default", () => {
  expect(parted("Days: 4 to 730. Default: 30. Billed.")).toEqual({ meaning: "Days: 4 to 730. Billed.", default: "30" });
  expect(parted("Time. Default: PT5M,\nor less.")).toEqual({ meaning: "Time.", default: "PT5M, or less" });
  expect(parted("A name.")).toEqual({ meaning: "A name." });
});
