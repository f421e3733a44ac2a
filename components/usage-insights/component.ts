import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import * as pulumi from "@pulumi/pulumi";
import { makeFunctions } from "../azure/functions.ts";
import { workspaceRef } from "../azure/inputs.ts";
import { refuse } from "../azure/check.ts";
import type { UsageInsightsArgs } from "./args.ts";
import { check } from "./check.ts";
import { usageFunctions } from "./queries.ts";
import { makeUsageWorkbook } from "./workbook.ts";

/** Who uses what: functions and a workbook over the page views, events and requests that Application Insights keeps in a workspace. */
export class UsageInsights extends pulumi.ComponentResource {
  /** By alias. */
  readonly functions: Record<string, SavedSearch> = {};
  readonly workbook?: Workbook;

  constructor(name: string, args: UsageInsightsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:UsageInsights", name, {}, opts);
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
      this.functions = makeFunctions(name, saved, workspaceRef(args.workspaceId), { parent: this });
    }
    if (args.workbook !== false) this.workbook = makeUsageWorkbook(name, args, components, { parent: this });
    this.registerOutputs({ workbookId: this.workbook?.id });
  }
}
