import { parseArmId } from "../azure/armId.ts";
import { compare } from "../base/json.ts";
import { ownTags } from "../config/own.ts";
import type { EnvironmentConfig } from "../config/schema.ts";
import type { WorkspaceDecision } from "../insights/insight.ts";
import { workspaceSettings } from "../insights/workspace/findings.ts";

const sorted = <T>(entries: Record<string, T>): [string, T][] => Object.entries(entries).sort(([a], [b]) => compare(a, b));

/** The section `workspace` as the component of a workspace takes it. */
export function workspaceArgs(config: EnvironmentConfig, { name, location }: WorkspaceDecision) {
  const { workspace } = config;
  const { queryAudit, ...settings } = workspaceSettings(config);
  return {
    ...settings,
    queryAudit: queryAudit ? {} : undefined,
    customTables: sorted(workspace.customTables).map(([name, { columns, ...table }]) => ({
      name,
      columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
      ...table,
    })),
    transforms: sorted(workspace.transforms).map(([table, transformKql]) => ({ table, transformKql })),
    summaryRules: sorted(workspace.summaryRules).map(([name, rule]) => ({ name, ...rule })),
    savedFunctions: sorted(workspace.savedFunctions).map(([alias, f]) => ({ ...f, alias, displayName: f.displayName ?? alias })),
    dataExports: sorted(workspace.dataExports).map(([name, e]) => ({ name, ...e })),
    privateLink: workspace.privateLink && linkArgs(workspace.privateLink),
    location,
    workspaceName: name,
    tags: ownTags(config),
  };
}

type PrivateLink = NonNullable<EnvironmentConfig["workspace"]["privateLink"]>;

const linkArgs = ({ scopeId, ...link }: PrivateLink) => ({ ...link, existingScope: scopeOf(scopeId) });

function scopeOf(scopeId: string | undefined) {
  if (scopeId === undefined) return undefined;
  const { resourceGroup, name } = parseArmId(scopeId)!;
  return { resourceGroupName: resourceGroup!, scopeName: name };
}

/** The private link scope that is there already; without one the main workspace makes it. */
export const linkScopeOf = ({ scopeId }: PrivateLink) => ({ existing: scopeOf(scopeId) });
