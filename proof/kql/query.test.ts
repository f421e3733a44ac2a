import { describe, expect, test } from "vitest";
import { renderQuery } from "../../core/decide/query.ts";
import { resourceTypes } from "../../catalogue/index.ts";
import type { AlertEntry, LogAlertEntry } from "../../catalogue/schema.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { tables } from "../../catalogue/tables.ts";
import { pick } from "../../core/decide/effective.ts";
import { toJson } from "./json.ts";
import { kusto, tableRow } from "./query.ts";
import { KqlRefusal } from "./refusal.ts";
import { parseDateTime } from "./time.ts";
import { toText } from "./convert.ts";
import type { Value } from "./value.ts";

const now = parseDateTime("2026-03-02T12:00:00Z")!;
const inNothing = kusto({});
const shown = (v: Value): unknown =>
  v === null || typeof v === "boolean"
    ? v
    : typeof v === "number"
      ? String(v)
      : typeof v === "object"
        ? JSON.parse(safe(v))
        : toText(v);
const safe = (v: Value): string =>
  toText(v).startsWith("[") || toText(v).startsWith("{") ? toJson(v) : JSON.stringify(toText(v));
const answer = (text: string): unknown[][] =>
  inNothing(text)
    .run({ now, rows: new Map() })
    .map((row) => row.map(shown));
/** The values of one `print`. */
const print = (what: string): unknown[] => answer(`print ${what}`)[0]!;
const refusal = (text: string): string => {
  try {
    answer(text);
  } catch (e) {
    if (e instanceof KqlRefusal) return e.message;
    throw e;
  }
  return "none";
};

describe("values", () => {
  test("null is neither equal nor unequal to null, and a text is never null", () => {
    expect(print("int(null) == int(null), int(null) == 1, int(null) != 1, isnull(''), isempty(long(null))")).toEqual([
      null, false, true, false, true,
    ]); // prettier-ignore
    expect(answer("datatable(x:long)[1, long(null), 3] | where x < 3")).toEqual([["1"]]);
    expect(answer("datatable(s:string)['a', ''] | where s == ''")).toEqual([[""]]);
  });
  test("whole numbers divide to whole numbers, with a real beside them to reals", () => {
    expect(print("7 / 2, -7 / 2, 7 / 2.0, 1 / 0, 100.0 * 1 / 3, -7 % 3")).toEqual([
      "3",
      "-3",
      "3.5",
      null,
      "33.333333333333336",
      "2",
    ]);
    expect(print("9223372036854775807 + 0, 0.0 / 0")).toEqual(["9223372036854775807", "NaN"]);
  });
  test("a real as text is as short as tells it apart, and keeps its point", () => {
    expect(print("tostring(0.1 + 0.2), tostring(1.0 / 3), tostring(42.0), tostring(-2.5), strcat(100.0 * 1 / 8, '%')")).toEqual([
      "0.30000000000000007",
      "0.3333333333333333",
      "42.0",
      "-2.5",
      "12.5%",
    ]);
    expect(refusal("print tostring(1e300)")).toContain("the text of the real");
  });
  test("times keep every 100 nanoseconds", () => {
    expect(print("datetime(2026-03-01 00:00:00.1234567) + 1tick, bin(datetime(2026-03-01 13:37), 1h)")).toEqual([
      "2026-03-01T00:00:00.1234568Z",
      "2026-03-01T13:00:00.0000000Z",
    ]);
    expect(print("now(), ago(1d), datetime_diff('minute', now(), ago(90s)), now() - ago(25h)")).toEqual([
      "2026-03-02T12:00:00.0000000Z",
      "2026-03-01T12:00:00.0000000Z",
      "2",
      "1.01:00:00",
    ]);
  });
  test("what a dynamic value does not have is null; 1 and 1.0 stay apart", () => {
    expect(print(`tostring(dynamic({"a":{"b":[1,2.0]}}).a.b[1]), dynamic({"a":1}).x, gettype(dynamic({"a":1.0}).a)`)).toEqual([
      "2.0", null, "double",
    ]); // prettier-ignore
    expect(print(`parse_json('{"a.b":"x"}')["a.b"], tostring(parse_json('not JSON'))`)).toEqual(["x", "not JSON"]);
  });
});

