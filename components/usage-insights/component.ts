import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import * as pulumi from "@pulumi/pulumi";
import { stableJson } from "../../core/base/json.ts";
import { sharedWorkbook } from "../workbooks/sharedWorkbook.ts";
import { makeFunctions } from "../workspace/queries.ts";
import { refuse } from "../azure/check.ts";
import type { UsageInsightsArgs } from "./args.ts";
import { check } from "./check.ts";
import { workbookContent } from "./content.ts";
import { usageFunctions } from "./queries.ts";
import { workspaceOf } from "./workspaceRef.ts";

/** Who uses what: functions and a workbook over the page views, events and requests that Application Insights keeps in a workspace. */
export class UsageInsights extends pulumi.ComponentResource {
  /** By alias. */
  readonly functions: Record<string, SavedSearch> = {};
  readonly workbook?: Workbook;

  constructor(name: string, args: UsageInsightsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:UsageInsights", name, args, opts);
    refuse(name, check(args));
    const components = pulumi.all(args.componentIds ?? []);
    if (args.savedFunctions !== false) {
      const saved = usageFunctions([]).map(({ alias, title, parameters }) => ({
        alias,
        displayName: title,
        category: "azmon",
        parameters,
        query: components.apply((ids) => usageFunctions(ids).find((f) => f.alias === alias)!.query),
      }));
      this.functions = makeFunctions(name, saved, workspaceOf(args.workspaceId), { parent: this });
    }
    if (args.workbook !== false) this.workbook = makeWorkbook(name, args, components, this);
    this.registerOutputs({ workbookId: this.workbook?.id });
  }
}

function makeWorkbook(
  name: string,
  args: UsageInsightsArgs,
  components: pulumi.Output<string[]>,
  parent: pulumi.Resource,
): Workbook {
  return sharedWorkbook(
    `${name}-workbook`,
    [pulumi.getProject(), pulumi.getStack(), name, "usage"].join("/"),
    {
      resourceGroupName: args.resourceGroupName,
      displayName: `Usage: ${args.title ?? name}`,
      description: "People, sessions, features, who comes back, and funnels.",
      location: args.location,
      sourceId: args.workspaceId,
      serializedData: components.apply((ids) => stableJson(workbookContent(ids, args.funnel ?? [], args.feedback === true))),
      tags: args.tags,
    },
    { parent },
  );
}
