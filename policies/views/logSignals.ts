import type { LogAlertEntry } from "../../catalogue/schema.ts";
import type { Node } from "../graph.ts";
import { list, text } from "../peek.ts";
import { queriesOf, tablesRead } from "./queries.ts";
import { watchesSilence } from "./silence.ts";

interface LogSignal {
  /** Tables that tell the same, beside those of the entry. */
  tables?: readonly string[];
  /** What a query of this signal speaks of: reading the table alone says nothing, for a count of logins reads it too. */
  asks: RegExp | "silence";
}
const disk: LogSignal = { tables: ["Perf"], asks: /disk|free ?space|filesystem|% used space/i };
const memory: LogSignal = { tables: ["Perf"], asks: /memory/i };
const beat: LogSignal = { asks: "silence" };
const failed: LogSignal = { asks: /\bsuccess\b|result_?code|\bfail/i };

/** What essential log alerts of the catalogue ask for, where the columns of their own query do not say it. */
export const logSignals: Record<string, LogSignal> = {
  "application.failed-requests": failed,
  "application.failed-dependencies": failed,
  "application.response-time": { asks: /\bduration(ms)?\b|percentile/i },
  "vm.heartbeat": beat,
  "arc.heartbeat": beat,
  "vm.disk-free": disk,
  "vmss.disk-free": disk,
  "arc.disk-free": disk,
  "vmss.memory": memory,
  "arc.memory": memory,
  "kubernetes.logs-silent": { tables: ["KubeNodeInventory", "ContainerLogV2", "Heartbeat"], asks: "silence" },
  "databricks.job-failed": { asks: /fail/i },
  "avd.host-unhealthy": { asks: /status/i },
  "avd.connection-failures": { tables: ["WVDConnections"], asks: /connection|serviceerror/i },
  "iot-provisioning.failed": { asks: /deviceoperations|resulttype|\berror\b|fail/i },
  "autoscale.failed": { tables: ["AutoscaleEvaluationsLog"], asks: /fail|resulttype/i },
  "vgw.tunnel-down": { asks: /tunnel/i },
  "vpngw.tunnel-down": { asks: /tunnel/i },
  "backup.stale": { tables: ["AddonAzureBackupJobs", "AzureBackupReport"], asks: /recoverypoint|job|fail/i },
  "sql-managed-instance.storage": { asks: /storage/i },
  "app-service-environment.platform-fault": { asks: /resultdescription|operationname|fail|suspend/i },
};

/** Names a table has where a rule is set on an Application Insights component itself. */
const componentTables: Record<string, string> = {
  AppRequests: "requests",
  AppDependencies: "dependencies",
  AppExceptions: "exceptions",
  AppTraces: "traces",
  AppAvailabilityResults: "availabilityResults",
};

/** Whether a log rule asks what an alert of the catalogue asks; undefined where its query is not known yet. */
export function asksFor(node: Node, { id, tables, query }: LogAlertEntry): boolean | undefined {
  const queries = queriesOf(node);
  if (!queries) return undefined;
  const signal = logSignals[id];
  const all = [...tables, ...(signal?.tables ?? [])];
  const names = [...all, ...all.flatMap((t) => componentTables[t] ?? [])];
  if (!queries.some((q) => tablesRead(q, names))) return false;
  if (!signal) return columnsOf(query, all).some((column) => new RegExp(`\\b${column}\\b`, "i").test(askedText(node, queries)));
  return signal.asks === "silence" ? watchesSilence(node) : signal.asks.test(askedText(node, queries));
}
/** Columns that a query of the catalogue decides by: capitalised words, but for tables, new names, and what every table has. */
const columnsOf = (query: string, tables: readonly string[]): string[] =>
  [...query.matchAll(/\b[A-Z]\w+\b(?!\s*=(?!=|~))/g)]
    .map((m) => m[0])
    .filter((word) => !tables.includes(word) && !/^(TimeGenerated|ItemCount|SyntheticSource|Computer)$/.test(word));
/** What a rule measures may stand beside its query. */
function askedText(node: Node, queries: readonly string[]): string {
  const measures = ["criteria.allOf", "criterias"].flatMap((path) =>
    (list(node.props, path) ?? []).flatMap((c) => (c.state === "known" ? (text(c.value, "metricMeasureColumn") ?? []) : [])),
  );
  return [...queries.map((q) => withoutTables(q)), ...measures].join("\n");
}
/** Quoted text counts here, for it names counters; a table's own name does not. */
const withoutTables = (query: string): string =>
  query.replace(/\/\/[^\n]*/g, " ").replace(/^\s*[\w.()"' -]*?\b\w+\s*(?=\||$)/, " ");
