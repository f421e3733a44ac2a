import type * as pulumi from "@pulumi/pulumi";
import { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import { SummaryLog } from "@pulumi/azure-native/operationalinsights/summaryLog.js";
import { azureName } from "../../core/azure/names.ts";
import { compare } from "../../core/base/json.ts";
import type { SavedFunctionArgs, SummaryRuleArgs } from "../workspace/args.ts";
import type { WorkspaceRef } from "./inputs.ts";

export interface SavedFunction extends SavedFunctionArgs {
  /** What the child was called in earlier versions: it keeps its state. */
  formerName?: string;
}

/** `azmon-` once: aliases of azmon's own functions begin with it. */
const savedSearchId = (alias: string): string => {
  const name = alias.toLowerCase().replaceAll("_", "-");
  return azureName("default", name.startsWith("azmon-") ? name : `azmon-${name}`);
};

/** Functions by alias. The id is fixed: an id that Azure makes up would leave a second function of the same alias behind. */
export function makeFunctions(
  name: string,
  functions: SavedFunction[],
  workspace: WorkspaceRef,
  opts: pulumi.CustomResourceOptions,
): Record<string, SavedSearch> {
  const sorted = [...functions].sort((a, b) => compare(a.alias, b.alias));
  return Object.fromEntries(
    sorted.map((f) => [
      f.alias,
      new SavedSearch(
        `${name}-function-${f.alias}`,
        {
          resourceGroupName: workspace.resourceGroupName,
          workspaceName: workspace.workspaceName,
          savedSearchId: savedSearchId(f.alias),
          category: f.category,
          displayName: f.displayName,
          functionAlias: f.alias,
          functionParameters: f.parameters,
          query: f.query,
          // The only version of the query language; Azure refuses a saved search that names none.
          version: 2,
        },
        f.formerName === undefined ? opts : { ...opts, aliases: [{ name: f.formerName }] },
      ),
    ]),
  );
}

/** Rules by name. Their destination is always on the Analytics plan, so that alerts and dashboards can read it. */
export function makeSummaryRules(
  name: string,
  rules: SummaryRuleArgs[],
  workspace: WorkspaceRef,
  opts: pulumi.CustomResourceOptions,
): Record<string, SummaryLog> {
  const sorted = [...rules].sort((a, b) => compare(a.name, b.name));
  return Object.fromEntries(
    sorted.map((rule) => [
      rule.name,
      new SummaryLog(
        `${name}-summary-${rule.name}`,
        {
          resourceGroupName: workspace.resourceGroupName,
          workspaceName: workspace.workspaceName,
          summaryLogsName: rule.name,
          displayName: rule.name,
          description: rule.description,
          ruleType: "User",
          ruleDefinition: {
            query: rule.query,
            binSize: rule.binSizeInMinutes,
            binDelay: rule.binDelayInMinutes,
            destinationTable: rule.destinationTable,
            timeSelector: "TimeGenerated",
          },
        },
        opts,
      ),
    ]),
  );
}
