import * as pulumi from "@pulumi/pulumi";
import type { AzureMonitorWorkspace } from "@pulumi/azure-native/monitor/azureMonitorWorkspace.js";
import type { PrivateLinkScopedResource } from "@pulumi/azure-native/monitor/privateLinkScopedResource.js";
import { checkedEnvironment } from "../../core/config/environment.ts";
import { isOwn } from "../../core/config/own.ts";
import type { Decisions } from "../../core/decide/decisions.ts";
import { decide } from "../../core/decide/index.ts";
import { isObserved, publish } from "../../core/decide/observe.ts";
import type { ActionGroups } from "../action-groups/component.ts";
import type { ActivityLog } from "../activity-log/component.ts";
import type { AlertRules } from "../alerts/component.ts";
import type { ApplicationInsights } from "../application-insights/component.ts";
import { asRunError } from "../azure/refused.ts";
import type { Budget } from "../budget/component.ts";
import type { ContainerInsights } from "../container-insights/component.ts";
import type { Dashboard } from "../dashboards/component.ts";
import type { DiagnosticSettings } from "../diagnostics/component.ts";
import type { Feedback } from "../feedback/component.ts";
import type { NetworkInsights } from "../network-insights/component.ts";
import type { StorageInsights } from "../storage-insights/component.ts";
import type { Suppressions } from "../suppressions/component.ts";
import type { UsageInsights } from "../usage-insights/component.ts";
import type { VmInsights } from "../vm-insights/component.ts";
import type { Workspace } from "../workspace/component.ts";
import type { MonitoringArgs } from "./args.ts";
import { makeActivityLogs, makeDiagnosticSettings, makeOwnSettings } from "./diagnostics.ts";
import { makeActionGroups, makeMetricsWorkspace, makeScopedResources, makeWorkspaces } from "./foundation.ts";
import { ignoringTags } from "./ignoredTags.ts";
import { makeApplicationInsights, makeContainerInsights, makeVmInsights } from "./insights.ts";
import { makeBudget, makeDashboard, makeSuppressions } from "./overview.ts";
import { makeAlertRules } from "./rules.ts";
import { makeSite, workspaceKey } from "./site.ts";
import { makeNetworkInsights, makeStorageInsights } from "./storageNetwork.ts";
import { tellFindings } from "./tell.ts";
import { makeFeedback, makeUsageInsights } from "./usage.ts";

/**
 * Everything an environment needs to be watched: decides from its config and inventory, and makes the workspaces, action groups,
 * diagnostic settings, insights, alert rules and dashboard. Each part is a component of its own and works alone.
 */
export class Monitoring extends pulumi.ComponentResource {
  /** What was decided, as plain data. */
  readonly decisions: Decisions;
  readonly actionGroups: ActionGroups;
  /** By key, `main` or the region where data must stay: those that are made here. */
  readonly workspaces: Record<string, Workspace>;
  /** ARM ids by key, made or existing. */
  readonly workspaceIds: Record<string, pulumi.Input<string>>;
  /** The Azure Monitor workspace, where one is made. */
  readonly metricsWorkspace?: AzureMonitorWorkspace;
  readonly vmInsights: VmInsights[];
  readonly containerInsights: ContainerInsights[];
  readonly applicationInsights?: ApplicationInsights;
  /** Secret: where applications (`servers`) and pages (`browsers`) send, of the component that the environment makes. */
  readonly connectionStrings: Record<string, pulumi.Output<string>>;
  readonly storageInsights: StorageInsights[];
  readonly networkInsights: NetworkInsights[];
  readonly usageInsights?: UsageInsights;
  /** Its `url` is where servers send what users say. */
  readonly feedback?: Feedback;
  readonly dashboard?: Dashboard;
  readonly budget?: Budget;
  /** By subscription id, as all below. */
  readonly alertRules: Record<string, AlertRules>;
  readonly diagnosticSettings: Record<string, DiagnosticSettings>;
  readonly activityLogs: Record<string, ActivityLog>;
  readonly suppressions: Record<string, Suppressions>;
  /** Logs of the data collection rules that are made here. */
  readonly ownSettings?: DiagnosticSettings;
  /** What takes telemetry, in the private link scope. */
  readonly scopedResources: Record<string, PrivateLinkScopedResource>;

  constructor(name: string, args: MonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    const config = asRunError(() => checkedEnvironment(args.environment));
    const transformations = [...(opts?.transformations ?? []), ignoringTags(config.names.ignoreTagKeys)];
    super("azmon:index:Monitoring", name, {}, { ...opts, transformations });
    const { today, inventory: rows = [], resources = [] } = args;
    const live = resources.map(({ id: _id, ...decidable }) => decidable);
    this.decisions = asRunError(() => decide({ config, rows, live, today }));
    if (!isObserved()) tellFindings(this.decisions.findings, this);
    const site = makeSite(name, this.decisions, resources, this);

    this.actionGroups = makeActionGroups(site);
    this.workspaces = makeWorkspaces(site);
    this.workspaceIds = Object.fromEntries(this.decisions.workspaces.map(({ key }) => [key, site.made.id(workspaceKey(key))]));
    this.metricsWorkspace = makeMetricsWorkspace(site)?.workspace;
    this.diagnosticSettings = makeDiagnosticSettings(site);
    this.activityLogs = makeActivityLogs(site);
    this.vmInsights = makeVmInsights(site);
    this.containerInsights = makeContainerInsights(site, this.workspaces);
    this.applicationInsights = makeApplicationInsights(site);
    this.connectionStrings = connectionStringsOf(this.applicationInsights);
    this.storageInsights = makeStorageInsights(site, this.workspaces);
    this.networkInsights = makeNetworkInsights(site, this.workspaces);
    this.alertRules = makeAlertRules(site, this.applicationInsights);
    this.feedback = makeFeedback(site);
    this.usageInsights = makeUsageInsights(site);
    this.ownSettings = makeOwnSettings(site);
    this.scopedResources = makeScopedResources(site, this.workspaces["main"]);
    this.dashboard = makeDashboard(site);
    this.budget = makeBudget(site);
    this.suppressions = makeSuppressions(site);

    this.registerOutputs({ workspaceIds: this.workspaceIds, actionGroupIds: this.actionGroups.ids });
    const inventory = new Set(rows.filter((r) => !isOwn(r, config)).map((r) => r.id.toLowerCase()));
    publish({ name, decisions: this.decisions, inventory, urns: site.made.urns() });
  }
}

function connectionStringsOf(insights: ApplicationInsights | undefined): Record<string, pulumi.Output<string>> {
  const { component, connectionString, browserConnectionString } = insights ?? {};
  return {
    ...(component && connectionString && { servers: connectionString }),
    ...(browserConnectionString && { browsers: browserConnectionString }),
  };
}
