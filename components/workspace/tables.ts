import type * as pulumi from "@pulumi/pulumi";
import { Resource } from "@pulumi/azure-native/resources/resource.js";
import { Table } from "@pulumi/azure-native/operationalinsights/table.js";
import { effectiveRetention } from "../../core/azure/workspaceRules.ts";
import { compare } from "../../core/base/json.ts";
import type { ColumnArgs, CustomTableArgs, TableArgs } from "./args.ts";
import { mapInput, type Place } from "./inputs.ts";

export const customTableName = (name: string): string => (name.endsWith("_CL") ? name : `${name}_CL`);

/** The columns of a custom table; every table has `TimeGenerated`. */
export function customColumns(columns: ColumnArgs[]): ColumnArgs[] {
  const own = columns.filter((c) => c.name !== "TimeGenerated");
  return [{ name: "TimeGenerated", type: "dateTime", description: "When it happened." }, ...own];
}

export type AnyTable = Table | Resource;

/** The plan Auxiliary is in no enumeration of the API version that azure-native types. */
const auxiliary = (
  name: string,
  tableName: string,
  properties: object,
  { resourceGroupName, workspaceName }: Place,
  opts: pulumi.CustomResourceOptions,
): Resource =>
  new Resource(
    name,
    {
      resourceGroupName,
      resourceProviderNamespace: "Microsoft.OperationalInsights",
      parentResourcePath: mapInput(workspaceName, (w) => `workspaces/${w}`),
      resourceType: "tables",
      resourceName: tableName,
      apiVersion: "2025-07-01",
      properties,
    },
    opts,
  );

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
): Record<string, AnyTable> {
  const made: Record<string, AnyTable> = {};
  let previous = opts.dependsOn;
  const chain = (table: TableArgs, schema?: CustomTableArgs) => {
    const tableName = schema ? customTableName(table.name) : table.name;
    const body = {
      ...effectiveRetention(table, workspaceDays),
      schema: schema && { name: tableName, description: schema.description, columns: customColumns(schema.columns) },
    };
    // Changing a plan migrates data, which takes longer than the provider waits by default.
    const options = { parent: opts.parent, dependsOn: previous, customTimeouts: { create: "30m", update: "30m" } };
    const { resourceGroupName, workspaceName } = place;
    const resource =
      body.plan === "Auxiliary"
        ? auxiliary(`${name}-table-${tableName}`, tableName, body, place, options)
        : new Table(`${name}-table-${tableName}`, { resourceGroupName, workspaceName, tableName, ...body }, options);
    made[tableName] = resource;
    previous = [resource];
  };
  const byName = <T extends TableArgs>(list: T[]): T[] => [...list].sort((a, b) => compare(a.name, b.name));
  byName(tables).forEach((t) => chain(t));
  byName(custom).forEach((t) => chain(t, t));
  return made;
}
