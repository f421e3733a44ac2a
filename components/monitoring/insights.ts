import { ApplicationInsights } from "../application-insights/component.ts";
import { ContainerInsights } from "../container-insights/component.ts";
import { VmInsights } from "../vm-insights/component.ts";
import type { Workspace } from "../workspace/component.ts";
import { actionGroupIds, METRICS_WORKSPACE, type Site, workspaceKey } from "./site.ts";

const metricsWorkspaceOf = ({ decisions, made }: Site) => {
  const decided = decisions.parts.metricsWorkspace;
  return decided && { name: decided.name, location: decided.location, id: made.id(METRICS_WORKSPACE) };
};

/** One per workspace. */
export const makeVmInsights = (site: Site): VmInsights[] =>
  site.decisions.parts.machines.map(({ workspace, machines, args }) => {
    const { name, decisions, made, placement } = site;
    const { resourceGroupName, options } = placement.home();
    const insights = new VmInsights(
      `${name}-vm-${workspace}`,
      {
        ...args,
        resourceGroupName,
        workspaceId: made.id(workspaceKey(workspace)),
        machines: machines.map((m) => ({ ...m.args, id: made.id(m.target) })),
        metricsWorkspace: metricsWorkspaceOf(site),
        tags: decisions.parts.tags,
      },
      { ...options, providerFor: (s) => placement.provider(s) },
    );
    const label = (part: string) => `vm-${workspace}-${part}`;
    made.play("collects", label("performance"), insights.performanceRule);
    made.play("collects", label("opentelemetry"), insights.openTelemetryRule);
    for (const [os, rule] of Object.entries(insights.guestRules)) made.play("collects", label(os.toLowerCase()), rule);
    made.play("collects", label("firewall"), insights.firewallLogs?.rule);
    made.play("takesTelemetry", label("firewall"), insights.firewallLogs?.endpoint);
    for (const [region, endpoint] of Object.entries(insights.endpoints)) made.play("takesTelemetry", label(region), endpoint);
    for (const m of machines) made.add(`agent:${m.target}`, insights.associations[m.args.name]?.[0]);
    return insights;
  });

/** One per workspace. */
export const makeContainerInsights = (site: Site, workspaces: Record<string, Workspace>): ContainerInsights[] =>
  site.decisions.parts.clusters.map(({ workspace, customerId, clusters, args }) => {
    const { name, decisions, made, placement } = site;
    const { resourceGroupName, options } = placement.home();
    const insights = new ContainerInsights(
      `${name}-containers-${workspace}`,
      {
        ...args,
        resourceGroupName,
        workspaceId: made.id(workspaceKey(workspace)),
        workspaceCustomerId: workspaces[workspace]?.customerId ?? customerId,
        clusters: clusters.map((c) => ({ ...c.args, id: made.id(c.target) })),
        metricsWorkspace: metricsWorkspaceOf(site),
        tags: decisions.parts.tags,
      },
      { ...options, providerFor: (s) => placement.provider(s) },
    );
    for (const { target, args } of clusters) {
      const key = args.name;
      made.add(`container-logs:${target}`, insights.logRules[key]);
      made.add(`prometheus:${target}`, insights.metricRules[key]);
      insights.endpoints[key]?.forEach((endpoint, i) => made.play("takesTelemetry", `${key}-${i + 1}`, endpoint));
      made.play("collects", `${key}-logs`, insights.logRules[key]);
      made.play("collects", `${key}-metrics`, insights.metricRules[key]);
    }
    return insights;
  });

/** The environment's component, with a test for each public web address. */
export function makeApplicationInsights(site: Site): ApplicationInsights | undefined {
  const { name, decisions, made, placement } = site;
  const { application, tags } = decisions.parts;
  if (!application) return undefined;
  const { resourceGroupName, options } = placement.home();
  const insights = new ApplicationInsights(
    `${name}-application`,
    {
      ...application.args,
      ...(application.made && { ...application.made, workspaceId: made.id(workspaceKey("main")) }),
      ...(application.existing !== undefined && { existing: { id: application.existing } }),
      resourceGroupName,
      actionGroupIds: actionGroupIds(site, application.receivers),
      tags,
    },
    options,
  );
  made.add(decisions.own.component, insights.component);
  made.play("takesTelemetry", "application", insights.component);
  made.play("takesTelemetry", "browser", insights.browserComponent);
  for (const { key } of decisions.webTests) made.add(key, insights.webTests[key]);
  return insights;
}
