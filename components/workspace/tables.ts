import type * as pulumi from "@pulumi/pulumi";
import { Table } from "@pulumi/azure-native/operationalinsights/table.js";
import { effectiveRetention } from "../../core/insights/workspaceRules.ts";
import { compare } from "../../core/json.ts";
import type { ColumnArgs, CustomTableArgs, TableArgs } from "./args.ts";
import type { Place } from "./inputs.ts";

export const customTableName = (name: string): string => (name.endsWith("_CL") ? name : `${name}_CL`);

/** The columns of a custom table; every table has `TimeGenerated`. */
export function customColumns(columns: ColumnArgs[]): ColumnArgs[] {
  const own = columns.filter((c) => c.name !== "TimeGenerated");
  return [{ name: "TimeGenerated", type: "dateTime", description: "When it happened." }, ...own];
}

/**
 * Tables one after another: Azure refuses table operations while the workspace, or another of its tables, is still changing
 * ("workspace not active"). Returned by name, in order.
 */
export function makeTables(
  name: string,
  tables: TableArgs[],
  custom: CustomTableArgs[],
  place: Place,
  workspaceDays: number,
  opts: { parent: pulumi.Resource; dependsOn: pulumi.Resource[] },
): Record<string, Table> {
  const made: Record<string, Table> = {};
  let previous = opts.dependsOn;
  const chain = (table: TableArgs, schema?: CustomTableArgs) => {
    const tableName = schema ? customTableName(table.name) : table.name;
    const resource = new Table(
      `${name}-table-${tableName}`,
      {
        resourceGroupName: place.resourceGroupName,
        workspaceName: place.workspaceName,
        tableName,
        ...effectiveRetention(table, workspaceDays),
        schema: schema && { name: tableName, description: schema.description, columns: customColumns(schema.columns) },
      },
      // Changing a plan migrates data, which takes longer than the provider waits by default.
      { parent: opts.parent, dependsOn: previous, customTimeouts: { create: "30m", update: "30m" } },
    );
    made[tableName] = resource;
    previous = [resource];
  };
  const byName = <T extends TableArgs>(list: T[]): T[] => [...list].sort((a, b) => compare(a.name, b.name));
  byName(tables).forEach((t) => chain(t));
  byName(custom).forEach((t) => chain(t, t));
  return made;
}
