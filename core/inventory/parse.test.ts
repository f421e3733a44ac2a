import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stableJson } from "../base/json.ts";
import { describe as line } from "../base/refusal.ts";
import { parseInventories, parseInventory } from "./parse.ts";
import { row, subscription } from "./testing.ts";

const read = (...rows: unknown[]) => parseInventory(JSON.stringify(rows), "estate.json");
const good = (content: string | Uint8Array) => {
  const { rows, problems } = parseInventory(content, "estate.json");
  expect(problems).toEqual([]);
  return rows;
};
const id = (name: string) => row(name)["id"] as string;

describe("what is accepted", () => {
  const rows = [row("a"), row("b")];
  const answer = { count: 2, data: rows, skip_token: null, total_records: 2 };
  test.each([
    ["the answer of az graph query", JSON.stringify(answer)],
    ["the same, pretty, with a byte order mark", `\uFEFF${JSON.stringify(answer, null, 2)}`],
    ["the same as bytes with a byte order mark", Buffer.from(`\uFEFF${JSON.stringify(answer)}`)],
    [
      "the answer of the REST API",
      JSON.stringify({ totalRecords: 2, count: 2, data: rows, facets: [], resultTruncated: "false" }),
    ],
    ["pages that were joined under the head of the first", JSON.stringify({ count: 1, total_records: 2, data: rows })],
    ["a bare list", JSON.stringify(rows)],
    ["JSON Lines", `${rows.map((r) => JSON.stringify(r)).join("\r\n")}\n\n`],
  ])("%s", (_, content) => {
    expect(good(content).map((r) => r.name)).toEqual(["a", "b"]);
  });

  test("nulls are dropped, at any depth, and tags may be null", () => {
    const [a] = good(
      JSON.stringify([row("a", { kind: null, sku: null, tags: null, properties: { x: null, y: { z: null, w: 1 } } })]),
    );
    expect(a).toEqual({ ...row("a"), properties: { y: { w: 1 } } });
    const [b] = good(JSON.stringify([row("b", { tags: { owner: null, env: "prod" }, zones: null, identity: null })]));
    expect(b).toEqual({ ...row("b"), tags: { env: "prod" } });
  });

  test("ids keep their spelling, types become lower case, locations lose their blanks", () => {
    const spelled = { ...row("A"), type: "Microsoft.KeyVault/Vaults", location: "West Europe", resourceGroup: "RG-A" };
    expect(good(JSON.stringify([spelled]))).toEqual([{ ...row("A"), resourceGroup: "RG-A" }]);
  });

  test("what a sparse query leaves out is read from the id", () => {
    expect(good(JSON.stringify([{ id: id("a"), properties: {} }]))).toEqual([{ ...row("a"), location: "global" }]);
  });

  test("a child may carry its parents' names", () => {
    const slot = `/subscriptions/${subscription}/resourceGroups/rg-a/providers/Microsoft.Web/sites/app/slots/staging`;
    const [r] = good(
      JSON.stringify([
        { id: slot, name: "app/staging", type: "microsoft.web/sites/slots", resourceGroup: "rg-a", properties: {} },
      ]),
    );
    expect(r?.name).toBe("app/staging");
    expect(read({ id: slot, name: "other/staging", properties: {} }).problems[0]?.path).toMatch(/ > name$/);
  });

  test.each([
    'x" or 1==1',
    "a'|b",
    "{{scope}}",
    "${process.exit()}",
    "<img src=x onerror=alert(1)>",
    "| take 1 // x".replaceAll("/", "\\"),
    "__proto__",
    "naïve – name",
  ])("the hostile name %s is only a name", (name) => {
    const [r] = good(JSON.stringify([row(name, { tags: { [name]: name } })]));
    expect(r?.name).toBe(name);
    expect(Object.entries(r?.tags ?? {})).toEqual([[name, name]]);
  });

  test("a key called __proto__ changes nothing but itself", () => {
    const text = JSON.stringify([row("a")]).replace(
      '"properties":{}',
      '"properties":{"__proto__":{"polluted":true},"gone":null}',
    );
    const [r] = good(text);
    expect(Object.keys(r?.properties ?? {})).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(r?.properties?.["polluted"]).toBeUndefined();
  });
});

