import { expect, test } from "vitest";
import { alert, hostile, samplePlan, target } from "../testing/plan.ts";
import { htmlReport } from "./html/report.ts";
import { markdownReport } from "./markdown.ts";
import { lackingText } from "./names.ts";

const page = htmlReport(samplePlan());
const section = (html: string, id: string): string => {
  const start = html.indexOf(`<section id="${id}"`);
  return html.slice(start, html.indexOf("</section>", start));
};

test("the page says what is watched, what it costs and what is left out", () => {
  expect(page).toContain(">33 %<");
  expect(page).toContain("1 of 3 resources that can be; 2 are not");
  expect(section(page, "uncovered")).toMatch(/sttwo.*no signal.*stone.*partly covered/s);
  expect(section(page, "uncovered")).toContain("1 exempt signals");
  expect(section(page, "cost")).toContain("$1,235");
  expect(section(page, "limits")).toMatch(/90 %.*4,500.*of 5,000/s);
  expect(section(page, "findings")).toMatch(/AZM901.*AZM900.*Rename stone/s);
});

test("what a resource lacks fits a line: data that does not arrive first, many alerts by their number", () => {
  expect(lackingText(["monitoring"])).toBe("monitoring");
  expect(lackingText(["vm.cpu", "agent", "vm.memory"])).toBe("agent, vm.cpu and vm.memory");
  expect(lackingText(["k.a", "k.b", "container-logs", "k.c", "k.d", "k.e", "prometheus"])).toBe(
    "container-logs, prometheus and 5 alerts",
  );
});

test("an alert shows its threshold, who set it, whom it calls and where the runbook is", () => {
  const alerts = section(page, "alerts");
  expect(alerts).toMatch(/&lt; 99\.5<\/b> <span class="tag layer" title="overrides\.alerts\[&quot;storage\.availability/);
  expect(alerts).toContain("15 min, every 5 min");
  expect(alerts).toContain("ag-prod-pager");
  expect(alerts).toContain('<a href="https://example.com/runbooks/storage.md"');
  expect(alerts).not.toContain("javascript:");
});

test("the page asks the network for nothing and runs no script but its own", () => {
  expect(page).not.toMatch(/\b(src|srcset|data)=|<link\b|@import|url\(|<iframe|<object/i);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toMatch(/default-src &#39;none&#39;.*script-src &#39;sha256-/);
});

test("hostile names stay text in the page", () => {
  const html = htmlReport(samplePlan([hostile, `${hostile}2`, `${hostile}3`]));
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toContain("<img");
  for (const character of ["\u001b", "\u202e"]) expect(html).not.toContain(character);
  expect(html).toContain("&lt;script&gt;window.pwned=1&lt;/script&gt;");
});

test("the Markdown report keeps its tables whatever the names", () => {
  const text = markdownReport(samplePlan([hostile, `${hostile}\n\n# 2`, `${hostile}3`]));
  expect(text).not.toContain("<script");
  const columns = (line: string) => line.replace(/\\./g, "").split("|").length;
  const tables = text
    .trimEnd()
    .split("\n\n")
    .filter((block) => block.startsWith("|"));
  for (const block of tables) expect(new Set(block.split("\n").map(columns)).size).toBe(1);
  expect(tables.length).toBeGreaterThan(5);
  expect(text.split("\n").filter((line) => line.startsWith("# "))).toEqual(["# Monitoring plan of prod"]);
});

test("the same plan gives the same bytes", () => {
  expect([htmlReport(samplePlan()), markdownReport(samplePlan())]).toEqual([page, markdownReport(samplePlan())]);
});

test("an empty plan makes a report, not a fault", () => {
  const empty = { ...samplePlan(), targets: [], alerts: [], coverage: [], limits: [], findings: [], resources: [] };
  const html = htmlReport({ ...empty, cost: { currency: "USD", monthly: 0, lines: [] } });
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
  expect(page).not.toMatch(/NaN|Infinity|undefined/);
});

const many = (count: number) => {
  const plan = samplePlan();
  const names = Array.from({ length: count }, (_, i) => `st${String(i).padStart(5, "0")}`);
  const targets = names.map((n) => target(n));
  const signals = ["storage.availability", "storage.latency", "diagnostics"];
  const coverage = targets.flatMap((t, i) =>
    signals.map((signal) =>
      i === count - 1 && signal === "diagnostics"
        ? { target: t.id, signal, status: "missing" as const, by: [], path: [], reason: "No workspace." }
        : { target: t.id, signal, status: "covered" as const, by: [], path: [] },
    ),
  );
  const alerts = targets.map((t) => alert(t.name, [t.id]));
  return { ...plan, targets, coverage, alerts };
};

test("rules of one alert with the same values are one row, which says why and can be linked to", () => {
  const plan = many(40);
  const other = { ...plan.alerts[0]!, values: {}, urn: "other" };
  const alerts = section(htmlReport({ ...plan, alerts: [...plan.alerts, other] }), "alerts");
  expect(alerts.match(/<tr data-state/g)).toHaveLength(2);
  expect(alerts).toContain("41 rules, in 2 rows");
  expect(alerts.match(/ id="rule-storage\.availability"/g)).toHaveLength(1);
  expect(alerts).toContain("overrides.alerts[&quot;storage.availability&quot;]");
});

test("what lacks something comes first, a signal leads to its rule, and equal resources share their signals", () => {
  const targets = section(htmlReport(many(40)), "targets");
  expect(targets.indexOf("st00039")).toBeLessThan(targets.indexOf("st00000"));
  expect(targets).toMatch(/lacks diagnostics<\/b> <span class="soft">No workspace\./);
  expect(targets.match(/class="set"/g)).toHaveLength(2);
  expect(targets).toContain('href="#rule-storage.availability"');
  expect(targets).not.toContain('href="#rule-storage.latency"');
});

test("a page grows by few elements a resource, and shows the first of them", () => {
  const elements = (count: number) => htmlReport(many(count)).match(/<[a-z]/g)!.length;
  expect((elements(1200) - elements(600)) / 600).toBeLessThan(16);
  expect(section(htmlReport(many(1200)), "targets").match(/class="later"/g)).toHaveLength(1000);
});

test("who is called by what is counted by severity, and what calls nobody is seen", () => {
  const plan = samplePlan();
  const silent = alert("c", [], { severity: 3, actionGroups: [] });
  const off = alert("d", [], { severity: 4, enabled: false });
  const routing = section(htmlReport({ ...plan, alerts: [...plan.alerts, silent, off] }), "routing");
  const rows = [...routing.matchAll(/<tr><td.*?<\/tr>/gs)].map((m) =>
    m[0]
      .replace(/<[^>]*>/g, " ")
      .split(/\s+/)
      .filter(Boolean),
  );
  expect(rows).toEqual([
    ["nobody", "–", "–", "–", "1", "–"],
    ["ag-prod-pager", "–", "2", "–", "–", "–"],
  ]);
});

test("day, version and age of the inventory are there where they are known", () => {
  const made = htmlReport(samplePlan(), { today: "2026-12-01", version: "0.1.0", inventory: ["2026-11-02", "2026-11-30"] });
  expect(made).toContain("Made for 2026-12-01 by azmon 0.1.0 from an inventory written 2026-11-02 to 2026-11-30.");
  expect(page).not.toContain("Made for");
});
