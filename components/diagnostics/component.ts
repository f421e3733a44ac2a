import * as pulumi from "@pulumi/pulumi";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting.js";
import { parseArmId } from "../../core/azure/armId.ts";
import type { DiagnosticSettingArgs, DiagnosticSettingsArgs } from "./args.ts";

/** Diagnostic settings, one per resource and workspace. */
export class DiagnosticSettings extends pulumi.ComponentResource {
  /** Every setting by its key. */
  readonly settings: Record<string, DiagnosticSetting> = {};

  constructor(name: string, args: DiagnosticSettingsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:DiagnosticSettings", name, {}, opts);
    const problems = problemsOf(args.settings);
    if (problems.length > 0) throw new Error(problems.map((p) => `${name}: ${p}`).join("\n"));
    for (const setting of args.settings) {
      this.settings[setting.key] = new DiagnosticSetting(`${name}-${setting.key}`, body(setting), {
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

/** Settings one resource may have. Source: Azure Monitor docs, platform/diagnostic-settings. */
const MOST = 5;

function problemsOf(settings: DiagnosticSettingArgs[]): string[] {
  const problems: string[] = [];
  const count = new Map<string, number>();
  for (const { key, resourceId, categories, categoryGroups } of settings) {
    if (categories.length > 0 && categoryGroups.length > 0)
      problems.push(`${key} names both categories and category groups; Azure takes one or the other`);
    if (typeof resourceId !== "string") continue;
    if (parseArmId(resourceId)?.type === "microsoft.resources/resourcegroups")
      problems.push(`${key}: ${resourceId} is a resource group, which has no logs; name its resources`);
    const id = resourceId.toLowerCase();
    count.set(id, (count.get(id) ?? 0) + 1);
    if (count.get(id) === MOST + 1) problems.push(`${key}: ${resourceId} has more than ${MOST} settings, Azure's limit`);
  }
  return problems;
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
