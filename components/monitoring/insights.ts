import * as pulumi from "@pulumi/pulumi";
import { locationsIn } from "../../core/azure/webTestRules.ts";
import { groupBy } from "../../core/base/list.ts";
import { ownMark } from "../../core/config/own.ts";
import { targetQualifier } from "../../core/decide/metricRules.ts";
import { componentName } from "../../core/decide/ownTargets.ts";
import { ApplicationInsights } from "../application-insights/component.ts";
import { ContainerInsights } from "../container-insights/component.ts";
import { VmInsights } from "../vm-insights/component.ts";
import type { Workspace } from "../workspace/component.ts";
import type { InsightsContext } from "./insightsContext.ts";

/** One per workspace: rules for machines must lie in their workspace's region. */
export function makeVmInsights(ctx: InsightsContext): VmInsights[] {
  const { config, decisions, ids, placement } = ctx;
  if (!config.vmInsights.enabled || decisions.machines.length === 0) return [];
  const byWorkspace = groupBy(decisions.machines, (m) => ctx.workspaceOf(ids.target(m.target)));
  return [...byWorkspace].map(([key, machines]) => {
    const workspace = decisions.workspaces.find((w) => w.key === key)!;
    const insights = new VmInsights(
      `${ctx.name}-vm-${key}`,
      {
        location: workspace.location,
        resourceGroupName: placement.resourceGroup(config.placement.subscriptionId),
        workspaceId: ctx.workspaceIds[key]!,
        workspaceName: workspace.name,
        machines: machines.map(({ target, host, os, identity, agentInstalled }) => {
          const { location, subscriptionId, properties } = ids.target(target);
          const size = (properties?.["hardwareProfile"] as { vmSize?: string } | undefined)?.vmSize;
          return {
            name: targetQualifier(ids.target(target)),
            id: ids.of(target),
            host,
            os,
            identity,
            agentInstalled,
            location,
            subscriptionId,
            size,
          };
        }),
        mark: ownMark(config.environment),
        experience: config.vmInsights.experience,
        metricsWorkspace: ctx.metricsWorkspace,
        openTelemetryRuleSuffix: key === "main" ? undefined : key,
        samplingFrequencyInSeconds: config.vmInsights.samplingFrequencyInSeconds,
        events: config.vmInsights.events,
        iisLogs: config.vmInsights.iisLogs,
        windowsFirewallLogs: config.vmInsights.windowsFirewallLogs,
        securitySolution: !decisions.securitySolutions.includes(key),
        additionalCounters: config.vmInsights.additionalCounters,
        installAgent: config.vmInsights.installAgent,
        existingPerformanceRuleId: decisions.machineRules[key],
        privateLink: config.workspace.privateLink !== undefined,
        savedFunctions: workspace.existing === undefined,
        allowPreview: config.allowPreview,
        tags: ctx.tags,
      },
      { ...placement.in(config.placement.subscriptionId), providerFor: (s) => placement.provider(s) },
    );
    ctx.collects(`vm-${key}-performance`, insights.performanceRule);
    ctx.collects(`vm-${key}-opentelemetry`, insights.openTelemetryRule);
    for (const [os, rule] of Object.entries(insights.guestRules)) ctx.collects(`vm-${key}-${os.toLowerCase()}`, rule);
    ctx.collects(`vm-${key}-firewall`, insights.firewallLogs?.rule);
    ctx.takes(`vm-${key}-firewall`, insights.firewallLogs?.endpoint);
    for (const [region, endpoint] of Object.entries(insights.endpoints)) ctx.takes(`vm-${key}-${region}`, endpoint);
    for (const { target } of machines)
      ctx.made(`agent:${target}`, insights.associations[targetQualifier(ids.target(target))]?.[0]);
    return insights;
  });
}

