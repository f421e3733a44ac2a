import * as pulumi from "@pulumi/pulumi";
import type { Finding } from "../../core/findings/finding.ts";
import { groupBy } from "../../core/base/list.ts";
import { refused } from "../azure/refused.ts";

/** What `pulumi preview` and `up` say of the findings: errors refuse, warnings are one line, of the rest `azmon plan` tells. */
export function tellFindings(findings: readonly Finding[], resource: pulumi.Resource): void {
  const errors = findings.filter((f) => f.severity === "error");
  if (errors.length > 0) throw refused(errors.map(problemOf), errorText(errors));
  const warnings = findings.filter((f) => f.severity === "warning");
  if (warnings.length > 0) void pulumi.log.warn(warningLine(warnings), resource);
}

const problemOf = ({ code, path, target, message, suggestion }: Finding) => ({
  path: [code, path ?? target].filter((x) => x !== undefined).join(" "),
  message: [message, suggestion].filter((x) => x !== undefined).join(" "),
});

/** A large estate may be over a limit at many places: more lines would push the way out off the screen. */
const shown = 20;

function errorText(errors: readonly Finding[]): string {
  const lines = errors.slice(0, shown).map((f) => `${problemOf(f).path}: ${problemOf(f).message}`);
  const more = errors.length > shown ? [`... and ${errors.length - shown} more; \`azmon plan\` lists them.`] : [];
  const codes = [...new Set(errors.map((f) => f.code))].join(", ");
  return [...lines, ...more, `Errors are not deployed, unless the config has \`allowErrors: [${codes}]\`.`].join("\n");
}

function warningLine(warnings: readonly Finding[]): string {
  const byCode = [...groupBy(warnings, (f) => f.code)].sort(([a], [b]) => (a < b ? -1 : 1));
  const codes = byCode.map(([code, all]) => (all.length > 1 ? `${code} (${all.length})` : code)).join(", ");
  const count = `${warnings.length} warning${warnings.length === 1 ? "" : "s"}`;
  return `azmon has ${count}: ${codes}. \`azmon plan\` lists them, \`azmon explain <code>\` says what each means.`;
}
