import { groupBy } from "../../core/base/list.ts";
import type { Result } from "../../proof/run.ts";
import { terminal } from "../escape/terminal.ts";
import type { Style } from "../terminal/style.ts";
import type { Chosen } from "./choose.ts";

/** What failed and why, what was left out, and, last, the count. */
export function report(chosen: Chosen, results: readonly Result[], style: Style): string {
  const failed = results.filter((r) => r.status === "failed");
  const passed = results.filter((r) => r.status === "passed");
  const alerts = new Set(results.map((r) => r.alert)).size;
  const body = [
    `${style.bold("Cases")} of ${alerts} alert${alerts === 1 ? "" : "s"}, with ${terminal(chosen.values)}`,
    ...[...groupBy(failed, (r) => `${r.alert} ${r.variant ?? ""}`).values()].flatMap((all) => ["", ...failure(all, style)]),
    ...leftOut(chosen, results).map((line, i) => (i === 0 ? `\n${style.dim(line)}` : style.dim(line))),
    "",
    `${passed.length} passed, ${failed.length} failed`,
  ];
  return body.join("\n");
}

function failure(results: Result[], style: Style): string[] {
  const [{ alert, variant }] = results as [Result, ...Result[]];
  return [
    `${style.red("FAILED")} ${style.bold(alert)}${variant === undefined ? "" : `, as ${terminal(variant)} has it`}`,
    ...results.flatMap((r) => [
      `  ${terminal(r.name)}`,
      `    ${style.green("expected")}  ${terminal(r.expected)}`,
      `    ${style.red("got")}       ${terminal(r.got)}`,
      ...r.notes.map((note) => `    ${style.dim(terminal(note))}`),
    ]),
  ];
}

/** What nobody may take for proven. */
function leftOut({ off, without }: Chosen, results: readonly Result[]): string[] {
  const skipped = groupBy(
    results.filter((r) => r.status === "skipped"),
    (r) => r.notes[0] ?? "",
  );
  const dynamic = without.filter((e) => "dynamic" in e && e.dynamic !== undefined).length;
  const rest = without.length - dynamic;
  return [
    ...[...skipped].map(([why, all]) => `skipped: ${all.length} case${all.length === 1 ? "" : "s"}: ${why}`),
    ...(off.length > 0 ? [`switched off: ${off.join(", ")}`] : []),
    ...(dynamic > 0 ? [`not provable offline: ${dynamic} with a dynamic threshold, which is Azure's own model`] : []),
    ...(rest > 0 ? [`without cases: ${rest} alert${rest === 1 ? "" : "s"}`] : []),
  ];
}
