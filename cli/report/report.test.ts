import { expect, test } from "vitest";
import { hostile, samplePlan } from "../testing/plan.ts";
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
