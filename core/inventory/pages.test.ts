import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInventories } from "./parse.ts";
import { machine, page, row } from "./testing.ts";

const estate = (n: number, prefix = "vm") =>
  Array.from({ length: n }, (_, i) => machine(`${prefix}-${String(i).padStart(4, "0")}`));
/** A skip token as Azure writes it. */
const token = (skip: number, size = 2): string =>
  Buffer.from(JSON.stringify({ $id: "1", MaxRows: size, RowsToSkip: skip, KustoClusterUrl: "https://x" }, null, 2)).toString(
    "base64",
  );
/** The pages of a query, as `--first <size>` and `--skip-token` give them. */
const pagesOf = (rows: readonly unknown[], size: number, tokenOf: (skip: number) => string = token) =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => {
    const end = (i + 1) * size;
    return page(rows.slice(i * size, end), rows.length, end < rows.length ? tokenOf(end) : null);
  });
const files = (...answers: unknown[]) => answers.map((a, i) => ({ name: `p${i + 1}.json`, content: JSON.stringify(a) }));
const read = (...answers: unknown[]) => parseInventories(files(...answers));
const rows = estate(5);
const [p1, p2, p3] = pagesOf(rows, 2) as [object, object, object];

describe("pages of one query", () => {
  test("are one inventory, in any order, in files or after another in one", () => {
    for (const all of [[p1, p2, p3], [p3, p1, p2], [p1, p2, p3, p2]])
      expect(read(...all)).toMatchObject({ problems: [], rows: { length: 5 } }); // prettier-ignore
    const content = [p1, p2, p3].map((p) => JSON.stringify(p, null, 2)).join("\n");
    expect(parseInventories([{ name: "all.json", content }])).toMatchObject({ problems: [], rows: { length: 5 } });
    expect(read([p1, p2, p3])).toMatchObject({ problems: [], rows: { length: 5 } });
  });

  test.each([
    ["the first", [p2, p3], "p1.json", /3 of 5 rows in 2 pages; rows 1 to 2 are missing, the first page$/],
    [
      "one between",
      [p1, p3],
      "p1.json",
      /3 of 5 rows in 2 pages; rows 3 to 4 are missing, the page that the skip_token of p1\.json/,
    ],
    ["the last", [p1, p2], "p1.json", /4 of 5 rows in 2 pages; row 5 is missing, the page that the skip_token of p2\.json/],
    ["all but the first", [p1], "p1.json", /2 of 5 rows; rows 3 to 5 are missing, the page that the skip_token of p1\.json/],
    ["all but one between", [p2], "p1.json", /2 of 5 rows; rows 1 to 2 are missing, the first page; row 5 is missing/],
    ["all but the last", [p3], "p1.json", /1 of 5 rows; fetch every page/],
    ["one, the first being there twice", [p1, p1, p3], "p1.json", /3 of 5 rows in 2 pages; rows 3 to 4/],
  ])("of which %s is missing", (_, some, file, message) => {
    expect(read(...some).problems).toEqual([
      {
        path: `${file} > total_records`,
        message: expect.stringMatching(message),
        ...(some.length > 1 ? { found: expect.stringMatching(/2 rows in p1\.json/) } : {}),
      },
    ]);
  });

  test("whose tokens say nothing: how many rows are there is told all the same", () => {
    const opaque = pagesOf(rows, 2, (skip) => `page-after-${skip}`);
    expect(read(...opaque).problems).toEqual([]);
    expect(read(opaque[0], opaque[2]).problems).toMatchObject([
      { message: expect.stringMatching(/3 of 5 rows.*fetch every page/) },
    ]);
  });

  test("that were not sorted repeat rows and lack others", () => {
    const shuffled = [page([rows[0], rows[1]], 5, token(2)), page([rows[1], rows[3]], 5, token(4)), page([rows[4]], 5)];
    expect(read(...shuffled).problems).toMatchObject([
      { path: "p1.json > total_records", message: expect.stringMatching(/^the pages repeat 1 rows.*order by id asc/) },
    ]);
  });

  test("that state different totals: the estate grew meanwhile", () => {
    const grown = [page(rows.slice(0, 2), 4, token(2)), page(rows.slice(2), 5)];
    expect(read(...grown).problems).toEqual([]);
    const shrunk = [page(rows.slice(0, 2), 5, token(2)), page(rows.slice(3), 4)];
    expect(read(...shrunk).problems).toMatchObject([{ message: expect.stringMatching(/the estate changed while/) }]);
  });
});

