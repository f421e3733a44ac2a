import { groupBy } from "../../core/base/list.ts";
import { rules } from "../../policies/rules/index.ts";
import { type Format, headline, told, violations } from "./format.ts";

/** JUnit, as CI servers read it: a suite for each policy, a failure for each mandatory violation; advice is output of a passing test. */
export const junit: Format = ({ reports, source }) => {
  const found = groupBy(violations(reports), (r) => r.rule);
  const names = [...new Set([...rules.map((r) => r.name), ...found.keys()])];
  const suites = names.map((rule) => {
    const list = found.get(rule) ?? [];
    const failures = list.filter((r) => r.level === "mandatory").length;
    const cases = list.map((r) => {
      const body =
        r.level === "mandatory"
          ? `<failure message=${attribute(headline(r))}>${text(r.message)}</failure>`
          : `<system-out>${text(r.message)}</system-out>`;
      return `    <testcase classname=${attribute(rule)} name=${attribute(r.urn ?? "")}>${body}</testcase>`;
    });
    if (cases.length === 0)
      cases.push(`    <testcase classname=${attribute(rule)} name=${attribute(`${source.resources.length} resources`)}/>`);
    return `  <testsuite name=${attribute(rule)} tests="${cases.length}" failures="${failures}">\n${cases.join("\n")}\n  </testsuite>`;
  });
  const own = told(reports);
  const wrong = own.filter((r) => r.level === "mandatory");
  const settings = own.map((r, i) => {
    const body =
      r.level === "mandatory" ? `<failure message=${attribute(headline(r))}/>` : `<system-out>${text(r.message)}</system-out>`;
    return `    <testcase classname="azmon" name="note ${i + 1}">${body}</testcase>`;
  });
  if (own.length)
    suites.push(
      `  <testsuite name="azmon" tests="${own.length}" failures="${wrong.length}">\n${settings.join("\n")}\n  </testsuite>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="azmon policies">\n${suites.join("\n")}\n</testsuites>`;
};
/** XML 1.0 has no place for most control characters, not even escaped. */
/* eslint-disable no-control-regex -- they are what has to go */
const text = (value: string): string =>
  value
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      " ",
    )
    .replace(/[<>&"]/g, (c) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[c]!);
/* eslint-enable no-control-regex */
const attribute = (value: string): string => `"${text(value).replace(/[\n\r\t]/g, " ")}"`;

/** Workflow commands: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
export const github: Format = ({ reports, source }) => {
  const lines = reports.map((r) => {
    const at = source.positions?.get(r.urn ?? "");
    const command = r.level === "mandatory" ? "error" : r.about ? "warning" : "notice";
    const where = at ? [`file=${property(at.file)}`, `line=${at.line}`, `col=${at.column}`] : [];
    const message = r.about ? r.message : headline(r);
    return `::${command} ${[...where, `title=${property(r.rule)}`].join(",")}::${data(message)}`;
  });
  const count = (level: string) => reports.filter((r) => r.level === level).length;
  return [...lines, `${source.resources.length} resources: ${count("mandatory")} mandatory, ${count("advisory")} advisory`].join(
    "\n",
  );
};
const data = (value: string): string => value.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (value: string): string => data(value).replace(/:/g, "%3A").replace(/,/g, "%2C");

/** The reports as they are. */
export const json: Format = ({ reports }) => JSON.stringify(reports, undefined, 2);
