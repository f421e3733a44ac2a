import { parseArmId } from "../../core/azure/armId.ts";
import { compare } from "../../core/base/json.ts";
import type { EnvironmentConfig } from "../../core/config/schema.ts";
import type { ColumnType, TablePlan, WorkspaceArgs, WorkspacePrivateLinkArgs } from "../workspace/args.ts";

const sorted = <T>(entries: Record<string, T>): [string, T][] => Object.entries(entries).sort(([a], [b]) => compare(a, b));

/** Tables, rules, functions and exports of the section `workspace`, as arguments of the component. */
export const workspaceParts = ({ workspace }: EnvironmentConfig) =>
  ({
    customTables: sorted(workspace.customTables).map(([name, { columns, plan, ...table }]) => ({
      name,
      plan: plan as TablePlan,
      columns: Object.entries(columns).map(([column, type]) => ({ name: column, type: type as ColumnType })),
      ...table,
    })),
    transforms: sorted(workspace.transforms).map(([table, transformKql]) => ({ table, transformKql })),
    summaryRules: sorted(workspace.summaryRules).map(([name, rule]) => ({ name, ...rule })),
    savedFunctions: sorted(workspace.savedFunctions).map(([alias, f]) => ({ ...f, alias, displayName: f.displayName ?? alias })),
    dataExports: sorted(workspace.dataExports).map(([name, e]) => ({ name, ...e })),
    privateLink: workspace.privateLink && linkArgs(workspace.privateLink),
  }) satisfies Partial<WorkspaceArgs>;

type PrivateLink = NonNullable<EnvironmentConfig["workspace"]["privateLink"]>;
export function linkArgs({ scopeId, ...link }: PrivateLink): WorkspacePrivateLinkArgs {
  if (scopeId === undefined) return link;
  const { resourceGroup, name } = parseArmId(scopeId)!;
  return { ...link, existingScope: { resourceGroupName: resourceGroup!, scopeName: name } };
}
