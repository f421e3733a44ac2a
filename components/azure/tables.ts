import type * as pulumi from "@pulumi/pulumi";
import { Resource } from "@pulumi/azure-native/resources/resource.js";
import type { Deployment } from "@pulumi/azure-native/resources/deployment.js";
import { Table } from "@pulumi/azure-native/operationalinsights/table.js";
import { effectiveRetention } from "../../core/azure/workspaceRules.ts";
import { compare } from "../../core/base/json.ts";
import type { ColumnArgs, CustomTableArgs, TableArgs } from "../workspace/args.ts";
import { mapInput, nameFrom, type WorkspaceRef } from "./inputs.ts";
import { upsert } from "./upsert.ts";

export const customTableName = (name: string): string => (name.endsWith("_CL") ? name : `${name}_CL`);

/** The columns of a custom table; every table has `TimeGenerated`. */
export function customColumns(columns: ColumnArgs[]): ColumnArgs[] {
  const own = columns.filter((c) => c.name !== "TimeGenerated");
  return [{ name: "TimeGenerated", type: "dateTime", description: "When it happened." }, ...own];
}

/** Of Azure's own tables it is the deployment that sets them. */
export type AnyTable = Table | Resource | Deployment;

interface TableSpec {
  name: string;
  properties: { plan: string } & object;
}

/** The plan Auxiliary is in no enumeration of the API version that azure-native types. */
const makeAuxiliary = (
  name: string,
  { resourceGroupName, workspaceName }: WorkspaceRef,
  table: TableSpec,
  opts: pulumi.CustomResourceOptions,
): Resource =>
  new Resource(
    name,
    {
      resourceGroupName,
      resourceProviderNamespace: "Microsoft.OperationalInsights",
      parentResourcePath: mapInput(workspaceName, (w) => `workspaces/${w}`),
      resourceType: "tables",
      resourceName: table.name,
      apiVersion: "2025-07-01",
      properties: table.properties,
    },
    opts,
  );

const TABLES = "Microsoft.OperationalInsights/workspaces/tables";

export interface Tables {
  /** Azure's own. */
  tables: TableArgs[];
  customTables: CustomTableArgs[];
  /** How long the workspace keeps rows of a table that says nothing itself. */
  workspaceDays: number;
}

/**
 * Azure's own tables, which are there from a workspace's first moment: nothing can create them, and nothing may delete them. Each waits
 * for the one before it. A table that is no longer named keeps its plan and retention.
 */
function setTables(
  name: string,
  { resourceGroupName, workspaceName }: WorkspaceRef,
  { tables, workspaceDays }: Omit<Tables, "customTables">,
  opts: pulumi.CustomResourceOptions,
): Deployment {
  const resources = tables.map((table, i) => ({
    type: TABLES,
    apiVersion: "2025-07-01",
    name: mapInput(workspaceName, (w) => `${w}/${table.name}`),
    dependsOn: tables
      .slice(Math.max(i - 1, 0), i)
      .map((t) => mapInput(workspaceName, (w) => `[resourceId('${TABLES}', '${w}', '${t.name}')]`)),
    properties: effectiveRetention(table, workspaceDays),
  }));
  const deploymentName = nameFrom("deployment", workspaceName, "tables");
  return upsert(`${name}-tables`, { resourceGroupName, deploymentName, resources }, opts);
}

/**
 * Tables one after another: Azure refuses table operations while the workspace, or another of its tables, is still changing
 * ("workspace not active"). Returned by name, in order.
 */
export function makeTables(
  name: string,
  place: WorkspaceRef,
  { tables, customTables, workspaceDays }: Tables,
  opts: { parent: pulumi.Resource; dependsOn: pulumi.Resource[] },
): Record<string, AnyTable> {
  const made: Record<string, AnyTable> = {};
  let previous = opts.dependsOn;
  // Changing a plan migrates data, which takes longer than the provider waits by default.
  const options = (steps: number) => {
    const patience = `${30 * steps}m`;
    return { parent: opts.parent, dependsOn: previous, customTimeouts: { create: patience, update: patience } };
  };
  const byName = <T extends TableArgs>(list: T[]): T[] => [...list].sort((a, b) => compare(a.name, b.name));
  const builtIn = byName(tables);
  if (builtIn.length > 0) {
    const deployment = setTables(name, place, { tables: builtIn, workspaceDays }, options(builtIn.length));
    for (const table of builtIn) made[table.name] = deployment;
    previous = [deployment];
  }
  for (const table of byName(customTables)) {
    const tableName = customTableName(table.name);
    const properties = {
      ...effectiveRetention(table, workspaceDays),
      schema: { name: tableName, description: table.description, columns: customColumns(table.columns) },
    };
    const resource = makeTable(`${name}-table-${tableName}`, place, { name: tableName, properties }, options(1));
    made[tableName] = resource;
    previous = [resource];
  }
  return made;
}

function makeTable(name: string, place: WorkspaceRef, table: TableSpec, opts: pulumi.CustomResourceOptions): AnyTable {
  if (table.properties.plan === "Auxiliary") return makeAuxiliary(name, place, table, opts);
  const { resourceGroupName, workspaceName } = place;
  return new Table(name, { resourceGroupName, workspaceName, tableName: table.name, ...table.properties }, opts);
}
