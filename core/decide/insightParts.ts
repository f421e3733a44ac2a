import { azureName } from "../azure/names.ts";
import { locationsIn } from "../azure/webTestRules.ts";
import { groupBy } from "../base/list.ts";
import { metricsWorkspaceName, ownMark, prefixOf } from "../config/own.ts";
import type { Insights } from "../insights/index.ts";
import { flowLogRetentionDays } from "../insights/network/usage.ts";
import { textAt } from "../inventory/read.ts";
import type { Target } from "../inventory/types.ts";
import type { Context } from "./context.ts";
import { targetQualifier } from "./metricRules.ts";
import { componentName, type OwnTargets } from "./ownTargets.ts";
import { groupsBySeverity } from "./routing.ts";

/** What the components of the insights are told, but for ids. Each works on one workspace: rules must lie in its region. */

interface InsightPartsInput {
  ctx: Context;
  insights: Insights;
  own: OwnTargets;
  smartDetectors: string[];
}

/** Items by workspace, each with its target and the name that tells it from all others of its kind. */
function byWorkspace<T extends { target: string }>({ targets, workspaces, workspaceOf }: Context, items: readonly T[]) {
  const known = new Map(targets.map((t) => [t.key, t]));
  const named = items.map((item) => ({ item, target: known.get(item.target)!, name: targetQualifier(known.get(item.target)!) }));
  return [...groupBy(named, ({ target }) => workspaceOf(target).key)].map(([key, list]) => ({
    workspace: workspaces.find((w) => w.key === key)!,
    list,
  }));
}

const where = ({ name, location, subscriptionId }: Target) => ({ clusterName: name, location, subscriptionId });

export function machineParts({ ctx, insights }: InsightPartsInput) {
  const { config } = ctx;
  const { enabled, installAgent, experience, events, iisLogs, windowsFirewallLogs, ...rest } = config.vmInsights;
  if (!enabled) return [];
  return byWorkspace(ctx, insights.machines).map(({ workspace, list }) => ({
    workspace: workspace.key,
    machines: list.map(({ item, target, name }) => ({
      target: item.target,
      args: {
        name,
        host: item.host,
        os: item.os,
        identity: item.identity,
        agentInstalled: item.agentInstalled,
        location: target.location,
        subscriptionId: target.subscriptionId,
        size: textAt(target.properties, "hardwareProfile.vmSize"),
      },
    })),
    args: {
      location: workspace.location,
      workspaceName: workspace.name,
      mark: ownMark(config.environment),
      experience,
      openTelemetryRuleSuffix: workspace.key === "main" ? undefined : workspace.key,
      samplingFrequencyInSeconds: rest.samplingFrequencyInSeconds,
      events,
      iisLogs,
      windowsFirewallLogs,
      securitySolution: !insights.securitySolutions.includes(workspace.key),
      additionalCounters: rest.additionalCounters,
      installAgent,
      existingPerformanceRuleId: insights.machineRules[workspace.key],
      privateLink: config.workspace.privateLink !== undefined,
      savedFunctions: workspace.existing === undefined,
      allowPreview: config.allowPreview,
    },
  }));
}

export function clusterParts({ ctx, insights }: InsightPartsInput) {
  const { config } = ctx;
  const { enabled, costPreset, prometheus, highLogScale, windowsNodes } = config.containerInsights;
  if (!enabled) return [];
  return byWorkspace(ctx, insights.clusters).map(({ workspace, list }) => ({
    workspace: workspace.key,
    customerId: workspace.customerId,
    clusters: list.map(({ item, target, name }) => ({
      target: item.target,
      args: {
        name,
        ...where(target),
        host: item.host,
        windows: item.windows || windowsNodes,
        logs: item.logs,
        prometheus: item.prometheus,
        logsRuleExists: item.logsRuleExists,
        networkLogs: item.networkLogs,
        metricsWorkspace: item.metricsWorkspace,
        ruleGroups: item.ruleGroups,
      },
    })),
    args: {
      location: workspace.location,
      costPreset,
      prometheus,
      highLogScale,
      basicLogs: config.workspace.tables["ContainerLogV2"]?.plan === "Basic",
      privateLink: config.workspace.privateLink !== undefined,
      allowPreview: config.allowPreview,
    },
  }));
}

