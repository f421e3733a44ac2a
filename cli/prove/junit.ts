import { groupBy } from "../../core/base/list.ts";
import type { Result } from "../../proof/run.ts";
import { unseen } from "../escape/unseen.ts";

/** Results as JUnit XML, which CI systems read: one suite for each alert. No times: the same results give the same bytes. */
export function junit(results: readonly Result[]): string {
  const suites = [...groupBy(results, (r) => r.alert)].map(([alert, all]) => suite(alert, all));
  const counts = `tests="${results.length}" failures="${count(results, "failed")}" skipped="${count(results, "skipped")}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="azmon" ${counts}>\n${suites.join("")}</testsuites>\n`;
}

const count = (results: readonly Result[], status: Result["status"]): number => results.filter((r) => r.status === status).length;

function suite(alert: string, results: Result[]): string {
  const counts = `tests="${results.length}" failures="${count(results, "failed")}" skipped="${count(results, "skipped")}"`;
  return `  <testsuite name=${attribute(alert)} ${counts}>\n${results.map(testcase).join("")}  </testsuite>\n`;
}

function testcase(r: Result): string {
  const name = r.variant === undefined ? r.name : `${r.name} (${r.variant})`;
  const open = `    <testcase classname=${attribute(r.alert)} name=${attribute(name)}`;
  if (r.status === "passed") return `${open}/>\n`;
  if (r.status === "skipped") return `${open}><skipped message=${attribute(r.notes.join("; "))}/></testcase>\n`;
  const message = `expected ${r.expected}, got ${r.got}`;
  return `${open}><failure message=${attribute(message)}>${text(r.notes.join("\n"))}</failure></testcase>\n`;
}

// What XML 1.0 does not allow at all, escaped or not, is left out with the rest that nobody sees.
const text = (value: string): string =>
  value.replace(/\n/g, " / ").replace(unseen, "\ufffd").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const attribute = (value: string): string => `"${text(value).replaceAll('"', "&quot;")}"`;
