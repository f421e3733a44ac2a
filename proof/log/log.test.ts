import { describe, expect, test } from "vitest";
import { resourceTypes } from "../../catalogue/index.ts";
import type { LogAlertEntry } from "../../catalogue/schema.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { type LogData, type PlainRow, workspaceOf } from "./data.ts";
import { evaluate, type LogCondition } from "./evaluate.ts";
import { judgeLog, type LogCase } from "./judge.ts";
import { type LogProbe, logProbe } from "./probe.ts";
import { phases, timeline } from "./timeline.ts";

const vm = (name: string) => `/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/${name}`;
const rule = (more: Partial<LogCondition>): LogCondition => ({
  query: "Syslog | project TimeGenerated, Computer, _ResourceId",
  aggregation: "Count",
  operator: "GreaterThan",
  threshold: 0,
  dimensions: ["Computer"],
  windowSize: "PT5M",
  evaluationFrequency: "PT5M",
  evaluationPeriods: 1,
  minFailingPeriods: 1,
  ...more,
});
const syslog = (...rows: PlainRow[]): LogData => ({ tables: { Syslog: rows } });
const at = (minute: number, more: PlainRow = {}): PlainRow => ({
  TimeGenerated: minute,
  Computer: "a",
  _ResourceId: vm("a"),
  ...more,
});
const met = (r: LogCondition, data: LogData, minute: number) =>
  evaluate(r, workspaceOf(data), minute)
    .filter((f) => f.met)
    .map((f) => Object.values(f.dimensions).join());

describe("an evaluation", () => {
  test("reads the rows of its window that have arrived", () => {
    const data = syslog(at(3), at(9, { Computer: "late", _TimeReceived: 12 }));
    expect(met(rule({}), data, 5)).toEqual(["a"]);
    expect(met(rule({}), data, 10)).toEqual([]);
    // The row is eleven minutes late for its window: a rule whose window is no longer than that never sees it.
    expect([met(rule({}), data, 15), met(rule({ windowSize: "PT15M" }), data, 15)]).toEqual([[], ["a", "late"]]);
  });
  test("groups by TimeGenerated in the result: under a longer range only the last window counts", () => {
    const query = "Syslog | summarize TimeGenerated = max(TimeGenerated) by Computer";
    const renamed = "Syslog | summarize Last = max(TimeGenerated) by Computer";
    const long = { overrideQueryTimeRange: "PT1H" };
    expect(met(rule({ query, ...long }), syslog(at(3)), 30)).toEqual([]);
    expect(met(rule({ query: renamed, ...long }), syslog(at(3)), 30)).toEqual(["a"]);
    expect(met(rule({ query: renamed, ...long }), syslog(at(3)), 64)).toEqual([]);
  });
  test("wants so many of the last windows to fail", () => {
    const r = rule({ evaluationPeriods: 3, minFailingPeriods: 2, threshold: 1 });
    const twice = (minute: number) => [at(minute), at(minute + 1)];
    expect(met(r, syslog(...twice(1), ...twice(11)), 15)).toEqual(["a"]);
    expect(met(r, syslog(...twice(1), at(8), at(12)), 15)).toEqual([]);
  });
  test("aggregates the measure by dimensions and by resource; a null is no value, nor is NaN more than anything", () => {
    const query = "InsightsMetrics | project TimeGenerated, Computer, Val, _ResourceId";
    const average = rule({ query, aggregation: "Average", measure: "Val", threshold: 50, resourceIdColumn: "_ResourceId" });
    const data: LogData = {
      tables: {
        InsightsMetrics: [at(1, { Val: 40 }), at(2, { Val: 70 }), at(2, { Val: null }), at(2, { Val: 45, _ResourceId: vm("b") })],
      },
    };
    const findings = evaluate(average, workspaceOf(data), 5);
    expect(findings.map((f) => [f.resource, f.values, f.met])).toEqual([[vm("a"), [55], true], [vm("b"), [45], false]]); // prettier-ignore
    const nan = { ...average, query: "InsightsMetrics | summarize Val = avgif(Val, Val > 99) by Computer, _ResourceId" };
    expect(evaluate(nan, workspaceOf(data), 5).map((f) => f.met)).toEqual([false, false]);
  });
  test("counts zero rows only where nothing is split", () => {
    const none = { operator: "LessThan", threshold: 1 };
    expect(evaluate(rule({ ...none, dimensions: [] }), workspaceOf(syslog()), 5).map((f) => f.met)).toEqual([true]);
    expect(evaluate(rule(none), workspaceOf(syslog()), 5)).toEqual([]);
  });
});

describe("over time", () => {
  test("fires once, and is resolved after three healthy frequencies of five minutes", () => {
    const { events } = timeline(rule({}), workspaceOf(syslog(at(6), at(12))), { from: 5, until: 60 }, 0);
    expect(events).toEqual([{ dimensions: { Computer: "a" }, at: 10, resolvedAt: 30, value: 1 }]);
  });
  test("Azure may look at any minute", () => {
    expect([phases(1), phases(5), phases(60)]).toEqual([[0], [0, 1, 2, 3, 4], [0, 12, 24, 36, 48]]);
  });
});

