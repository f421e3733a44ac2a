import * as pulumi from "@pulumi/pulumi";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting.js";
import { refuse } from "../azure/check.ts";
import type { DiagnosticSettingArgs, DiagnosticSettingsArgs } from "./args.ts";
import { check } from "./check.ts";

/** Diagnostic settings, one per resource and workspace. */
export class DiagnosticSettings extends pulumi.ComponentResource {
  /** Every setting by its key. */
  readonly settings: Record<string, DiagnosticSetting> = {};

  constructor(name: string, args: DiagnosticSettingsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:DiagnosticSettings", name, {}, opts);
    refuse(name, check(args));
    for (const setting of args.settings) {
      this.settings[setting.key] = new DiagnosticSetting(`${name}-${setting.key}`, body(setting, args), {
        parent: this,
        // A renamed setting would collide with the old one (409) if it were made first: one category goes to one sink only once.
        deleteBeforeReplace: true,
        // Azure drops it on read for many types, which would show as a change on every refresh.
        // Source: github.com/Azure/azure-rest-api-specs/issues/22400
        ...(setting.dedicated ? { ignoreChanges: ["logAnalyticsDestinationType"] } : {}),
      });
    }
    this.registerOutputs({});
  }
}

function body(s: DiagnosticSettingArgs, shared: DiagnosticSettingsArgs) {
  const { categories = [], metrics = [] } = s;
  const nothingNamed = [s.categories, s.categoryGroups, s.metrics].every((l) => l === undefined);
  const groups = s.categoryGroups ?? (nothingNamed ? ["allLogs"] : []);
  return {
    name: s.name ?? "azmon",
    resourceUri: s.resourceId,
    workspaceId: s.workspaceId ?? shared.workspaceId,
    ...(s.dedicated ? { logAnalyticsDestinationType: "Dedicated" } : {}),
    logs: [
      ...groups.map((categoryGroup) => ({ categoryGroup, enabled: true })),
      ...categories.map((category) => ({ category, enabled: true })),
    ],
    metrics: metrics.map((category) => ({ category, enabled: true })),
  };
}

/**
 * The id under which `pulumi import` and the option `import` find a setting that is there already. It is an extension resource: its id
 * starts with the resource's own.
 */
export const diagnosticSettingImportId = (resourceId: string, name: string): string =>
  `${resourceId.replace(/\/$/, "")}/providers/Microsoft.Insights/diagnosticSettings/${name}`;