/** Container insights of all clusters, and by cluster key where its Prometheus metrics are. */
export function makeContainerInsights(
  ctx: InsightsContext,
  workspaces: Record<string, Workspace>,
): {
  all: ContainerInsights[];
  metricsWorkspaces: ContainerInsights["metricsWorkspaces"];
} {
  const { config, decisions, ids, placement } = ctx;
  const metricsWorkspaces: ContainerInsights["metricsWorkspaces"] = {};
  if (!config.containerInsights.enabled || decisions.clusters.length === 0) return { all: [], metricsWorkspaces };
  const { costPreset, prometheus, highLogScale } = config.containerInsights;
  const byWorkspace = groupBy(decisions.clusters, (c) => ctx.workspaceOf(ids.target(c.target)));
  const all = [...byWorkspace].map(([key, clusters]) => {
    const { location, customerId } = decisions.workspaces.find((w) => w.key === key)!;
    const insights = new ContainerInsights(
      `${ctx.name}-containers-${key}`,
      {
        location,
        resourceGroupName: placement.resourceGroup(config.placement.subscriptionId),
        workspaceId: ctx.workspaceIds[key]!,
        workspaceCustomerId: workspaces[key]?.customerId ?? customerId,
        clusters: clusters.map((c) => ({
          name: targetQualifier(ids.target(c.target)),
          id: ids.of(c.target),
          clusterName: ids.target(c.target).name,
          host: c.host,
          location: ids.target(c.target).location,
          subscriptionId: ids.target(c.target).subscriptionId,
          windows: c.windows || config.containerInsights.windowsNodes,
          logs: c.logs,
          prometheus: c.prometheus,
          logsRuleExists: c.logsRuleExists,
          networkLogs: c.networkLogs,
          metricsWorkspace: c.metricsWorkspace,
          ruleGroups: c.ruleGroups,
        })),
        costPreset,
        prometheus,
        highLogScale,
        basicLogs: config.workspace.tables["ContainerLogV2"]?.plan === "Basic",
        privateLink: config.workspace.privateLink !== undefined,
        metricsWorkspace: ctx.metricsWorkspace,
        allowPreview: config.allowPreview,
        tags: ctx.tags,
      },
      { ...placement.in(config.placement.subscriptionId), providerFor: (s) => placement.provider(s) },
    );
    for (const { target } of clusters) {
      const name = targetQualifier(ids.target(target));
      ctx.made(`container-logs:${target}`, insights.logRules[name]);
      ctx.made(`prometheus:${target}`, insights.metricRules[name]);
      insights.endpoints[name]?.forEach((endpoint, i) => ctx.takes(`${name}-${i + 1}`, endpoint));
      ctx.collects(`${name}-logs`, insights.logRules[name]);
      ctx.collects(`${name}-metrics`, insights.metricRules[name]);
      const workspace = insights.metricsWorkspaces[name];
      if (workspace) metricsWorkspaces[target] = workspace;
    }
    return insights;
  });
  return { all, metricsWorkspaces };
}

/** The environment's component, with a test for each public web address. */
export function makeApplicationInsights(
  ctx: InsightsContext,
  actionGroupIds: pulumi.Input<string>[],
): ApplicationInsights | undefined {
  const { config, decisions, placement } = ctx;
  const { enabled, component, existing, browserComponent, dailyQuotaGb, senders, testFrequency, testLocations } =
    config.applicationInsights;
  if (!enabled || !component) return undefined;
  const locations = locationsIn(decisions.cloud, testLocations);
  const own = {
    componentName: componentName(config),
    workspaceId: ctx.workspaceIds["main"]!,
    localAuth: config.workspace.localAuth,
    browser: browserComponent,
    dailyQuotaGb,
    senders,
    smartDetectors: decisions.smartDetectors,
  };
  const insights = new ApplicationInsights(
    `${ctx.name}-application`,
    {
      location: config.location,
      resourceGroupName: placement.resourceGroup(config.placement.subscriptionId),
      ...(existing === undefined ? own : { existing: { id: existing } }),
      webTests: decisions.webTests.map(({ key, name, url }) => ({
        key,
        name,
        url,
        frequency: testFrequency,
        locations,
      })),
      // The rules are decided from the catalogue, like all others.
      availabilityAlert: { enabled: false },
      actionGroupIds,
      allowPreview: config.allowPreview,
      tags: ctx.tags,
    },
    placement.in(config.placement.subscriptionId),
  );
  ctx.takes("application", insights.component);
  ctx.takes("browser", insights.browserComponent);
  for (const { key } of decisions.webTests) ctx.made(key, insights.webTests[key]);
  return insights;
}
