import { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import { Table } from "@pulumi/azure-native/operationalinsights/table.js";
import type * as pulumi from "@pulumi/pulumi";
import { azureName } from "../../core/azure/names.ts";
import type { CustomLogArgs, VmInsightsArgs } from "./args.ts";
import { armParts } from "./armParts.ts";

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

/**
 * Text files of machines in a table of their own. The table comes first: Azure refuses a rule whose output table it does not know, and for
 * minutes after a table was asked for in the same breath. One table after another: a workspace changes one at a time.
 */
export function customLog(
  name: string,
  log: CustomLogArgs,
  args: VmInsightsArgs,
  previous: Table | undefined,
  parent: pulumi.Resource,
): CustomLog {
  const tableName = tableNameOf(log.name);
  const own = Object.entries(log.columns ?? {}).map(([column, type]) => ({ name: column, type }));
  // Without a transformation the columns arrive as they are. A table spells dateTime what a stream spells datetime.
  const columns = [{ name: "TimeGenerated", type: "dateTime" }, ...(log.transformKql === undefined ? arriving.slice(1) : own)];
  const table = new Table(
    `${name}-table`,
    {
      resourceGroupName: armParts(args.workspaceId).resourceGroupName,
      workspaceName: args.workspaceName,
      tableName,
      plan: "Analytics",
      schema: { name: tableName, columns },
    },
    { parent, dependsOn: previous ? [previous] : [], customTimeouts: { create: "30m", update: "30m" } },
  );
  const stream = `Custom-${tableName}`;
  const ruleName = azureName("dataCollectionRule", "azmon", tableName, args.workspaceName);
  const rule = new DataCollectionRule(
    `${name}-rule`,
    {
      resourceGroupName: args.resourceGroupName,
      dataCollectionRuleName: ruleName,
      location: args.location,
      kind: log.os,
      streamDeclarations: { [stream]: { columns: arriving } },
      dataSources: {
        logFiles: [{ name: "files", streams: [stream], filePatterns: [...log.filePatterns].sort(), format: "text" }],
      },
      destinations: { logAnalytics: [{ workspaceResourceId: args.workspaceId, name: "workspace" }] },
      dataFlows: [
        { streams: [stream], destinations: ["workspace"], transformKql: log.transformKql ?? "source", outputStream: stream },
      ],
      tags: args.tags,
    },
    { parent, dependsOn: [table] },
  );
  return { table, rule, ruleName };
}