describe("what is refused, with its path", () => {
  const only = (content: string | Uint8Array) => {
    const { problems } = parseInventory(content, "estate.json");
    expect(problems).toHaveLength(1);
    return problems[0]!;
  };
  const whole = JSON.stringify({ count: 2, data: [row("a"), row("b")], skip_token: null, total_records: 2 });
  test.each<[string, string | Uint8Array, RegExp]>([
    ["an empty file", "", /^is empty$/],
    ["a file of blanks and a mark", "\uFEFF \n", /^is empty$/],
    ["no row", "[]", /holds no row/],
    ["no row in an answer", '{"count":0,"data":[],"total_records":0}', /holds no row/],
    ["a truncated answer", whole.slice(0, 300), /not complete JSON: line 1, column \d+ ends too early/],
    ["a truncated pretty answer", JSON.stringify([row("a")], null, 2).slice(0, -4), /line 10, column \d+ ends too early/],
    ["a comma too many", "[{},]", /line 1, column 5 has something unexpected: "\]"/],
    ["a second document that is cut", "[\n{}\n]\n[\n{}\n", /line 4, column 1 has something unexpected/],
    ["UTF-16 with a mark, cut off", Buffer.from(`\uFEFF${whole}`, "utf16le").subarray(0, -1), /starts as UTF-16, yet is damaged/],
    ["UTF-16 without a mark", Buffer.from(whole, "utf16le"), /UTF-16/],
    ["Latin-1", Buffer.from('[\n{"name":"café"}]', "latin1"), /not UTF-8: line 2/],
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0]), /compressed with gzip: unpack it first/],
    ["a number", "42", /is no inventory/],
  ])("%s", (_, content, message) => {
    const problem = only(content);
    expect(problem.path).toBe("estate.json");
    expect(problem.message).toMatch(message);
  });

  test("an answer cut at a page", () => {
    const cut = (more: object) => only(JSON.stringify({ count: 1, data: [row("a")], ...more }));
    expect(cut({ total_records: 3 })).toMatchObject({
      path: "estate.json > total_records",
      message: expect.stringMatching(/1 of 3 rows/),
    });
    expect(cut({ total_records: 1, skip_token: "abc" })).toMatchObject({ path: "estate.json > skip_token" });
    expect(cut({ totalRecords: 3 })).toMatchObject({ path: "estate.json > totalRecords" });
    expect(cut({ count: 2 })).toMatchObject({ path: "estate.json > count", message: expect.stringMatching(/1 of 2 rows/) });
    expect(cut({ total_records: 1, totalRecords: 3 })).toMatchObject({ path: "estate.json > totalRecords" });
    for (const key of ["skip_token", "skipToken", "$skipToken"])
      expect(cut({ [key]: "abc" })).toMatchObject({ path: `estate.json > ${key}` });
    for (const key of ["result_truncated", "resultTruncated"])
      for (const value of ["true", "True", true])
        expect(cut({ [key]: value })).toMatchObject({ path: `estate.json > ${key}`, message: expect.stringMatching(/left out/) });
    expect(cut({ total_records: "3" })).toMatchObject({ message: "must be a number", found: '"3"' });
    expect(cut({ count: "3" })).toMatchObject({ path: "estate.json > count", message: "must be a number" });
    expect(cut({ resultTruncated: "maybe" })).toMatchObject({ message: "must be true or false", found: '"maybe"' });
  });

  test("a broken line of JSON Lines, by its number", () => {
    const text = `${JSON.stringify(row("a"))}\n{"id":\n${JSON.stringify(row("b"))}`;
    expect(only(text)).toMatchObject({ path: "estate.json > line 2", message: expect.stringMatching(/column 7 ends too early/) });
  });

  test("a row without id is found by its place, name and nearest key", () => {
    const rest = { ...row("lost"), id: undefined };
    expect(read(row("a"), { ...rest, Id: "x" }).problems).toEqual([
      {
        path: "estate.json > row 2 > id",
        message: 'a row needs the id of its resource (name "lost", type "microsoft.keyvault/vaults")',
        nearest: "Id",
      },
    ]);
    expect(read({ ...rest, id: 7 }).problems[0]).toMatchObject({ message: "must be text", found: "7" });
    expect(read("text").problems[0]).toMatchObject({ path: "estate.json > row 1" });
  });

  test.each([
    ["vm-1", "is not an ARM id"],
    [`/subscriptions/${subscription}/resourceGroups/rg-a/providers/Microsoft.KeyVault/vaults`, "is not an ARM id"],
    [`/subscriptions/${subscription}/resourceGroups/rg-a/providers/Microsoft Key/vaults/a`, "is not an ARM id"],
    ["/subscriptions/mine/resourceGroups/rg-a/providers/Microsoft.KeyVault/vaults/a", "GUID"],
    [id("../../../x"), "climbs out"],
    [id(".."), "climbs out"],
    [id("..\\x"), "climbs out"],
    [id("a%2Fb"), "percent code"],
    [id("%2e%2e"), "percent code"],
    [id("a//b"), "empty segment"],
    [id(""), "empty segment"],
  ])("the id %s", (bad, message) => {
    const { problems, rows } = read({ id: bad }, row("b"));
    expect(problems).toEqual([
      {
        path: `estate.json > ${bad.length > 160 ? expect.any(String) : bad} > id`,
        message: expect.stringContaining(message),
        found: expect.any(String),
      },
    ]);
    expect(rows.map((r) => r.name)).toEqual(["b"]);
  });

  test.each([
    ["subscriptionId", "00000000-0000-4000-8000-00000000000f"],
    ["name", "b"],
    ["resourceGroup", "rg-b"],
    ["type", "microsoft.keyvault/managedhsms"],
  ])("a %s that contradicts the id", (field, value) => {
    expect(read(row("a", { [field]: value })).problems).toEqual([
      {
        path: `estate.json > ${id("a")} > ${field}`,
        message: "contradicts the id",
        found: `"${value}"`,
        allowed: expect.any(String),
      },
    ]);
  });

  test.each([
    ["name", 1],
    ["type", {}],
    ["location", ["westeurope"]],
    ["resourceGroup", true],
    ["subscriptionId", 5],
    ["kind", 5],
    ["managedBy", {}],
    ["sku", "Standard"],
    ["plan", 5],
    ["properties", []],
    ["identity", "SystemAssigned"],
    ["tags", ["env"]],
    ["zones", "1"],
    ["zones", [1]],
  ])("a %s of the wrong JSON type: %j", (field, value) => {
    expect(read(row("a", { [field]: value })).problems).toEqual([
      { path: `estate.json > ${id("a")} > ${field}`, message: expect.stringMatching(/^must be/), found: expect.any(String) },
    ]);
  });

  test("a tag value that is no text", () => {
    expect(read(row("a", { tags: { env: { x: 1 } } })).problems[0]).toMatchObject({
      path: `estate.json > ${id("a")} > tags.env`,
      found: "an object",
    });
  });

  test("control characters, which never reach the message as they are", () => {
    const { problems } = read(
      row("a\u001b[31m"),
      row("b", { tags: { "env\u0007": "x" } }),
      row("c", { location: "west\neurope" }),
      row("d", { kind: "\ud800" }),
    );
    expect(problems.map((p) => p.message)).toEqual([
      "holds control characters",
      "holds control characters",
      "a tag name holds control characters",
      "holds control characters",
      "holds control characters",
    ]);
    expect(problems.map((p) => p.path.split(" > ").at(-1))).toEqual(["id", "name", "tags", "location", "kind"]);
    expect(JSON.stringify(problems)).not.toMatch(/\\u001b|\\u0007|\\n/);
  });

  test("messages stay short whatever the input holds", () => {
    const huge = "x".repeat(1e6);
    const { problems } = read(
      { id: huge },
      row(huge, { kind: 1 }),
      { name: huge, type: huge },
      row("a", { tags: { [huge]: 1 }, location: `\n${huge}` }),
    );
    expect(problems).toHaveLength(5);
    expect(Math.max(...problems.map((p) => JSON.stringify(p).length))).toBeLessThan(700);
    expect(JSON.stringify(parseInventory(`[${huge}`, "estate.json").problems).length).toBeLessThan(400);
    expect(JSON.stringify(parseInventory(`["${huge}`, "estate.json").problems).length).toBeLessThan(400);
  });

  test("nesting without end is a problem, not a crash", () => {
    const deep = JSON.stringify([row("a")]).replace(
      '"properties":{}',
      `"properties":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`,
    );
    expect(only(deep)).toMatchObject({ path: "estate.json > row 1", message: expect.stringContaining("nested too deep") });
  });

  test("all problems of all files at once, those of a whole file first", () => {
    const { problems } = parseInventories([
      { name: "one.json", content: "" },
      { name: "two.json", content: JSON.stringify({ total_records: 9, data: [{ id: "x" }, row("a", { name: 1, kind: 2 })] }) },
    ]);
    expect(problems.map((p) => p.path)).toEqual([
      "one.json",
      "two.json > total_records",
      `two.json > ${id("a")} > kind`,
      `two.json > ${id("a")} > name`,
      "two.json > x > id",
    ]);
  });
});