describe("searching text", () => {
  test("has matches whole terms, contains any part", () => {
    expect(print("'ContainerBackOff' has 'BackOff', 'ContainerBackOff' contains 'backoff', 'a BackOff: b' has 'backoff'")).toEqual([
      false, true, true,
    ]); // prettier-ignore
    expect(print("'/x/microsoft.compute/virtualmachines/y' has 'microsoft.compute/virtualmachines'")).toEqual([true]);
    expect(print("'/x/microsoft.compute/virtualmachinescalesets/y' has 'microsoft.compute/virtualmachines'")).toEqual([false]);
    expect(print("'Killed process 7' has_any ('process', 'x'), 'a' in~ ('A'), 'a' in ('A'), 'abc' hasprefix 'ab'")).toEqual([
      true, true, false, true,
    ]); // prettier-ignore
  });
  test("patterns are RE2's", () => {
    expect(print(String.raw`extract(@'(?i)^(.*/sites/[^/]+)', 1, '/A/SITES/b/c'), extract('x(.)', 1, 'y')`)).toEqual([
      "/A/SITES/b",
      "",
    ]);
    expect(print("'a]b' matches regex @'^[^\\[x]]b$', 'x\\ny' matches regex 'x.y', '1.5' matches regex @'^\\d+\\.\\d$'")).toEqual(
      [true, false, true],
    );
    for (const refused of ["(?=a)", "(?<!a)", "(a)\\1", "a(?i)b"])
      expect(refusal(`print 'a' matches regex @'${refused}'`)).toContain(`in the regular expression ${refused} is not supported`);
  });
});

describe("operators", () => {
  const rows =
    "datatable(t:datetime, k:string, v:long)[datetime(2026-03-01),'a',1, datetime(2026-03-02),'a',3, datetime(2026-03-03),'b',5]";
  test("summarize: of nothing there is one row without keys, none with keys", () => {
    expect(answer(`${rows} | where v > 9 | summarize count(), sum(v), avg(v), max(v)`)).toEqual([["0", "0", "NaN", null]]);
    expect(answer(`${rows} | where v > 9 | summarize count() by k`)).toEqual([]);
    expect(answer(`${rows} | summarize avgif(v, v > 9), maxif(t, v > 9) by k`)).toEqual([["a", "NaN", null], ["b", "NaN", null]]); // prettier-ignore
    expect(answer(`${rows} | summarize (Last, V) = arg_max(t, v), n = count() / 2.0 by k | project V, n`)).toEqual([["3", "1"], ["5", "0.5"]]); // prettier-ignore
    expect(answer(`${rows} | summarize arg_max(t, *) by k | where v == 3 | project k`)).toEqual([["a"]]);
  });
  test("percentilew counts each value as often as its weight says", () => {
    expect(answer("datatable(n:long, ms:long)[8,10, 6,20, 3,30, 1,40] | summarize percentilesw(ms, n, 50, 75, 99.9)")).toEqual([
      ["20", "20", "40"],
    ]);
  });
  test("joins: innerunique takes one row of the left a key, leftouter keeps what has no match", () => {
    const right = "(datatable(k:string, w:long)['a',7])";
    expect(answer(`${rows} | join ${right} on k | count`)).toEqual([["1"]]);
    expect(answer(`${rows} | join kind=inner ${right} on k | count`)).toEqual([["2"]]);
    expect(answer(`${rows} | join kind=leftouter ${right} on k | project k, w`)).toEqual([["a", "7"], ["a", "7"], ["b", null]]); // prettier-ignore
    expect(answer(`${rows} | join kind=leftanti ${right} on k | project k`)).toEqual([["b"]]);
  });
  test("union isfuzzy leaves out a table that is not there", () => {
    expect(answer("union isfuzzy=true (datatable(x:long)[1]), (NoSuchTable | where x > 1) | project x")).toEqual([["1"]]);
    expect(refusal("union (datatable(x:long)[1]), NoSuchTable")).toContain("NoSuchTable");
  });
  test("make-series has a point for every step, and gaps are filled along the line", () => {
    const series = `${rows} | make-series v = avg(v) default = real(null) on t from datetime(2026-03-01) to datetime(2026-03-05) step 1d`;
    expect(answer(`${series} by k | project k, v, f = series_fill_linear(v)`)).toEqual([
      ["a", [1, 3, null, null], [1, 3, 3, 3]],
      ["b", [null, null, 5, null], [5, 5, 5, 5]],
    ]);
  });
  test("a spike at the hour when others are quiet is an anomaly, the daily peak is none", () => {
    const series =
      "range i from 0 to 95 step 1 | extend v = iff(i % 24 == 10, 80.0 + i % 7, 20.0 + i % 7) | extend v = iff(i == 90, 75.0, v)";
    const [flags] = answer(
      `${series} | summarize v = make_list(v) | extend (f, s, b) = series_decompose_anomalies(v, 3, 24, 'avg') | project f`,
    )[0] as [number[]];
    expect(flags.flatMap((f, i) => (f === 0 ? [] : [[i, f]]))).toContainEqual([90, 1]);
    expect(flags[82]).toBe(0);
  });
  test("search, parse-kv, scan, top-nested and partition", () => {
    const words = "datatable(s:string, t:string)['disk full','a', 'ok','full', 'fuller','b']";
    expect(answer(`${words} | search 'full' and 'a' | project s`)).toEqual([["disk full"]]);
    expect(answer(`${words} | where * has 'b' | project s`)).toEqual([["fuller"]]);
    expect(
      answer(
        `print s = 'a=1, b="x,y"' | parse-kv s as (a:long, b:string) with (pair_delimiter=',', kv_delimiter='=', quote='"') | project a, b`,
      ),
    ).toEqual([["1", "x,y"]]);
    expect(answer(`${rows} | sort by t asc | scan declare (sum:long=0) with (step s: true => sum = s.sum + v;) | project sum`)).toEqual([["1"], ["4"], ["9"]]); // prettier-ignore
    expect(answer(`${rows} | top-nested 1 of k by sum(v), top-nested 1 of v by max(v)`)).toEqual([["b", "5", "5", "5"]]);
    expect(answer(`${rows} | partition by k (top 1 by v desc) | project k, v`)).toEqual([["a", "3"], ["b", "5"]]); // prettier-ignore
  });
  test("mv-expand, mv-apply, parse and let functions", () => {
    expect(answer("print d = dynamic([1,2]) | mv-expand with_itemindex=i d to typeof(long) | project i, d")).toEqual([["0", "1"], ["1", "2"]]); // prettier-ignore
    expect(answer("print d = dynamic([3,1]) | mv-apply e = d to typeof(long) on (summarize m = max(e)) | project m")).toEqual([
      ["3"],
    ]);
    expect(answer("print s = 'id=7 name=x' | parse s with 'id=' id:long ' name=' name | project id, name")).toEqual([["7", "x"]]);
    expect(
      answer("let f = (T:(x:long), least:long = 2) { T | where x >= least }; f(datatable(x:long)[1, 2, 3]) | count"),
    ).toEqual([["2"]]);
    expect(answer("datatable(x:long)[1, 2, 4] | sort by x asc | extend d = x - prev(x, 1, 0), n = next(x)")).toEqual([
      ["1", "1", "2"],
      ["2", "1", "4"],
      ["4", "2", null],
    ]);
  });
});

