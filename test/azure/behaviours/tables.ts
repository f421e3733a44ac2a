import type { Behaviour, World } from "../types.ts";
import { parentOf, sameId, text } from "./ids.ts";

const TABLE = "microsoft.operationalinsights/workspaces/tables";

/** Tables that customers make: of custom logs, of searches and restores, of summary rules. */
export const isCustom = (table: string): boolean => /_(CL|SRCH|RST)$/.test(table);

/** Microsoft's tables that come with a solution, not with the workspace. Source: the tables' reference pages. */
const solutionTables: Record<string, string[]> = {
  Security: ["WindowsFirewall", "SecurityEvent"],
};
/** So many nested deployments pass before a solution's tables are there: minutes, not known more exactly. */
const TICKS = 3;

const solutionOf = (table: string): string | undefined =>
  Object.keys(solutionTables).find((s) => solutionTables[s]!.includes(table));

/** Whether a workspace has a table now. Of workspaces that no program here made nothing is known: they have it. */
export function hasTable(workspaceId: string, table: string, world: World): boolean {
  const workspace = world.cloud.get(workspaceId);
  if (!workspace) return true;
  if (isCustom(table)) return world.cloud.get(`${workspaceId}/tables/${table}`) !== undefined;
  const solution = solutionOf(table);
  if (!solution) return true;
  const installed = world.cloud
    .all()
    .find(
      (r) =>
        r.id.toLowerCase().includes("/microsoft.operationsmanagement/solutions/") &&
        sameId((r.inputs["properties"] as { workspaceResourceId?: unknown } | undefined)?.workspaceResourceId, workspaceId) &&
        (r.id.split("/").at(-1) ?? "").startsWith(`${solution}(`),
    );
  return installed !== undefined && world.clock - Number(installed.outputs["installedAt"] ?? 0) >= TICKS;
}

export const tables: Behaviour[] = [
  {
    name: "tables of Microsoft are there",
    what: "A workspace has Microsoft's tables from its first moment, so that no resource of the provider can create one.",
    source:
      "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/log_analytics_workspace_table.html.markdown",
    types: [TABLE],
    ops: ["create"],
    via: "resource",
    refuses: ({ id, name }, world) =>
      !isCustom(name) && hasTable(parentOf(id), name, world) ? `cannot create already existing resource "${id}"` : undefined,
  },
  {
    name: "tables of Microsoft stay Microsoft's",
    what: "A template changes plan and retention of a built-in table and never owns it; columns of its own it may not bring.",
    source: "https://learn.microsoft.com/azure/azure-monitor/logs/logs-table-plans",
    types: [TABLE],
    ops: ["create", "update"],
    via: "template",
    refuses: ({ id, name, body }, world) => {
      if (isCustom(name)) return undefined;
      if (!hasTable(parentOf(id), name, world)) return `Status=404 Code="NotFound" Message="Table ${name} was not found"`;
      return body["schema"] ? `Status=400 Code="InvalidParameter" Message="The schema of ${name} is Microsoft's"` : undefined;
    },
    then: ({ id, name }, world) => {
      const table = world.cloud.get(id)!;
      if (!isCustom(name)) world.cloud.put({ ...table, by: "azure" });
    },
  },
  {
    name: "tables of Microsoft cannot be deleted",
    what: "Azure deletes no table of its own.",
    source:
      "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/log_analytics_workspace_table.html.markdown",
    types: [TABLE],
    ops: ["delete"],
    stays: ({ name }) => !isCustom(name),
  },
  {
    name: "a solution's tables take their time",
    what: "What a solution brings is there some time after it.",
    source: "https://learn.microsoft.com/azure/azure-monitor/vm/data-collection-firewall-logs",
    types: ["microsoft.operationsmanagement/solutions"],
    ops: ["create"],
    reads: (_, world) => ({ installedAt: world.clock }),
  },
  {
    name: "a custom table has a workspace",
    what: "A table lies in a workspace that is there.",
    source: "https://learn.microsoft.com/rest/api/loganalytics/tables/create-or-update",
    types: [TABLE],
    ops: ["create"],
    refuses: ({ id, body }, world) => {
      const workspace = world.cloud.get(parentOf(id)) ?? world.row(parentOf(id));
      if (workspace) return undefined;
      const group = world.cloud.get(parentOf(parentOf(id)));
      return group && text(body["workspaceName"]) ? `Status=404 Code="ResourceNotFound" Message="${parentOf(id)}"` : undefined;
    },
  },
];
