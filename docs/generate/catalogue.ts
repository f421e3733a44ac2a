import { resourceTypes } from "../../catalogue/index.ts";
import { recordingGroups } from "../../catalogue/prometheus/index.ts";
import type { ResourceType } from "../../catalogue/schema.ts";
import { scopeAlerts } from "../../catalogue/scopeAlerts.ts";
import { compare } from "../../core/base/json.ts";
import { alertHead, alertRow, byPreset } from "./alertRow.ts";
import { cell, generated, table } from "./markdown.ts";

const sorted = [...resourceTypes].sort((a, b) => compare(a.type.toLowerCase(), b.type.toLowerCase()));

function section(t: ResourceType): string {
  const parts = [`### ${t.type}`, `${t.title}.`];
  for (const r of t.retiredWhen ?? [])
    parts.push(`**One that is ${r.what} retires on ${r.on}.** ${cell(r.wayOut)} [Source](${r.source}).`);
  if (t.logs?.otherwise) parts.push(`Logs: ${cell(t.logs.otherwise)}`);
  if (t.retired) parts.push(`**Retires on ${t.retired.on}.** ${cell(t.retired.wayOut)} [Source](${t.retired.source}).`);
  if (t.silent) parts.push(`Not watched: ${cell(t.silent.reason)} [Source](${t.silent.source}).`);
  if (t.alerts.length > 0) parts.push(table(alertHead, t.alerts.map(alertRow)));
  for (const a of t.alerts) if (a.otherwise) parts.push(`\`${a.id}\` does not apply to some: ${cell(a.otherwise)}`);
  for (const a of t.alerts)
    if (a.assumes) parts.push(`\`${a.id}\` takes for granted that ${cell(a.assumes)}: no inventory tells.`);
  if (t.logs) parts.push(logs(t.logs));
  for (const s of t.skip ?? []) parts.push(`Left out: ${cell(s.reason)} [Source](${s.source}).`);
  if (t.notes) parts.push(cell(t.notes));
  return parts.join("\n\n");
}

function logs(l: NonNullable<ResourceType["logs"]>): string {
  const parts: string[] = [];
  if (l.categories.length > 0) {
    const all = `Logs: ${l.categories.map((c) => `\`${c}\``).join(", ")}`;
    parts.push(l.enabled === undefined ? all : `${all}; collected: ${byPreset(l.enabled)}`);
  }
  if (l.metrics?.length) parts.push(`Metrics exported: ${l.metrics.join(", ")}`);
  if (l.tables?.length) parts.push(`Tables: ${l.tables.join(", ")}`);
  if (l.gbPerMonth !== undefined)
    parts.push(`Estimate: ${byPreset(l.gbPerMonth)} GB a month and resource (${cell(l.basis ?? "")})`);
  return `${parts.join(". ")}. [Source](${l.source}).`;
}

export function renderCatalogue(): string {
  const alerts = sorted.reduce((n, t) => n + t.alerts.length, 0);
  const ofScope = (per: "subscription" | "workspace") =>
    table(
      alertHead,
      scopeAlerts.filter((s) => s.per === per).map((s) => alertRow(s.alert)),
    );
  return [
    generated(
      "Catalogue",
      `What azmon watches: ${alerts} alerts on ${sorted.length} resource types, and ${scopeAlerts.length} of subscriptions and workspaces. ` +
        "Severity 0 is critical, 4 verbose. Where a value differs by preset, the exceptions follow the usual one. Every threshold, window " +
        "and severity can be [overridden](configuration.md) by alert id, type, tag or resource. " +
        "AMBA is Microsoft's [Azure Monitor Baseline Alerts](../guides/catalogue.md#amba).",
    ),
    "## Subscriptions\n",
    ofScope("subscription"),
    "\n## Workspaces\n",
    ofScope("workspace"),
    "\n## Resource types\n",
    sorted.map(section).join("\n\n"),
    "\n## Recording rules of Kubernetes clusters\n",
    table(
      ["Group", "Nodes", "Records"],
      recordingGroups.map((g) => [g.group, g.os, [...new Set(g.rules.map((r) => `\`${r.record}\``))].join(", ")]),
    ),
    "",
  ].join("\n");
}
