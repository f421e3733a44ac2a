import * as pulumi from "@pulumi/pulumi";
import { SubscriptionDiagnosticSetting } from "@pulumi/azure-native/monitor/subscriptionDiagnosticSetting.js";
import { activityCategories } from "../../core/azure/alertRules.ts";
import { refuse } from "../azure/check.ts";
import type { ActivityLogArgs } from "./args.ts";
import { check } from "./check.ts";

/** Sends the activity log of the provider's subscription to a workspace (`AzureActivity`, which costs nothing to ingest). */
export class ActivityLog extends pulumi.ComponentResource {
  readonly setting: SubscriptionDiagnosticSetting;

  constructor(name: string, args: ActivityLogArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:ActivityLog", name, {}, opts);
    refuse(name, check(args));
    this.setting = new SubscriptionDiagnosticSetting(
      `${name}-setting`,
      {
        name: args.settingName ?? "azmon",
        workspaceId: args.workspaceId,
        logs: [...(args.categories ?? activityCategories)].sort().map((category) => ({ category, enabled: true })),
      },
      // A renamed setting would collide with the old one if it were made first: Azure takes one category to one sink only once.
      { parent: this, deleteBeforeReplace: true },
    );
    this.registerOutputs({ id: this.setting.id });
  }
}
