import * as pulumi from "@pulumi/pulumi";
import { environmentConfig, type EnvironmentConfig } from "../../core/config/schema.ts";
import { decide } from "../../core/decide/index.ts";
import { groupBy } from "../../core/list.ts";
import { publish } from "../../core/observe.ts";
import type { Decisions } from "../../core/types.ts";
import { ActionGroups } from "../action-groups/component.ts";
import { AlertRules } from "../alerts/component.ts";
import { DiagnosticSettings } from "../diagnostics/component.ts";
import type { MonitoringArgs } from "./args.ts";
import { Ids } from "./ids.ts";
import { Placement } from "./placement.ts";
import { alertRulesArgs, prometheusGroupKey } from "./rules.ts";
import { makeSuppressions } from "./suppressions.ts";
import { makeWorkspaces } from "./workspaces.ts";

/**
 * Everything an environment needs to be watched: decides from its config and inventory, and makes the workspaces, action groups,
 * diagnostic settings, insights, alert rules and dashboard. Each part is a component of its own and works alone.
 */
export class Monitoring extends pulumi.ComponentResource {
  /** What was decided, as plain data. */
  readonly decisions: Decisions;
  readonly actionGroups: ActionGroups;
  /** ARM ids by key: `main`, or the region where data must stay. */
  readonly workspaceIds: Record<string, pulumi.Input<string>>;
  /** By subscription id. */
  readonly alertRules: Record<string, AlertRules> = {};
  readonly diagnosticSettings: Record<string, DiagnosticSettings> = {};

  /** Resources by the key that decisions use, for whoever maps a decision to what was made of it. */
  private readonly made: Record<string, pulumi.Resource> = {};

  constructor(name: string, args: MonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:Monitoring", name, {}, opts);
    const config = environmentConfig.parse(args.environment);
    this.decisions = decide({ config, rows: args.inventory ?? [], live: args.resources, today: args.today });
    const ids = new Ids(this.decisions.targets, Object.fromEntries((args.resources ?? []).map((r) => [r.name, r.id])));
    const tags = { ...config.names.tags, environment: config.environment };
    const placement = new Placement(name, { ...config.placement, location: config.location, tags }, this);
    const home = config.placement.subscriptionId;

    this.actionGroups = new ActionGroups(
      `${name}-action-groups`,
      { resourceGroupName: placement.resourceGroup(home), prefix: prefixOf(config), groups: config.actionGroups, tags },
      placement.in(home),
    );
    this.workspaceIds = makeWorkspaces(name, config, this.decisions.workspaces, placement, tags);
    this.makeDiagnostics(name, ids, placement);
    this.makeRules(name, config, ids, placement, tags);
    makeSuppressions(name, config, this.decisions, placement, tags);

    this.registerOutputs({ workspaceIds: this.workspaceIds, actionGroupIds: this.actionGroups.ids });
    this.publish(name);
  }

  private makeDiagnostics(name: string, ids: Ids, placement: Placement): void {
    const bySubscription = groupBy(this.decisions.diagnostics, (d) => ids.target(d.target).subscriptionId.toLowerCase());
    for (const [subscription, decided] of bySubscription) {
      const settings = decided.map(({ target, scopePath, workspace, ...setting }) => ({
        ...setting,
        resourceId: ids.of(target, scopePath),
        workspaceId: this.workspaceIds[workspace]!,
      }));
      const made = new DiagnosticSettings(
        `${name}-diagnostics-${placement.label(subscription)}`,
        { settings },
        placement.in(subscription),
      );
      this.diagnosticSettings[subscription] = made;
      Object.assign(this.made, made.settings);
    }
  }

  private makeRules(name: string, config: EnvironmentConfig, ids: Ids, placement: Placement, tags: Record<string, string>): void {
    const context = {
      ids,
      actionGroupIds: this.actionGroups.ids,
      resourceGroup: (s: string) => placement.resourceGroup(s),
      workspaces: this.decisions.workspaces,
      workspaceIds: this.workspaceIds,
      location: config.location,
      prefix: prefixOf(config),
    };
    for (const [subscription, rules] of groupBy(this.decisions.rules, (r) => r.subscriptionId.toLowerCase())) {
      const args = alertRulesArgs(context, rules, tags);
      const made = new AlertRules(`${name}-alerts-${placement.label(subscription)}`, args, placement.in(subscription));
      this.alertRules[subscription] = made;
      Object.assign(this.made, made.rules);
      for (const rule of rules) if (rule.kind === "prometheus") this.made[rule.key] = made.rules[prometheusGroupKey(rule)]!;
    }
  }

  private publish(name: string): void {
    const keys = Object.keys(this.made).filter((k) => this.made[k] !== undefined);
    const urns = Promise.all(keys.map((k) => resolved(this.made[k]!.urn))).then((all) =>
      Object.fromEntries(keys.map((k, i) => [k, all[i]!])),
    );
    publish({ name, decisions: this.decisions, urns });
  }
}

const prefixOf = (config: EnvironmentConfig): string => config.names.prefix ?? config.environment;
const resolved = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));
