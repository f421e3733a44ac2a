import { resourceTypes } from "../../catalogue/index.ts";
import type { ResourceType } from "../../catalogue/schema.ts";
import { compare } from "../../core/base/json.ts";
import { anchor, cell, generated, table } from "./markdown.ts";

const KINDS = ["metric", "log", "activity", "prometheus", "availability"] as const;

function signals(t: ResourceType): string {
  if (t.silent) return "none: Azure emits nothing";
  const parts = KINDS.map((kind) => [kind, t.alerts.filter((a) => a.kind === kind).length] as const)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => `${n} ${kind}`);
  return parts.length > 0 ? parts.join(", ") : "none";
}

function logs(t: ResourceType): string {
  if (!t.logs) return "";
  if (t.logs.categories.length === 0) return t.logs.metrics?.length ? "metrics only" : "";
  return t.logs.dedicated || t.logs.tables?.every((name) => name !== "AzureDiagnostics") ? "own tables" : "AzureDiagnostics";
}

function notes(t: ResourceType): string {
  return [
    t.retired ? `retires on ${t.retired.on}` : "",
    t.multiResource ? "one metric rule for many" : "",
    t.implied ? `comes with each ${t.implied.parent}` : "",
    t.skip?.length ? "some rows are left out" : "",
    t.alerts.some((a) => a.preview) ? "some alerts need preview features" : "",
  ]
    .filter((n) => n !== "")
    .join("; ");
}

/** What azmon can do for each type, on a line each. */
export function renderSupportMatrix(): string {
  const sorted = [...resourceTypes].sort((a, b) => compare(a.type.toLowerCase(), b.type.toLowerCase()));
  const rows = sorted.map((t) => [
    `[${t.type}](catalogue.md#${anchor(t.type)})`,
    signals(t),
    logs(t),
    t.charts?.length ? `${t.charts.length} charts` : "",
    t.insights === "none" ? "" : t.insights,
    cell(notes(t)),
  ]);
  return [
    generated(
      "Support matrix",
      "Resources of types that are not listed are reported as uncovered, never passed over. Resource health, service health and deletions " +
        "are watched for every type.",
    ),
    table(["Type", "Alerts", "Logs", "Dashboard", "Insights", "Notes"], rows),
    "",
  ].join("\n");
}
