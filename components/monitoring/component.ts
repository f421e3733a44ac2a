import * as pulumi from "@pulumi/pulumi";
import { groupBy } from "../../core/base/list.ts";
import { checkedEnvironment } from "../../core/config/environment.ts";
import { isOwn, ownTags, settingNameOf } from "../../core/config/own.ts";
import type { EnvironmentConfig } from "../../core/config/schema.ts";
import type { Decisions } from "../../core/decide/decisions.ts";
import { decide } from "../../core/decide/index.ts";
import { publish } from "../../core/decide/observe.ts";
import { alertGroups } from "../../core/decide/prometheusGroups.ts";
import { groupsBySeverity } from "../../core/decide/routing.ts";
import type { PrometheusRule } from "../../core/decide/ruleTypes.ts";
import { decideWorkspaces } from "../../core/decide/workspaces.ts";
import { ActionGroups } from "../action-groups/component.ts";
import { ActivityLog } from "../activity-log/component.ts";
import { AlertRules } from "../alerts/component.ts";
import type { ApplicationInsights } from "../application-insights/component.ts";
import type { Budget } from "../budget/component.ts";
import type { ContainerInsights } from "../container-insights/component.ts";
import type { Dashboard } from "../dashboards/component.ts";
import { DiagnosticSettings } from "../diagnostics/component.ts";
import type { NetworkInsights } from "../network-insights/component.ts";
import type { StorageInsights } from "../storage-insights/component.ts";
import type { UsageInsights } from "../usage-insights/component.ts";
import type { VmInsights } from "../vm-insights/component.ts";
import type { MonitoringArgs } from "./args.ts";
import { makeBudget } from "./budget.ts";
import { makeDashboard } from "./dashboard.ts";
import { Ids } from "./ids.ts";
import { ignoringTags } from "./ignoredTags.ts";
import { makeApplicationInsights, makeContainerInsights, makeVmInsights } from "./insights.ts";
import type { InsightsContext } from "./insightsContext.ts";
import { makeMetricsWorkspace } from "./metricsWorkspace.ts";
import { makeOwnDiagnostics } from "./ownDiagnostics.ts";
import { Placement } from "./placement.ts";
import { makeScopedResources } from "./privateLink.ts";
import { alertRulesArgs } from "./rules.ts";
import { makeNetworkInsights, makeStorageInsights } from "./storageNetwork.ts";
import { makeSuppressions } from "./suppressions.ts";
import { makeUsageInsights } from "./usage.ts";
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
  readonly vmInsights: VmInsights[];
  readonly containerInsights: ContainerInsights[];
  readonly applicationInsights?: ApplicationInsights;
  /** Secret: where applications (`servers`) and pages (`browsers`) send, of the component that the environment makes. */
  readonly connectionStrings: Record<string, pulumi.Output<string>> = {};
  readonly storageInsights: StorageInsights[];
  readonly networkInsights: NetworkInsights[];
  readonly usageInsights?: UsageInsights;
  readonly dashboard?: Dashboard;
  readonly budget?: Budget;
  /** By subscription id. */
  readonly alertRules: Record<string, AlertRules> = {};
  readonly diagnosticSettings: Record<string, DiagnosticSettings> = {};

  /** Resources by the key that decisions use, for whoever maps a decision to what was made of it. */
  private readonly made: Record<string, pulumi.Resource> = {};

  private readonly collectionRules: Record<string, pulumi.CustomResource> = {};
  /** Ids of what takes telemetry, beside the workspace itself. */
  private readonly takers: Record<string, pulumi.Input<string>> = {};

  constructor(name: string, args: MonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    const config = checkedEnvironment(args.environment);
    const transformations = [...(opts?.transformations ?? []), ignoringTags(config.names.ignoreTagKeys)];
    super("azmon:index:Monitoring", name, {}, { ...opts, transformations });
    const { today, inventory: rows = [], resources = [] } = args;
    this.decisions = decide({ config, rows, live: resources.map(({ id: _id, ...decidable }) => decidable), today });
    const { own } = this.decisions;
    const ids = new Ids([...this.decisions.targets, ...own.targets], Object.fromEntries(resources.map((r) => [r.name, r.id])));
    const tags = ownTags(config);
    const placement = new Placement(
      name,
      { ...config.placement, location: config.location, tags, cloud: this.decisions.cloud },
      this,
    );
    const home = config.placement.subscriptionId;
    const prefix = config.names.prefix ?? config.environment;

    this.actionGroups = new ActionGroups(
      `${name}-action-groups`,
      { resourceGroupName: placement.resourceGroup(home), prefix, groups: config.actionGroups, tags },
      placement.in(home),
    );
    const workspaces = makeWorkspaces(name, config, this.decisions.workspaces, placement, tags);
    this.workspaceIds = workspaces.ids;
    for (const [key, id] of Object.entries(workspaces.ids)) ids.make(own.workspaces[key], id);
    const { of: workspaceOf } = decideWorkspaces(config, this.decisions.targets, prefix);
    const context: InsightsContext = {
      name,
      config,
      decisions: this.decisions,
      ids,
      placement,
      workspaceIds: this.workspaceIds,
      workspaceOf: (target) => workspaceOf(target).key,
      tags,
      made: (key, resource) => {
        if (resource) this.made[key] = resource;
      },
      collects: (key, rule) => {
        if (rule) this.collectionRules[key] = rule;
      },
      takes: (key, endpoint) => {
        if (endpoint) this.takers[key] = endpoint.id;
      },
    };
    for (const [key, workspace] of Object.entries(workspaces.made)) {
      context.collects(`workspace-${key}-transforms`, workspace.transforms);
      for (const [table, { rule }] of Object.entries(workspace.ingestion)) context.collects(`workspace-${key}-${table}`, rule);
    }
    context.metricsWorkspace = makeMetricsWorkspace(context);
    ids.make(own.metricsWorkspace, context.metricsWorkspace?.id);
    this.makeDiagnostics(name, ids, placement);
    for (const subscription of this.decisions.activityLogs)
      new ActivityLog(
        `${name}-activity-log-${placement.label(subscription)}`,
        { workspaceId: this.workspaceIds["main"]!, settingName: settingNameOf(config) },
        placement.in(subscription),
      );
    this.vmInsights = makeVmInsights(context);
    const containers = makeContainerInsights(context, workspaces.made);
    this.containerInsights = containers.all;
    this.applicationInsights = makeApplicationInsights(
      context,
      // What Azure detects by itself has severity 3.
      groupsBySeverity(config)[3]!.map((g) => this.actionGroups.ids[g]!),
    );
    ids.make(own.component, this.applicationInsights?.id);
    const { component, connectionString, browserConnectionString } = this.applicationInsights ?? {};
    if (component) this.connectionStrings["servers"] = connectionString!;
    if (browserConnectionString) this.connectionStrings["browsers"] = browserConnectionString;
    this.storageInsights = makeStorageInsights(context, workspaces.made);
    this.networkInsights = makeNetworkInsights(context, workspaces.made);
    for (const network of this.networkInsights)
      for (const [place, account] of Object.entries(network.storageAccounts)) ids.make(own.flowLogStorage[place], account.id);
    this.makeRules(name, config, ids, placement, tags, containers.metricsWorkspaces);
    this.usageInsights = makeUsageInsights(context);
    makeOwnDiagnostics(context, this.collectionRules);
    if (workspaces.made["main"]) makeScopedResources(context, workspaces.made["main"], this.takers);
    this.dashboard = makeDashboard(context);
    this.budget = makeBudget(context, this.actionGroups.ids);
    makeSuppressions(name, config, this.decisions, placement, tags);

    this.registerOutputs({ workspaceIds: this.workspaceIds, actionGroupIds: this.actionGroups.ids });
    this.publish(name, new Set(rows.filter((r) => !isOwn(r, config)).map((r) => r.id.toLowerCase())));
  }

  private makeDiagnostics(name: string, ids: Ids, placement: Placement): void {
    const bySubscription = groupBy(this.decisions.diagnostics, (d) => ids.target(d.target).subscriptionId.toLowerCase());
    for (const [subscription, decided] of bySubscription) {
      const settings = decided.map(({ target, scopePath, workspace, label, key: _key, ...setting }) => ({
        ...setting,
        key: label,
        resourceId: ids.of(target, scopePath),
        workspaceId: this.workspaceIds[workspace]!,
      }));
      const made = new DiagnosticSettings(
        `${name}-diagnostics-${placement.label(subscription)}`,
        { settings },
        placement.in(subscription),
      );
      this.diagnosticSettings[subscription] = made;
      for (const { key, label } of decided) this.made[key] = made.settings[label]!;
    }
  }

  private makeRules(
    name: string,
    config: EnvironmentConfig,
    ids: Ids,
    placement: Placement,
    tags: Record<string, string>,
    metricsWorkspaces: ContainerInsights["metricsWorkspaces"],
  ): void {
    const context = {
      ids,
      actionGroupIds: this.actionGroups.ids,
      resourceGroup: (s: string) => placement.resourceGroup(s),
      webTests: this.applicationInsights,
      workspaces: [...this.decisions.workspaces, ...this.decisions.readWorkspaces],
      workspaceIds: {
        ...this.workspaceIds,
        ...Object.fromEntries(this.decisions.readWorkspaces.map((w) => [w.key, w.existing!])),
      },
      metricsWorkspaces,
    };
    for (const [subscription, rules] of groupBy(this.decisions.rules, (r) => r.subscriptionId.toLowerCase())) {
      const args = alertRulesArgs(context, rules, tags);
      const made = new AlertRules(`${name}-alerts-${placement.label(subscription)}`, args, placement.in(subscription));
      this.alertRules[subscription] = made;
      Object.assign(this.made, made.rules);
      const prometheus = rules.filter((r): r is PrometheusRule => r.kind === "prometheus");
      for (const group of alertGroups(prometheus, (key) => ids.target(key).name))
        for (const rule of group.rules) if (made.rules[group.name]) this.made[rule.key] = made.rules[group.name]!;
    }
  }

  private publish(name: string, inventory: ReadonlySet<string>): void {
    const keys = Object.keys(this.made);
    const urns = Promise.all(keys.map((k) => resolved(this.made[k]!.urn))).then((all) =>
      Object.fromEntries(keys.map((k, i) => [k, all[i]!])),
    );
    publish({ name, decisions: this.decisions, inventory, urns });
  }
}

const resolved = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));
