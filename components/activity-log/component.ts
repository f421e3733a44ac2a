import * as pulumi from "@pulumi/pulumi";
import { SubscriptionDiagnosticSetting } from "@pulumi/azure-native/monitor/subscriptionDiagnosticSetting.js";
import type { ActivityLogArgs } from "./args.ts";

/** Source: Azure Monitor docs, "Azure activity log event schema", categories. */
const categories = [
  "Administrative", "Alert", "Autoscale", "Policy", "Recommendation", "ResourceHealth", "Security", "ServiceHealth",
]; // prettier-ignore

/** Sends the activity log of the provider's subscription to a workspace (`AzureActivity`, which costs nothing to ingest). */
export class ActivityLog extends pulumi.ComponentResource {
  readonly setting: SubscriptionDiagnosticSetting;

  constructor(name: string, args: ActivityLogArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:ActivityLog", name, {}, opts);
    this.setting = new SubscriptionDiagnosticSetting(
      `${name}-setting`,
      {
        name: args.settingName ?? "azmon",
        workspaceId: args.workspaceId,
        logs: [...(args.categories ?? categories)].sort().map((category) => ({ category, enabled: true })),
      },
      // A renamed setting would collide with the old one if it were made first: Azure takes one category to one sink only once.
      { parent: this, deleteBeforeReplace: true },
    );
    this.registerOutputs({ id: this.setting.id });
  }
}