describe("rows of one id", () => {
  test("merge when they agree, the smallest spelling survives", () => {
    const shout = {
      ...row("A"),
      id: id("a").toUpperCase().replace("/SUBSCRIPTIONS", "/subscriptions"),
      resourceGroup: "RG-A",
      type: "Microsoft.KeyVault/vaults",
    };
    const { rows, problems } = read(row("a"), shout);
    expect(problems).toEqual([]);
    expect(rows).toEqual([{ ...shout, type: "microsoft.keyvault/vaults" }]);
    expect(read(shout, row("a"))).toEqual({ rows, problems });
  });

  test("are refused when they contradict each other, whatever their order", () => {
    const pair = [
      row("a", { location: "westeurope", tags: { env: "prod" } }),
      { ...row("A"), location: "northeurope", tags: { env: "dev" }, sku: { name: "x" } },
    ];
    const { problems } = read(...pair);
    const message = "two rows of this id contradict each other";
    expect(problems).toEqual([
      { path: `${id("A")} > location`, message, found: '"northeurope" in estate.json and "westeurope" in estate.json' },
      { path: `${id("A")} > sku`, message, found: "an object in estate.json and nothing in estate.json" },
      { path: `${id("A")} > tags.env`, message, found: '"dev" in estate.json and "prod" in estate.json' },
    ]);
    expect(read(...pair.reverse()).problems).toEqual(problems);
  });

  test("name both files they stand in, in whatever order those are read, however long their names and values", () => {
    const file = (name: string, more: object) => ({ name, content: JSON.stringify([row("a", { ...more })]) });
    const files = [file("one.json", { kind: "x" }), file("two.json", { kind: "y" }), file("same.json", { kind: "x" })];
    const { problems } = parseInventories(files);
    expect(problems.map(line)).toEqual([
      `${id("a")} > kind: two rows of this id contradict each other (found "x" in one.json and "y" in two.json)`,
    ]);
    expect(parseInventories(files.reverse()).problems).toEqual(problems);
    const long = (n: string) => file(`${n.repeat(200)}-${n}.json`, { kind: n.repeat(200) });
    expect(line(parseInventories([long("p"), long("q")]).problems[0]!)).toMatch(/-p\.json and "q+.*-q\.json\)$/);
  });

  test("may stand in several files", () => {
    const files = ["one.json", "two.json"].map((name, i) => ({ name, content: JSON.stringify([row("a"), row(`b${i}`)]) }));
    expect(parseInventories(files)).toMatchObject({ rows: [{ name: "a" }, { name: "b0" }, { name: "b1" }], problems: [] });
  });
});

test("any order of the rows, and any spelling of some twice, gives the same bytes", () => {
  const name = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
  const estate = fc.uniqueArray(fc.record({ name, tags: fc.dictionary(name, fc.string({ unit: "grapheme-ascii" })) }), {
    selector: (r) => r.name,
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(estate, fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.boolean()), (base, numbers, choices) => {
      const rows = base.map((r) => row(r.name, { tags: r.tags }));
      const twice = rows
        .filter(() => choices.next().value)
        .map((r) => ({ ...r, id: (r["id"] as string).replace("vaults", "VAULTS"), name: String(r["name"]).toUpperCase() }));
      const all = [...rows, ...twice];
      const shuffled = all
        .map((r) => [numbers.next().value!, r] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, r]) => r);
      const one = read(...all);
      expect(one.problems).toEqual([]);
      expect(one.rows).toHaveLength(base.length);
      expect(stableJson(read(...shuffled))).toBe(stableJson(one));
    }),
    { numRuns: 60 },
  );
});

test("grows with the estate, not with its square", () => {
  const text = (n: number) =>
    JSON.stringify(
      Array.from({ length: n }, (_, i) => row(`vault-${i}`, { tags: { env: "prod" }, properties: { a: null, b: { c: i } } })),
    );
  const [small, large] = [text(2_000), text(20_000)];
  const time = (content: string) => {
    const start = process.cpuUsage();
    parseInventory(content, "x");
    return process.cpuUsage(start).user;
  };
  time(small);
  const best = (content: string) => Math.min(time(content), time(content), time(content));
  expect(best(large) / best(small)).toBeLessThan(25);
});
