import { z } from "zod";
import { billedCounters } from "../azure/guestCounters.ts";
import { experiences, samplingFrequency, trafficAnalyticsInterval } from "../azure/insightsRules.ts";
import { webTestFields } from "../azure/webTestRules.ts";
import { armId, guid } from "../azure/shapes.ts";
import { quota } from "../azure/workspaceShapes.ts";
import { toggle } from "./fields.ts";
import { byPreset } from "./presets.ts";

/** The sections of the insights: what is collected from whom. */
export const insights = {
  applicationInsights: z
    .strictObject({
      ...toggle,
      component: z.boolean().default(true).describe("Make a workspace-based component for the environment."),
      existing: armId
        .optional()
        .describe(
          "Use this component, in the subscription of `placement`: tests report to it; azmon makes none and changes nothing of it.",
        ),
      browserComponent: z
        .boolean()
        .default(false)
        .describe("A second component for browser telemetry, where local auth stays on."),
      smartDetection: z
        .boolean()
        .default(false)
        .describe(
          "Rules of severity 3 for what Application Insights detects by itself, once a day: slow answers and " +
            "dependencies, exceptions, severe traces, memory leaks. Preview: needs `allowPreview`.",
        ),
      senders: z
        .record(z.string(), guid)
        .default({})
        .describe(
          "Object ids of the identities of applications that may send, by a name of one's choice: needed unless `workspace.localAuth`.",
        ),
      dailyQuotaGb: quota.optional().describe("Daily cap of the component; the lower of this and the workspace's counts."),
      availabilityTests: z.boolean().default(true).describe("A standard test for each public web app of the inventory."),
      testFrequency: webTestFields.frequency.default(300).describe("Seconds."),
      testLocations: webTestFields.locations
        .default(["emea-nl-ams-azr", "emea-gb-db3-azr", "emea-fr-pra-edge", "us-va-ash-azr", "apac-sg-sin-azr"])
        .describe("Population tags of availability tests; five or more tell a sick site from a sick location."),
    })
    .prefault({}),
  metricsWorkspace: z
    .strictObject({
      existing: armId.optional().describe("The one that clusters and machines send metrics to; azmon makes none."),
      location: z.string().optional().describe("Region of the existing one: Prometheus rules lie there. Default: `location`."),
      publicQuery: z
        .boolean()
        .default(true)
        .describe(
          "False: answers private endpoints only. The portal and Grafana outside that network then show no metrics of it.",
        ),
      privateEndpoint: z
        .strictObject({
          subnetId: armId.describe("In the region of the workspace."),
          privateDnsZoneIds: z.array(armId).default([]).describe("The zone `privatelink.<region>.prometheus.monitor.azure.com`."),
        })
        .optional()
        .describe("Queries from a network of yours. Default: none is made."),
    })
    .optional()
    .describe("The Azure Monitor workspace. By default azmon makes one as soon as something sends metrics."),
  vmInsights: z
    .strictObject({
      ...toggle,
      experience: z
        .enum(experiences)
        .default("logs")
        .describe(
          "`logs`: InsightsMetrics in the workspace. `metrics`: OpenTelemetry to an Azure Monitor workspace. " +
            "Preview: `metrics` and `both` need `allowPreview`.",
        ),
      samplingFrequencyInSeconds: byPreset(samplingFrequency, {
        development: 300,
        test: 60,
        production: 60,
      }).describe("Seconds between two samples of a guest's counters."),
      installAgent: z.boolean().default(true).describe("Azure Monitor Agent on machines that have none. False: associate only."),
      userAssignedIdentity: armId
        .optional()
        .describe("Identity the agent uses on Azure machines. Default: the system-assigned one."),
      events: byPreset(z.enum(["none", "errors", "warnings"]), {
        development: "errors",
        test: "warnings",
        production: "warnings",
      }).describe("Least severe Windows events and syslog lines collected; errors holds the warnings that alerts read, too."),
      iisLogs: z.boolean().default(false).describe("Requests that IIS logs on Windows machines, to the table W3CIISLog."),
      windowsFirewallLogs: z
        .boolean()
        .default(false)
        .describe(
          "The Windows firewall's log, to the table WindowsFirewall, which the solution Security and Audit " +
            "brings: an existing workspace must have it. Machines write the log once it is switched on in them.",
        ),
      additionalCounters: z
        .array(z.enum(billedCounters))
        .default([])
        .describe(
          "OpenTelemetry counters beside the ten that cost nothing, billed by the sample; those of processes " +
            "have a series for each process. With the experiences `metrics` and `both`.",
        ),
    })
    .prefault({}),
  containerInsights: z
    .strictObject({
      ...toggle,
      costPreset: z
        .enum(["logsAndEvents", "standard", "costOptimized", "syslog"])
        .default("logsAndEvents")
        .describe("What Container insights collects; metrics come from Prometheus, so `logsAndEvents` is enough beside it."),
      prometheus: z
        .boolean()
        .default(true)
        .describe("Managed Prometheus: an Azure Monitor workspace, scrape and recording rules."),
      highLogScale: z
        .boolean()
        .default(false)
        .describe("Above 2,000 log lines a second and node. Preview: needs `allowPreview`."),
      networkLogs: z
        .boolean()
        .default(false)
        .describe(
          "Flows between pods, to the table ContainerNetworkLogs, of AKS clusters that have Cilium and " +
            "Advanced Container Networking Services. Resources `ContainerNetworkLog` in the cluster say which " +
            "flows. Needs `highLogScale`.",
        ),
      controlPlaneLogs: z.boolean().default(true).describe("API server, scheduler and audit logs, to resource-specific tables."),
      windowsNodes: z.boolean().default(false).describe("Recording rules for Windows node pools too."),
    })
    .prefault({}),
  storageInsights: z
    .strictObject({
      ...toggle,
      resourceLogs: byPreset(z.enum(["none", "writes", "all"]), {
        development: "none",
        test: "none",
        production: "writes",
      }).describe("Which requests to storage are logged."),
    })
    .prefault({}),
  networkInsights: z
    .strictObject({
      ...toggle,
      flowLogs: z
        .boolean()
        .default(true)
        .describe("VNet flow logs with traffic analytics, in the watcher of the region that is there already."),
      flowLogStorage: z
        .record(z.string(), armId)
        .default({})
        .describe("Storage account by region. A region without one gets a storage account of azmon's."),
      trafficAnalyticsInterval: byPreset(trafficAnalyticsInterval, { development: 60, test: 60, production: 10 }).describe(
        "Minutes between two runs of traffic analytics.",
      ),
      connectionMonitor: z
        .boolean()
        .default(true)
        .describe("Connection tests between the machines and networks of the inventory."),
    })
    .prefault({}),
  usageInsights: z
    .strictObject({
      ...toggle,
      feedback: z
        .boolean()
        .default(false)
        .describe("A table, `Feedback_CL`, for marks of users and the count of those who declined telemetry."),
      feedbackSenders: z
        .record(z.string(), guid)
        .default({})
        .describe("Principals of the servers that may send feedback, by a name of one's choice."),
    })
    .prefault({})
    .describe("Who uses what: functions and a workbook over the environment's Application Insights."),
};