describe("pages of several queries", () => {
  const vaults = Array.from({ length: 3 }, (_, i) => row(`kv-${i}`));
  test("are told apart by their totals", () => {
    const [v1, v2] = pagesOf(vaults, 2);
    expect(read(p1, p2, p3, v1, v2).problems).toEqual([]);
    const short = { path: "p1.json > total_records", message: expect.stringMatching(/1 of 3 rows/) };
    expect(read(v2, p1, p2, p3).problems).toMatchObject([short]);
    expect(read(p1, p3, v1).problems).toHaveLength(2);
  });
  test("may have one total", () => {
    const [a1, a2] = pagesOf(estate(3), 2);
    const [v1, v2] = pagesOf(vaults, 2);
    expect(read(a1, a2, v1, v2).problems).toEqual([]);
    expect(read(a1, a2, v2).problems).toHaveLength(1);
    expect(read(a1, v1, v2).problems).toHaveLength(1);
  });
  test("a whole answer does not stand for the missing page of another", () => {
    expect(read(p1, page(vaults, 3)).problems).toHaveLength(1);
  });
});

describe("pages without a total", () => {
  const graph = (some: unknown[], next: string | null) => ({ SkipToken: next, Data: some, Count: some.length });
  test("follow each other in the order they are named", () => {
    expect(read(graph(rows.slice(0, 3), "t"), graph(rows.slice(3), null)).problems).toEqual([]);
    expect(read(graph(rows.slice(0, 3), "t")).problems).toMatchObject([{ path: "p1.json > SkipToken" }]);
    expect(read(graph(rows.slice(3), null), graph(rows.slice(0, 3), "t")).problems).toMatchObject([
      { path: "p2.json > SkipToken" },
    ]);
  });
  test("are not continued by an answer to another query", () => {
    const sorted = graph(rows, "t");
    expect(read(sorted, graph(estate(2, "aa"), null)).problems).toMatchObject([{ path: "p1.json > SkipToken" }]);
  });
  test("of Azure Resource Manager name the next one by its address", () => {
    const nextLink = "https://management.azure.com/subscriptions/x/resources?api-version=2021-04-01&%24skiptoken=y";
    expect(read({ value: rows, nextLink }).problems).toMatchObject([
      { path: "p1.json > nextLink", message: expect.stringMatching(/cut at a page/) },
    ]);
    expect(read({ value: rows, nextLink: "" }, { value: rows.slice(0, 1) }).problems).toEqual([]);
  });
});

test("any pages of any query are whole together, and cut where one is left out", () => {
  const sizes = fc.record({ rows: fc.integer({ min: 2, max: 40 }), size: fc.integer({ min: 1, max: 39 }), left: fc.nat() });
  fc.assert(
    fc.property(sizes, fc.infiniteStream(fc.nat()), ({ rows: n, size, left }, numbers) => {
      const all = pagesOf(estate(n), size);
      const shuffled = all.map((p) => ({ p, at: numbers.next().value! })).sort((a, b) => a.at - b.at).map(({ p }) => p); // prettier-ignore
      expect(read(...shuffled)).toMatchObject({ problems: [], rows: { length: n } });
      if (all.length > 1) expect(read(...shuffled.filter((_, i) => i !== left % all.length)).problems).toHaveLength(1);
    }),
    { numRuns: 60 },
  );
});
