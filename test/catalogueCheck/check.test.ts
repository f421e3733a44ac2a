import { describe, expect, it } from "vitest";
import { insights } from "../../catalogue/providers/insights.ts";
import { rowsOf } from "../../catalogue/kql.ts";
import type { LogAlertEntry, MetricAlertEntry, PrometheusAlertEntry, ResourceType } from "../../catalogue/schema.ts";
import { podAlerts } from "../../catalogue/prometheus/podAlerts.ts";
import { analyser } from "./kusto.ts";
import { checkLog } from "./logs.ts";
import { checkCharts, checkMetric } from "./metrics.ts";
import { checkRunbooks, PARTS } from "./pages.ts";
import { checkGroups, checkPrometheus, promtoolInstalled } from "./promql.ts";
import { checkShape } from "./shape.ts";

// Each check must catch what it is for: sound entries of the catalogue, broken one way at a time.

const named = (type: string): ResourceType => insights.find((t) => t.type === type)!;
const application = named("Microsoft.Insights/components");
const availability = named("Microsoft.Insights/webtests");
const log = application.alerts.find((a): a is LogAlertEntry => a.id === "application.failed-requests")!;
const metric = application.alerts.find((a): a is MetricAlertEntry => a.id === "application.server-exceptions")!;
const events: Partial<LogAlertEntry> = { tables: ["KubeEvents"], parameters: {}, dimensions: [] };
const prometheus = podAlerts[0]!;
const analyse = analyser();
const said = (problems: { message: string }[]): string => problems.map((p) => p.message).join("; ");
const ofLog = (broken: Partial<LogAlertEntry>) => said(checkLog({ alert: { ...log, ...broken }, type: application }, analyse));
const ofMetric = (broken: Partial<MetricAlertEntry>, type: Partial<ResourceType> = {}) =>
  said(checkMetric({ alert: { ...metric, ...broken }, type: { ...application, ...type } }));
const ofPrometheus = (broken: Partial<PrometheusAlertEntry>) => said(checkPrometheus({ alert: { ...prometheus, ...broken } }));

const peak: Partial<MetricAlertEntry> = {
  metric: "cpu",
  aggregation: "Maximum",
  threshold: 80,
  dynamic: undefined,
  dimensions: [],
};
const peaked: Partial<ResourceType> = { metrics: { cpu: { unit: "Percent", aggregations: ["Average", "Maximum"] } } };

it("finds nothing in sound entries", () => {
  expect([ofLog({}), ofMetric({}), ofPrometheus({})]).toEqual(["", "", ""]);
});

describe("log alerts", () => {
  it.each<[string, Partial<LogAlertEntry>, RegExp]>([
    ["a table that does not exist", { query: log.query.replace("(AppRequests", "(AppReqests") }, /reads , but lists AppRequests/],
    ["a column that does not exist", { query: log.query.replaceAll("(ItemCount", "(Items") }, /Items/],
    ["a measure the result lacks", { measure: "failedShare" }, /no column failedShare/],
    ["a measure that is text", { measure: "AppRoleName" }, /AppRoleName is a string/],
    ["a dimension the result lacks", { dimensions: ["Name"] }, /no column Name/],
    ["a resource column the result lacks", { resourceIdColumn: "ResourceId" }, /no text column ResourceId/],
    ["an undeclared parameter", { parameters: {} }, /\{\{minimumRequests\}\} is not among/],
    ["a scope that follows no table", { query: `${log.query}\n{{scope}}` }, /must follow a table/],
    ["a rule that overrides cannot narrow", { query: log.query.replace("{{scope}}\n", "") }, /narrowed to single resources/],
    ["search", { query: 'search "x" | project _ResourceId, AppRoleName = "", failedPercent = 1' }, /Search is not supported/],
    ["a frequency above the window", { windowSize: "PT5M", evaluationFrequency: "PT15M" }, /longer than its window/],
    ["a look-back beyond the window", { query: `${log.query}\n| where now() > ago(1d)` }, /looks back 1440 minutes but reads 15/],
    ["several periods without a time", { evaluationPeriods: 3, minFailingPeriods: 2 }, /need a datetime column/],
    ["more failing periods than periods", { minFailingPeriods: 2 }, /2 of 1 periods/],
    ["neither threshold nor dynamic", { threshold: undefined }, /exactly one of/],
    ["tables that are not read", { tables: ["AppTraces"] }, /reads AppRequests, but lists AppTraces/],
    ["an aggregation without a column", { measure: undefined }, /needs a column/],
    ["a time that does not follow the window", { query: `${log.query}\n| where now() > ago(5m)` }, /must follow the window/],
    ["a window shorter than rows are late", { windowSize: "PT5M" }, /with rows up to 5 minutes late it needs 10/],
    [
      "a time in the result of a wider look back",
      { query: `${log.query.split("\n| summarize")[0]}\n| extend failedPercent = 1`, overrideQueryTimeRange: "P2D" },
      /leave out TimeGenerated/,
    ],
    [
      "a table that may be missing",
      { query: "AppRequests\n{{scope}}\n| extend failedPercent = 1", parameters: {}, dimensions: [] },
      /AppRequests may not exist/,
    ],
    [
      "a time that may be null",
      { ...events, query: `${rowsOf("KubeEvents")}\n| where LastSeen > ago({{window}})\n| extend failedPercent = 1` },
      /KubeEvents.LastSeen can be null/,
    ],
    [
      "a sum of a running counter",
      { ...events, query: `${rowsOf("KubeEvents")}\n| summarize failedPercent = sum(Count) by _ResourceId` },
      /counts on from row to row/,
    ],
    [
      "a text in the machine's language",
      {
        ...events,
        tables: ["Event"],
        query: `${rowsOf("Event")}\n| where RenderedDescription has "failed"\n| extend failedPercent = 1`,
      },
      /written in the machine's language/,
    ],
  ])("catches %s", (_, broken, message) => expect(ofLog(broken)).toMatch(message));
});

