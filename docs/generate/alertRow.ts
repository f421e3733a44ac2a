import type { AlertEntry, ByPreset } from "../../catalogue/schema.ts";
import { operatorSign } from "../../cli/report/names.ts";
import { cell } from "./markdown.ts";

/** `10; production 5`: the value of most presets, then the exceptions. */
export function byPreset<T>(value: ByPreset<T>): string {
  if (typeof value !== "object" || value === null || !("default" in value)) return String(value);
  const { default: usual, ...exceptions } = value;
  return [String(usual), ...Object.entries(exceptions).map(([preset, v]) => `${preset} ${String(v)}`)].join("; ");
}

/** What is compared with what. */
function condition(alert: AlertEntry): string {
  if (alert.kind === "activity")
    return [
      alert.category,
      ...(alert.conditions ?? []).map((c) => `${c.field}: ${[c.equals ?? c.anyOf ?? c.containsAny].flat().join(", ")}`),
    ].join("; ");
  if (alert.kind === "availability") return `fails from ≥ ${byPreset(alert.failedLocations)} places`;
  if (alert.kind === "prometheus")
    return `\`${alert.expression}\`${alert.threshold === undefined ? "" : `, threshold ${byPreset(alert.threshold)}`}`;
  const what =
    alert.kind === "metric" ? `${alert.aggregation} of ${alert.metric}` : (alert.measure ?? `rows of ${alert.tables.join(", ")}`);
  const limit = alert.dynamic ? `learned, ${byPreset(alert.dynamic.sensitivity)} sensitivity` : byPreset(alert.threshold ?? "");
  const also = alert.kind === "metric" ? (alert.and ?? []) : [];
  const others = also.map((c) => `and ${c.aggregation} of ${c.metric} ${operatorSign(c.operator)} ${byPreset(c.threshold)}`);
  return [`${what} ${operatorSign(alert.operator)} ${limit}`, ...others].join(" ");
}

function timing(alert: AlertEntry): string {
  if (alert.kind === "activity") return "at once";
  if (alert.kind === "prometheus") return `for ${alert.for}`;
  return `${alert.windowSize} every ${alert.evaluationFrequency}`;
}

function dimensions(alert: AlertEntry): string {
  if (alert.kind === "log") return (alert.dimensions ?? []).join(", ");
  if (alert.kind !== "metric") return "";
  return (alert.dimensions ?? []).map((d) => (d.values ? `${d.name}: ${d.values.join(", ")}` : d.name)).join("; ");
}

export const alertHead = ["Alert", "Severity", "Fires when", "Window", "Split by", "Why", "Basis", "See"];
export function alertRow(alert: AlertEntry): string[] {
  const marks = [alert.essential ? "essential" : "", alert.preview ? "preview" : ""].filter((m) => m !== "");
  return [
    `\`${alert.id}\`<br>${cell(alert.title)}${marks.length > 0 ? `<br>*${marks.join(", ")}*` : ""}`,
    byPreset(alert.severity),
    cell(condition(alert)),
    timing(alert),
    cell(dimensions(alert)),
    cell(alert.reason),
    cell(alert.basis),
    `[runbook](../runbooks/${alert.runbook}.md), [source](${alert.source})`,
  ];
}