/** The environment's component, with a test for each public web address. */
export function applicationPart({ ctx, insights, smartDetectors }: InsightPartsInput) {
  const { config, cloud } = ctx;
  const settings = config.applicationInsights;
  if (!settings.enabled || !settings.component) return undefined;
  const locations = locationsIn(cloud, settings.testLocations);
  const made = {
    componentName: componentName(config),
    localAuth: config.workspace.localAuth,
    browser: settings.browserComponent,
    dailyQuotaGb: settings.dailyQuotaGb,
    senders: settings.senders,
    smartDetectors,
  };
  return {
    /** What Azure detects by itself has severity 3. */
    receivers: groupsBySeverity(config)[3]!,
    existing: settings.existing,
    made: settings.existing === undefined ? made : undefined,
    args: {
      location: config.location,
      webTests: insights.webTests.map(({ key, name, url }) => ({ key, name, url, frequency: settings.testFrequency, locations })),
      // The rules are decided from the catalogue, like all others.
      availabilityAlert: { enabled: false },
      allowPreview: config.allowPreview,
    },
  };
}

/** Their diagnostic settings are decided and made with all others. */
export function storageParts({ ctx, insights }: InsightPartsInput) {
  const logged = ctx.config.diagnostics.enabled;
  return byWorkspace(ctx, insights.storageAccounts).map(({ workspace, list }) => ({
    workspace: workspace.key,
    accounts: list.map(({ item, target, name }) => ({
      target: item.target,
      args: {
        name,
        location: target.location,
        kind: item.kind,
        sku: item.sku,
        resourceLogs: logged ? item.logs : ("none" as const),
      },
    })),
    args: {
      location: workspace.location,
      workspaceName: workspace.name,
      diagnosticSettings: false,
      summaryRules: workspace.existing === undefined,
      savedFunctions: workspace.existing === undefined,
    },
  }));
}

/** Flow logs and connection tests; networks that others collect from still have security, ways and ports to show. */
export function networkParts({ ctx, insights }: InsightPartsInput) {
  const { config, targets, workspaceOf } = ctx;
  if (!config.networkInsights.enabled) return [];
  const flowLogs = new Map(byWorkspace(ctx, insights.flowLogs).map(({ workspace, list }) => [workspace.key, list]));
  const networks = targets.filter((t) => t.type.startsWith("microsoft.network/"));
  const watched = ctx.workspaces.filter(({ key }) => networks.some((t) => workspaceOf(t).key === key));
  return watched.map((workspace) => ({
    workspace: workspace.key,
    customerId: workspace.customerId,
    workspaceArgs: { name: workspace.name, location: workspace.location },
    flowLogs: (flowLogs.get(workspace.key) ?? []).map(({ item, target, name }) => ({
      target: item.target,
      storageId: item.storageId,
      args: {
        name,
        flowLogName: azureName("default", name, "flowlog"),
        location: item.region,
        subscriptionId: target.subscriptionId,
        watcherResourceGroupName: item.watcherResourceGroup,
        watcherName: item.watcherName,
      },
    })),
    connectionMonitors: insights.connectionMonitors.filter((m) => m.workspace === workspace.key),
    args: {
      location: workspace.location,
      prefix: prefixOf(config),
      trafficAnalyticsInterval: config.networkInsights.trafficAnalyticsInterval,
      retentionInDays: flowLogRetentionDays(config),
      protect: config.protect,
      savedFunctions: workspace.existing === undefined,
    },
  }));
}

/** The Azure Monitor workspace that clusters and machines send metrics to: the one named, else one made if one of them does. */
export function metricsWorkspacePart({ ctx, own }: InsightPartsInput) {
  const { config } = ctx;
  const { existing, location = config.location, publicQuery, privateEndpoint } = config.metricsWorkspace ?? {};
  if (existing !== undefined) return { existing, name: existing.split("/").at(-1)!, location };
  if (own.metricsWorkspace === undefined) return undefined;
  const name = metricsWorkspaceName(config);
  return {
    existing: undefined,
    name,
    location: config.location,
    publicQuery,
    protect: config.protect,
    privateEndpoint: privateEndpoint && { ...privateEndpoint, endpointName: azureName("privateEndpoint", name, "pe") },
  };
}
