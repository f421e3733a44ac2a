import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import { Table } from "@pulumi/azure-native/operationalinsights/table.js";
import { azureName } from "../../core/azure/names.ts";
import { compare } from "../../core/base/json.ts";
import { makeRule } from "../azure/collection.ts";
import { workspaceRef } from "../azure/inputs.ts";
import { type CustomLogArgs, MachineOs } from "./args.ts";
import type { Associable, VmSite } from "./parts.ts";

/** What the agent sends of a text file. Source: Azure Monitor docs, agents/data-collection-log-text. */
const arriving = [
  { name: "TimeGenerated", type: "datetime" },
  { name: "RawData", type: "string" },
  { name: "FilePath", type: "string" },
  { name: "Computer", type: "string" },
];

/** `App`, `App_CL` and `Custom-App_CL` all mean the table `App_CL`: Azure spells one thing in three ways. */
export const tableNameOf = (name: string): string => `${name.replace(/^Custom-/, "").replace(/_CL$/, "")}_CL`;

export interface CustomLog {
  table: Table;
  rule: DataCollectionRule;
  /** Azure name of the rule. */
  ruleName: string;
}

/** By table name. One table after another: a workspace changes one at a time. */
export function makeCustomLogs(site: VmSite): Record<string, CustomLog> {
  const logs = [...(site.args.customLogs ?? [])].sort((a, b) => compare(tableNameOf(a.name), tableNameOf(b.name)));
  const made: Record<string, CustomLog> = {};
  let previous: Table | undefined;
  for (const log of logs) {
    made[tableNameOf(log.name)] = makeCustomLog(site, log, previous);
    previous = made[tableNameOf(log.name)]!.table;
  }
  return made;
}

/** What is associated with machines of each operating system. */
export function filesByOs({ args }: VmSite, made: Record<string, CustomLog>): Record<MachineOs, Associable[]> {
  const of = (os: MachineOs) => {
    const tables = (args.customLogs ?? []).filter((log) => log.os === os).map((log) => tableNameOf(log.name));
    return tables.sort(compare).map((part) => ({ part, name: made[part]!.ruleName, id: made[part]!.rule.id }));
  };
  return { Windows: of(MachineOs.Windows), Linux: of(MachineOs.Linux) };
}

/**
 * Text files of machines in a table of their own. The table comes first: Azure refuses a rule whose output table it does not know, and for
 * minutes after a table was asked for in the same breath.
 */
function makeCustomLog({ name, args, parent }: VmSite, log: CustomLogArgs, previous: Table | undefined): CustomLog {
  const tableName = tableNameOf(log.name);
  const given = Object.entries(log.columns ?? {}).map(([column, type]) => ({ name: column, type }));
  // Without a transformation the columns arrive as they are. A table spells dateTime what a stream spells datetime.
  const columns = [{ name: "TimeGenerated", type: "dateTime" }, ...(log.transformKql === undefined ? arriving.slice(1) : given)];
  const table = new Table(
    `${name}-${tableName}-table`,
    {
      ...workspaceRef(args.workspaceId, args.workspaceName),
      tableName,
      plan: "Analytics",
      schema: { name: tableName, columns },
    },
    { parent, dependsOn: previous ? [previous] : [], customTimeouts: { create: "30m", update: "30m" } },
  );
  const stream = `Custom-${tableName}`;
  const ruleName = azureName("dataCollectionRule", "azmon", tableName, args.workspaceName);
  const rule = makeRule(
    `${name}-${tableName}-rule`,
    args,
    {
      ruleName,
      kind: log.os,
      streamDeclarations: { [stream]: { columns: arriving } },
      dataSources: {
        logFiles: [{ name: "files", streams: [stream], filePatterns: [...log.filePatterns].sort(), format: "text" }],
      },
      destinations: { logAnalytics: [{ workspaceResourceId: args.workspaceId, name: "workspace" }] },
      dataFlows: [
        { streams: [stream], destinations: ["workspace"], transformKql: log.transformKql ?? "source", outputStream: stream },
      ],
    },
    { parent, dependsOn: [table] },
  );
  return { table, rule, ruleName };
}