test("what it does not know it refuses by name and place", () => {
  expect(refusal("datatable(x:long)[1]\n| sample 1")).toBe("the operator sample is not supported here (line 2, column 3)");
  expect(refusal("print rand()")).toContain("the function rand is not supported here (line 1, column 7)");
  expect(refusal("datatable(x:long)[1] | where y > 1")).toContain("The name 'y' does not refer");
  expect(refusal("datatable(v:long)[1] | summarize hll(v)")).toContain("the function hll");
});

describe("the catalogue's log alerts", () => {
  const workspace = kusto(tables);
  const all: AlertEntry[] = [...resourceTypes.flatMap((t) => t.alerts), ...scopeAlerts.map((s) => s.alert)];
  const logs = all.filter((a): a is LogAlertEntry => a.kind === "log");
  const render = (a: LogAlertEntry) =>
    renderQuery(
      a.query,
      Object.fromEntries(Object.entries(a.parameters ?? {}).map(([k, v]) => [k, pick(v, "production").value])),
      { kind: "all" },
      a,
    );
  test.each(logs.map((a) => [a.id, a] as const))("%s runs on empty tables", (_, alert) => {
    const query = workspace(render(alert));
    // A summary without keys is one row also of nothing.
    expect(query.run({ now, rows: new Map() }).length).toBeLessThanOrEqual(/summarize(?!.*\bby\b)/s.test(query.text) ? 1 : 0);
  });
  test("a row from plain data must fit the table's types", () => {
    expect(() => tableRow({ EventID: "int" }, { EventID: "x" })).toThrow('"x" is no int');
    expect(tableRow({ TimeGenerated: "datetime", Val: "real", Tags: "string" }, { TimeGenerated: "2026-03-01T00:00:00Z", Val: 1, Tags: { a: 1 } })).toEqual([
      parseDateTime("2026-03-01"), 1, '{"a":1}',
    ]); // prettier-ignore
  });
});
