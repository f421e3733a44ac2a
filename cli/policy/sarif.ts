import { createHash } from "node:crypto";
import type { Report } from "../../policies/analyzer.ts";
import type { Rule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { type Findings, type Format, headline } from "./format.ts";

/** GitHub sorts by this number: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const severities: Record<Rule["severity"], string> = { low: "3.0", medium: "5.5", high: "8.0", critical: "9.5" };

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: Format = (findings) => {
  const used = new Set(findings.reports.map((r) => r.rule));
  const listed = rules.filter((r) => used.has(r.name));
  const run = {
    tool: {
      driver: { name: "azmon", version: findings.version, rules: [...listed.map(ruleOf), settingsRule] },
    },
    results: findings.reports.map((r) => resultOf(r, findings, [...listed.map((x) => x.name), settingsRule.id])),
  };
  return JSON.stringify(
    { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] },
    undefined,
    2,
  );
};

const settingsRule = {
  id: "azmon",
  shortDescription: { text: "What the pack says of itself: settings, what could not be judged, exemptions." },
};
const ruleOf = (r: Rule) => ({
  id: r.name,
  shortDescription: { text: r.title },
  fullDescription: { text: r.why },
  helpUri: r.source,
  properties: {
    tags: [r.group],
    // Code scanning shows rules with this number as faults of security, which only that group is.
    ...(r.group === "security" ? { "security-severity": severities[r.severity] } : {}),
  },
});

function resultOf(report: Report, { file, source, hasBaseline }: Findings, names: readonly string[]) {
  const at = source.positions?.get(report.urn ?? "");
  const known = report.about?.note?.startsWith("Known") ?? false;
  return {
    ruleId: report.rule,
    ruleIndex: names.indexOf(report.rule),
    level: report.level === "mandatory" ? "error" : report.about ? "warning" : "note",
    message: { text: [headline(report), ...report.message.split("\n").slice(1)].join("\n") },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(at?.file ?? (file === "-" ? "stdin" : file)) },
          region: { startLine: at?.line ?? 1, startColumn: at?.column ?? 1 },
        },
        ...(report.urn
          ? { logicalLocations: [{ name: report.about?.name, fullyQualifiedName: report.urn, kind: "resource" }] }
          : {}),
      },
    ],
    // The same violation keeps its mark when lines move, and an alert that somebody closed stays closed.
    partialFingerprints: {
      "azmon/v1": createHash("sha256")
        .update(`${report.rule}\n${report.urn ?? report.message}`)
        .digest("hex"),
    },
    ...(hasBaseline && report.about ? { baselineState: known ? "unchanged" : "new" } : {}),
  };
}