test("rows that no table can have are refused, with the nearest name", () => {
  expect(() => workspaceOf(syslog(at(1, { Compter: "a" })))).toThrow("tables.Syslog: Compter is no column; nearest: Computer");
  expect(() => workspaceOf({ tables: { Sysloq: [] } })).toThrow("there is no table Sysloq; nearest: Syslog");
  expect(() => workspaceOf({ tables: { Event: [at(1, { EventID: "x" })] } })).toThrow('tables.Event: EventID: "x" is no int');
  expect(() => workspaceOf(syslog({ Computer: "a" }))).toThrow("tables.Syslog: TimeGenerated is missing");
});

test("an open table has the columns that rows have brought, by their suffix", () => {
  const workspace = workspaceOf({ tables: { AzureDiagnostics: [{ TimeGenerated: 1, rpo_d: 90, name_s: "m" }] } });
  const query =
    "AzureDiagnostics | where todouble(column_ifexists('rpo_d', 0.0)) > 60 | project name_s, none = column_ifexists('x_s', 'n')";
  const r = rule({ query, dimensions: ["name_s", "none"] });
  expect(evaluate(r, workspace, 5).map((f) => f.dimensions)).toEqual([{ name_s: "m", none: "n" }]);
});

describe("alerts of the catalogue", () => {
  const entries = [...resourceTypes.flatMap((t) => t.alerts), ...scopeAlerts.map((s) => s.alert)];
  const probe = (id: string): LogProbe =>
    logProbe(
      entries.find((a): a is LogAlertEntry => a.id === id && a.kind === "log")!,
      "production",
    );
  const put = (id: string, one: Omit<LogCase, "name">) => judgeLog(probe(id), { name: "a case", ...one }, probe(id).severity);
  const beats = (name: string, until: number): PlainRow[] =>
    Array.from({ length: until }, (_, i) => ({ TimeGenerated: i, Computer: name, _ResourceId: vm(name) }));

  test("a machine that stops beating fires, one that was stopped on purpose does not", () => {
    const tables = { Heartbeat: [...beats("a", 30), ...beats("b", 30), ...beats("c", 90)] };
    const stop = {
      TimeGenerated: 31,
      OperationNameValue: "MICROSOFT.COMPUTE/VIRTUALMACHINES/DEALLOCATE/ACTION",
      ActivityStatusValue: "Success",
      _ResourceId: vm("b").toLowerCase(),
    };
    const outcome = put("vm.heartbeat", {
      tables: { ...tables, AzureActivity: [stop] },
      until: "PT1H30M",
      fires: [{ Computer: "a" }],
      ends: "on",
    });
    expect(outcome).toMatchObject({ status: "passed" });
  });
  test("a busy hour that is unusual at this time of day fires on the machine that has it", () => {
    const load = (name: string, last: number): PlainRow[] =>
      Array.from({ length: 48 * 4 }, (_, i) => ({
        TimeGenerated: i * 15 + 1,
        Computer: name,
        _ResourceId: vm(name),
        Origin: "vm.azm.ms",
        Namespace: "Processor",
        Name: "UtilizationPercentage",
        Val: i >= 47 * 4 ? last : 20 + ((i * 7) % 5),
      }));
    const tables = { InsightsMetrics: [...load("busy", 95), ...load("calm", 22)] };
    const outcome = put("vm.unusual-cpu", { tables, from: "P2D", until: "P2D", fires: [{ Computer: "busy" }] });
    expect(outcome.got).toContain("Computer=busy");
    expect(outcome.got).not.toContain("calm");
  });
  test("a query that does not run is a failure that says why", () => {
    const broken = { ...probe("vm.heartbeat"), query: "Heartbeat | where rand() > 0.5 | project Computer, MinutesSilent = 1" };
    const { status, got } = judgeLog(broken, { name: "x", tables: {}, until: "PT1H", fires: [] }, 1);
    expect([status, got]).toEqual([
      "failed",
      "the query does not run: the function rand is not supported here (line 1, column 19)",
    ]);
  });
  test("logs that arrive late are seen by when they arrived", () => {
    const late = (minutes: number) =>
      beats("a", 60).map((r) => ({ ...r, _TimeReceived: (r["TimeGenerated"] as number) + minutes }));
    const fires = (minutes: number, times: number) =>
      put("workspace.ingestion-late", {
        tables: { Heartbeat: late(minutes) },
        from: "PT50M",
        until: "PT1H30M",
        fires: Array.from({ length: times }, () => ({})),
      });
    expect([fires(15, 1).status, fires(1, 0).status]).toEqual(["passed", "passed"]);
  });
  test("a table that is not there fails the query, unless it is fuzzy", () => {
    const fuzzy = {
      ...probe("vm.heartbeat"),
      dimensions: [],
      measure: undefined,
      aggregation: "Count",
      resourceIdColumn: undefined,
    };
    const one: LogCase = { name: "x", tables: { Syslog: [at(1)] }, absent: ["Event"], until: "PT20M", fires: [] };
    const union = (kind: string) => ({
      ...fuzzy,
      threshold: 5,
      query: `union ${kind} (Event | project Computer), (Syslog | project Computer)`,
    });
    expect(judgeLog(union("isfuzzy=true"), one, 1).status).toBe("passed");
    expect(judgeLog(union(""), one, 1).got).toContain("the query does not run: ");
  });
});
