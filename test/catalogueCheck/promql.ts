import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import { collectedByDefault, collectedOnRequest } from "../../catalogue/prometheus/collected.ts";
import { recordingGroups } from "../../catalogue/prometheus/index.ts";
import type { PrometheusAlertEntry } from "../../catalogue/schema.ts";
import { everyPreset, minutes, type Placed, type Problem } from "./problem.ts";

/** Azure Monitor service limits: rules of a Prometheus rule group. */
const RULES_PER_GROUP = 20;

export const rendered = (alert: PrometheusAlertEntry): string =>
  alert.expression.replaceAll("{{threshold}}", String(everyPreset(alert.threshold)[0]));

/** Where an expression breaks, and which series it selects. */
export function readPromql(expression: string): { errors: string[]; metrics: string[] } {
  const errors: string[] = [];
  const metrics = new Set<string>();
  parser
    .parse(expression)
    .cursor()
    .iterate((node) => {
      if (node.type.isError) errors.push(`PromQL breaks near "${expression.slice(node.from, node.to + 15)}"`);
      if (node.name !== "VectorSelector") return;
      const name = node.node.getChild("Identifier");
      metrics.add(name ? expression.slice(name.from, name.to) : "(none)");
    });
  return { errors, metrics: [...metrics] };
}

const recorded = new Set(recordingGroups.flatMap((g) => g.rules.map((r) => r.record)));
const collected = new Set(Object.values(collectedByDefault).flat());
/** The expression without what it leaves out: only there may a series be one that not every cluster collects. */
const withoutExceptions = (expression: string): string =>
  collectedOnRequest.some((m) => expression.includes(m)) ? expression.slice(0, expression.lastIndexOf(" unless ")) : expression;

function checkExpression(at: string, expression: string): Problem[] {
  const { errors } = readPromql(expression);
  const { metrics } = readPromql(withoutExceptions(expression));
  const missing = metrics.filter((m) => !collected.has(m) && !recorded.has(m));
  return [...errors, ...missing.map((m) => `${m} is not collected by default, so the expression would be empty`)].map(
    (message) => ({
      at,
      message,
    }),
  );
}

export function checkPrometheus({ alert }: Placed<PrometheusAlertEntry>): Problem[] {
  const problems = checkExpression(alert.id, rendered(alert));
  if (alert.expression.includes("{{threshold}}") !== (alert.threshold !== undefined))
    problems.push({ at: alert.id, message: "the expression and the entry must both have a threshold, or neither" });
  problems.push(...checkDetail(alert).map((message) => ({ at: alert.id, message })));
  if (!(minutes(alert.for) >= 1)) problems.push({ at: alert.id, message: `waits for ${alert.for}` });
  return problems;
}

/** A text message shows the description only: without a name and a value nobody knows where to look. */
function checkDetail({ expression, detail = "" }: PrometheusAlertEntry): string[] {
  const labels = [...detail.matchAll(/\$labels\.(\w+)/g)].map((m) => m[1]!);
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap((m) => m[1]!.split(/,\s*/));
  const unknown = grouped.length === 0 ? [] : labels.filter((label) => !grouped.includes(label));
  const ofWholeCluster = expression.startsWith("absent") || (grouped.length > 0 && grouped.every((label) => label === "cluster"));
  return [
    ...unknown.map((label) => `the detail names the label ${label}, which the expression does not keep`),
    ...(labels.length === 0 && !ofWholeCluster ? ["the detail names no label"] : []),
    ...(detail.includes("$value") ? [] : ["the detail names no value"]),
  ];
}

/** Rule groups as Azure gets them: their size, and what Prometheus itself says of them. */
export function checkGroups(placed: Placed<PrometheusAlertEntry>[]): Problem[] {
  const groups = new Map<string, PrometheusAlertEntry[]>();
  for (const { alert, type } of placed) {
    const key = `${type?.type ?? ""} ${alert.group}`;
    groups.set(key, [...(groups.get(key) ?? []), alert]);
  }
  const alerts = [...groups].map(([name, list]) => ({
    name,
    rules: list.map((a) => ({ alert: a.title, expr: rendered(a), for: `${minutes(a.for)}m` })),
  }));
  const recording = recordingGroups.map((g) => ({
    name: g.group,
    rules: g.rules.map((r) => ({ record: r.record, expr: r.expression, labels: r.labels ?? {} })),
  }));
  const all = [...alerts, ...recording];
  return [
    ...recordingGroups.flatMap((g) => g.rules.flatMap((r) => checkExpression(r.record, r.expression))),
    ...all
      .filter((g) => g.rules.length > RULES_PER_GROUP)
      .map((g) => ({ at: g.name, message: `${g.rules.length} rules; a group has at most ${RULES_PER_GROUP}` })),
    ...promtool(["check", "rules"], { groups: all }),
  ];
}

export const promtoolInstalled = (): boolean => spawnSync("promtool", ["--version"]).status === 0;

/** Runs promtool on a file. Without promtool nothing is said here: `main.ts` says that it was not asked. */
function promtool(command: string[], content: unknown): Problem[] {
  if (!promtoolInstalled()) return [];
  const folder = mkdtempSync(join(tmpdir(), "azmon-promtool-"));
  try {
    const file = join(folder, "file.json");
    writeFileSync(file, JSON.stringify(content));
    const run = spawnSync("promtool", [...command, file], { encoding: "utf8", cwd: folder });
    return run.status === 0 ? [] : [{ at: "promtool", message: `${run.stdout}${run.stderr}`.trim().slice(0, 2000) }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