describe("metric alerts", () => {
  const hourly = { metrics: { ...application.metrics, "exceptions/server": { unit: "Count", aggregations: ["Count" as const], dimensions: ["cloud/roleName"], grains: ["PT1H"] } } }; // prettier-ignore
  it.each<[string, Partial<MetricAlertEntry>, Partial<ResourceType>, RegExp]>([
    ["an unknown metric", { metric: "exceptions/srv" }, {}, /no metric exceptions\/srv/],
    ["an undocumented aggregation", { aggregation: "Average" }, {}, /documented for Count, not Average/],
    ["an unknown dimension", { dimensions: [{ name: "role" }] }, {}, /no dimension role/],
    ["a window below the grain", {}, hourly, /comes every PT1H/],
    ["a dynamic threshold every minute", { evaluationFrequency: "PT1M" }, {}, /five minutes or more/],
    ["an operator dynamic thresholds lack", { operator: "LessThanOrEqual" }, {}, /does not take LessThanOrEqual/],
    ["both thresholds", { threshold: 5 }, {}, /exactly one of/],
    [
      "several criteria over several resources",
      { and: [{ metric: "requests/count", aggregation: "Count", operator: "GreaterThan", threshold: 1 }] },
      { multiResource: true },
      /rule per resource/,
    ],
    [
      "a percentage above 100",
      {
        metric: "availabilityResults/availabilityPercentage",
        aggregation: "Average",
        threshold: 995,
        dynamic: undefined,
        dimensions: [],
      },
      {},
      /995 is none/,
    ],
    [
      "an average above zero, which one sample makes",
      { metric: "exceptions/server", aggregation: "Average", threshold: 0, dynamic: undefined, dimensions: [] },
      { metrics: { "exceptions/server": { unit: "Count", aggregations: ["Average"] } } },
      /one bad sample of 15 fires it/,
    ],
    [
      "a state of 0 and 1 that one sample takes below 1",
      { metric: "up", aggregation: "Average", operator: "LessThan", threshold: 1, dynamic: undefined, dimensions: [] },
      { metrics: { up: { unit: "Count", aggregations: ["Average"], healthy: 1 } } },
      /one bad sample of 15 fires it/,
    ],
    [
      "a state of which nobody says what healthy is",
      { metric: "up", aggregation: "Average", operator: "LessThan", threshold: 0.3, dynamic: undefined, dimensions: [] },
      { metrics: { up: { unit: "Count", aggregations: ["Average"] } } },
      /up needs `healthy`/,
    ],
    [
      "a basis that takes the window for a duration",
      { ...peak, oneSample: true, basis: "80 % for half an hour outlasts an update." },
      peaked,
      /takes the window for a duration/,
    ],
    [
      "a duration said to be one sample",
      { ...peak, aggregation: "Average", oneSample: true },
      peaked,
      /one bad sample does not fire it/,
    ],
  ])("catches %s", (_, broken, type, message) => expect(ofMetric(broken, type)).toMatch(message));

  it("catches a chart whose threshold belongs to another metric", () => {
    const charts = [{ title: "Requests", metric: "requests/count", aggregation: "Count" as const, alert: metric.id }];
    expect(said(checkCharts({ ...application, charts }))).toMatch(/no alert on requests\/count/);
  });
});

