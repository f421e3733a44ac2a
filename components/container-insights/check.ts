import { z } from "zod";
import { collectionInterval, networkLogProblems, previewProblems } from "../../core/azure/insightsRules.ts";
import { armId, guid, idOf, resourceGroupName, tags, text, workspaceId } from "../../core/azure/shapes.ts";
import { unique, within } from "../../core/base/problems.ts";
import { checker, shape } from "../azure/check.ts";
import { namedOnce } from "../azure/named.ts";
import type * as args from "./args.ts";
import type * as configuration from "./clusterConfigurationArgs.ts";

const accountId = idOf("Microsoft.Monitor/accounts");
const cluster = shape<args.ClusterArgs>({
  name: text,
  id: armId.regex(
    /\/providers\/Microsoft\.(ContainerService\/managedClusters|Kubernetes\/connectedClusters)\/[^/]+$/i,
    "the ARM id of an AKS or connected cluster",
  ),
  clusterName: text,
  host: z.enum(["aks", "arc"]),
  location: text,
  subscriptionId: guid.optional(),
  windows: z.boolean().optional(),
  logs: z.boolean().optional(),
  networkLogs: z.boolean().optional(),
  prometheus: z.boolean().optional(),
  logsRuleExists: z.boolean().optional(),
  metricsWorkspace: shape<args.ExistingMetricsWorkspace>({ id: accountId, location: text }).optional(),
  ruleGroups: z.array(z.string()).optional(),
});

const schema = shape<args.ContainerInsightsArgs>({
  location: text,
  resourceGroupName,
  workspaceId,
  workspaceCustomerId: guid.optional(),
  clusters: z.array(cluster),
  logs: z.boolean().optional(),
  costPreset: z.enum(["logsAndEvents", "standard", "costOptimized", "syslog"]).optional(),
  collectionIntervalMinutes: collectionInterval.optional(),
  namespaceFilter: z.enum(["Off", "Include", "Exclude"]).optional(),
  namespaces: z.array(text).optional(),
  highLogScale: z.boolean().optional(),
  basicLogs: z.boolean().optional(),
  workbook: z.boolean().optional(),
  prometheus: z.boolean().optional(),
  metricsWorkspace: shape<args.MetricsWorkspaceArgs>({ name: text, location: text, id: accountId.optional() }).optional(),
  controlPlaneMetrics: z.boolean().optional(),
  metricLabelsAllowlist: text.optional(),
  metricAnnotationsAllowList: text.optional(),
  privateLink: z.boolean().optional(),
  protect: z.boolean().optional(),
  allowPreview: z.boolean().optional(),
  tags: tags.optional(),
});

export const check = checker<args.ContainerInsightsArgs>(schema, (known, report) => {
  const { clusters = [], highLogScale, namespaceFilter, namespaces } = known;
  if (namespaceFilter !== undefined && namespaceFilter !== "Off" && (!("namespaces" in known) || namespaces?.length === 0))
    report(["namespaces"], { message: `are missing: namespaceFilter "${namespaceFilter}" needs namespaces` });
  if (known.allowPreview !== true) previewProblems({ highLogScale }, report);
  const needs = clusters.some((c) => c && c.prometheus !== false && !("metricsWorkspace" in c));
  if (known.prometheus !== false && !("metricsWorkspace" in known) && needs)
    report(["metricsWorkspace"], {
      message: "is missing: prometheus needs metricsWorkspace",
      allowed: "its name and location, and the id of one that exists",
    });
  namedOnce(within(report, "clusters"), clusters);
  clusters.forEach((c, i) => {
    if (!c) return;
    const say = within(report, "clusters", i);
    if (c.networkLogs && c.host === "arc") say(["networkLogs"], { message: "connected clusters have none" });
    else networkLogProblems({ networkLogs: c.networkLogs, highLogScale }, say);
  });
});

const monitor = shape<configuration.MonitorArgs>({
  name: text,
  namespace: text,
  matchLabels: z.record(z.string(), z.string()),
  port: text,
  path: z.string().regex(/^\//, "a path: /metrics").optional(),
  interval: z
    .string()
    .regex(/^\d+(ms|s|m|h)$/, "a duration of Prometheus: 30s")
    .optional(),
});
const job = z.record(z.string(), z.unknown());
const flags = z.record(z.string(), z.boolean());

/** Fields of metadata that the log agent knows. Source: Azure Monitor docs, "Container insights log schema". */
const metadataFields = ["podLabels", "podAnnotations", "podUid", "image", "imageID", "imageRepo", "imageTag"] as const;

export const checkConfiguration = checker<configuration.ClusterConfigurationArgs>(
  shape<configuration.ClusterConfigurationArgs>({
    agentConfig: shape<configuration.AgentConfigArgs>({
      stdout: z.boolean().optional(),
      stderr: z.boolean().optional(),
      excludedNamespaces: z.array(text).optional(),
      environmentVariables: z.boolean().optional(),
      normalEvents: z.boolean().optional(),
      stackTraceLanguages: z.array(z.enum(["java", "python", "dotnet", "go"])).optional(),
      metadataFields: z.array(z.enum(metadataFields)).optional(),
      filterByAnnotations: z.boolean().optional(),
      highLogScale: z.boolean().optional(),
    }).optional(),
    metricsSettings: shape<configuration.MetricsSettingsArgs>({
      clusterAlias: text.optional(),
      minimalIngestion: z.boolean().optional(),
      targets: flags.optional(),
      keep: z.record(z.string(), z.string()).optional(),
      intervals: z.record(z.string(), z.string()).optional(),
      controlPlaneTargets: flags.optional(),
      annotatedNamespaces: text.optional(),
    }).optional(),
    scrapeJobs: z.array(job).optional(),
    nodeScrapeJobs: z.array(job).optional(),
    podMonitors: z.array(monitor).optional(),
    serviceMonitors: z.array(monitor).optional(),
    instrumentation: z
      .array(
        shape<configuration.InstrumentationArgs>({
          namespace: text,
          platforms: z.array(z.enum(["Java", "NodeJs"])),
          connectionString: text,
        }),
      )
      .optional(),
    apply: z.boolean().optional(),
    allowPreview: z.boolean().optional(),
  }),
  (known, report) => {
    if (known.allowPreview !== true) previewProblems({ instrumentation: known.instrumentation }, report);
    for (const kind of ["podMonitors", "serviceMonitors"] as const)
      unique(within(report, kind), known[kind] ?? [], {
        field: "name",
        key: (m) => m.name && m.namespace && `${m.namespace}/${m.name}`,
        found: (m) => m.name,
      });
    unique(within(report, "instrumentation"), known.instrumentation ?? [], { field: "namespace", key: (i) => i.namespace });
  },
);
