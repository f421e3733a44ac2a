import * as pulumi from "@pulumi/pulumi";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting.js";
import type { DiagnosticSettingArgs, DiagnosticSettingsArgs } from "./args.ts";

/** Diagnostic settings, one per resource and workspace. */
export class DiagnosticSettings extends pulumi.ComponentResource {
  /** Every setting by its key. */
  readonly settings: Record<string, DiagnosticSetting> = {};

  constructor(name: string, args: DiagnosticSettingsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:DiagnosticSettings", name, {}, opts);
    for (const setting of args.settings) {
      if (setting.categories.length > 0 && setting.categoryGroups.length > 0)
        throw new Error(`${name}: ${setting.key} names both categories and category groups; Azure takes one or the other`);
      this.settings[setting.key] = new DiagnosticSetting(`${name}-${setting.key}`, body(setting), {
        parent: this,
        // A renamed setting would collide with the old one (409) if it were made first (pains A2).
        deleteBeforeReplace: true,
        // Azure drops it on read for many types, which would show as a change on every refresh (pains A7).
        ...(setting.dedicated ? { ignoreChanges: ["logAnalyticsDestinationType"] } : {}),
      });
    }
    this.registerOutputs({});
  }
}

const body = (s: DiagnosticSettingArgs) => ({
  name: s.name,
  resourceUri: s.resourceId,
  workspaceId: s.workspaceId,
  ...(s.dedicated ? { logAnalyticsDestinationType: "Dedicated" } : {}),
  logs: [
    ...s.categoryGroups.map((categoryGroup) => ({ categoryGroup, enabled: true })),
    ...s.categories.map((category) => ({ category, enabled: true })),
  ],
  metrics: s.metrics.map((category) => ({ category, enabled: true })),
});

/**
 * The id under which `pulumi import` and the option `import` find a setting that is there already. It is an extension resource: its id
 * starts with the resource's own.
 */
export const diagnosticSettingImportId = (resourceId: string, name: string): string =>
  `${resourceId.replace(/\/$/, "")}/providers/Microsoft.Insights/diagnosticSettings/${name}`;