describe("Prometheus alerts", () => {
  it.each<[string, Partial<PrometheusAlertEntry>, RegExp]>([
    ["broken PromQL", { expression: "sum by (pod (up) > {{threshold}}" }, /PromQL breaks/],
    [
      "a metric nobody collects",
      { expression: "kube_pod_status_ready > {{threshold}}" },
      /kube_pod_status_ready is not collected/,
    ],
    [
      "a series of some clusters, asked for and not left out",
      { expression: "kube_node_spec_unschedulable > {{threshold}} unless on (node) kube_node_spec_taint" },
      /kube_node_spec_unschedulable is not collected/,
    ],
    ["a message without a value", { detail: "Pod {{ $labels.pod }}." }, /names no value/],
    ["a message without a name", { detail: "It is {{ $value }}." }, /names no label/],
    ["a label that is gone", { detail: "Node {{ $labels.node }}: {{ $value }}." }, /node, which the expression does not keep/],
    ["a threshold without a place", { expression: 'max(kube_job_failed{condition="true"}) > 0' }, /must both have a threshold/],
  ])("catches %s", (_, broken, message) => expect(ofPrometheus(broken)).toMatch(message));

  it("catches a group larger than Azure takes", () => {
    const many = Array.from({ length: 21 }, (_, i) => ({ alert: { ...prometheus, title: `Alert${i}` } }));
    expect(said(checkGroups(many))).toMatch(/21 rules/);
  });
  it.runIf(promtoolInstalled())("asks promtool, which knows types as well", () => {
    const alert = { ...prometheus, expression: "rate(kube_job_failed) > {{threshold}}" };
    expect(said(checkGroups([{ alert }]))).toMatch(/expected type range vector/);
  });
});

describe("the shape", () => {
  it.each<[string, ResourceType[], RegExp]>([
    ["a type twice", [availability, { ...availability, type: "microsoft.insights/WEBTESTS" }], /stands twice/],
    [
      "an id with two meanings",
      [availability, { ...availability, type: "A/b", alerts: [{ ...availability.alerts[0]!, title: "Other" }] }],
      /differs in A\/b/,
    ],
    ["an alert without a reason", [{ ...availability, alerts: [{ ...availability.alerts[0]!, reason: "" }] }], /reason/],
    ["a silent type with alerts", [{ ...availability, silent: { reason: "", source: "https://x.example" } }], /silent, yet/],
    ["a type that says nothing", [{ ...availability, alerts: [], notes: undefined }], /no word why/],
  ])("catches %s", (_, types, message) => expect(said(checkShape(types, []))).toMatch(message));
});

describe("runbooks", () => {
  const placed = [{ alert: log, type: application }];
  const page = {
    name: log.runbook,
    text: `# Title\n\n\`${log.id}\`\n\n${PARTS.map((p) => `## ${p}\n\nSomething to read and do.\n`).join("\n")}`,
  };
  const of = (...pages: { name: string; text: string }[]) => said(checkRunbooks(placed, pages));
  it("accepts a page with its parts", () => expect(of(page)).toBe(""));
  it("catches a page that is missing", () => expect(of()).toMatch(/no page application-failures.md/));
  it("catches a page without an alert", () => expect(of(page, { ...page, name: "orphan" })).toMatch(/belongs to no alert/));
  it("catches a page that lacks a part", () =>
    expect(of({ ...page, text: page.text.replace("## Fix", "## Repair") })).toMatch(/has the parts/));
  it("catches a query that does not parse", () =>
    expect(of({ ...page, text: `${page.text}\n\`\`\`kql\nAppRequests | summarize queries = count()\n\`\`\`\n` })).toMatch(
      /does not parse/,
    ));
  it("catches an empty part", () =>
    expect(of({ ...page, text: page.text.replace("## Fix\n\nSomething to read and do.", "## Fix") })).toMatch(
      /nothing under Fix/,
    ));
});
