import * as pulumi from "@pulumi/pulumi";
import { ActionGroup } from "@pulumi/azure-native/monitor/actionGroup.js";
import { compare } from "../../core/base/json.ts";
import { azureName } from "../../core/azure/names.ts";
import { refuse } from "../azure/check.ts";
import type { ActionGroupArgs, ActionGroupsArgs } from "./args.ts";
import { check } from "./check.ts";
import { receivers } from "./receivers.ts";

/** The action groups of an environment, by name. Existing ones are passed through. */
export class ActionGroups extends pulumi.ComponentResource {
  /** Those made here. */
  readonly groups: Record<string, ActionGroup> = {};
  /** ARM id of each, made or existing. */
  readonly ids: Record<string, pulumi.Output<string>> = {};

  constructor(name: string, args: ActionGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:ActionGroups", name, {}, opts);
    refuse(name, check(args));
    for (const [key, group] of Object.entries(args.groups).sort(([a], [b]) => compare(a, b))) {
      if (group.existing !== undefined) {
        this.ids[key] = pulumi.output(group.existing);
        continue;
      }
      const made = new ActionGroup(
        `${name}-${key}`,
        {
          actionGroupName: azureName("actionGroup", "ag", args.prefix, key),
          resourceGroupName: args.resourceGroupName,
          // Service health alerts take groups in Global only (Azure Monitor docs, action groups).
          location: "Global",
          groupShortName: shortName(key, group),
          enabled: true,
          ...receivers(group),
          tags: args.tags,
        },
        { parent: this },
      );
      this.groups[key] = made;
      this.ids[key] = made.id;
    }
    this.registerOutputs({ ids: this.ids });
  }
}

/** Azure shows it in SMS and mail and takes at most 12 characters. */
const shortName = (key: string, group: ActionGroupArgs): string => group.shortName ?? key.slice(0, 12);
