import { z } from "zod";
import { logWindows, metricFrequencies, metricWindows, presets, sensitivities } from "../../catalogue/schema.ts";

/**
 * The environment: one object under the key `azmon:config` of `stacks/Pulumi.<env>.yaml`.
 *
 * Every default is written here once; the reference page and the JSON Schema for editors are generated from it.
 */

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/, "lower-case letters, digits and hyphens, a letter first, at most 24");
const guid = z.string().regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, "a GUID");
const armId = z.string().regex(/^\/subscriptions\/[^/]+(\/.+)?$/i, "an ARM id: /subscriptions/...");
const days = z.number().int();
const date = z.iso.date();
const map = z.record(z.string(), z.string());
/** May be written `secure: ...` by `pulumi config set --secret`. Never reaches a plan, a report or a log. */
const secret = z.string().min(1).meta({ secret: true });

const selector = z.strictObject({
  tags: map
    .optional()
    .describe("All must match, ignoring case in names and values. A value `*` matches any; `a|b` matches either."),
  types: z.array(z.string()).optional().describe("ARM types; a trailing `/*` takes the children too."),
  resourceGroups: z.array(z.string()).optional(),
  subscriptions: z.array(guid).optional(),
  ids: z.array(armId).optional(),
});
export type Selector = z.infer<typeof selector>;

const override = z.strictObject({
  threshold: z.number().optional(),
  sensitivity: z.enum(sensitivities).optional(),
  severity: z.number().int().min(0).max(4).optional(),
  enabled: z.boolean().optional(),
  windowSize: z.enum([...new Set([...metricWindows, ...logWindows])]).optional(),
  evaluationFrequency: z.enum([...new Set([...metricFrequencies, "PT10M", "PT45M", "P1D"])]).optional(),
  parameters: z
    .record(z.string(), z.union([z.number(), z.string(), z.array(z.string())]))
    .optional()
    .describe("Parameters of a log alert's query."),
  actionGroups: z.array(z.string()).optional().describe("Replaces what routing says for this alert."),
  reason: z.string().optional().describe("Why the value differs; shown by `azmon explain`."),
});
export type Override = z.infer<typeof override>;
const byAlert = z.record(z.string(), override);

const overrides = z.strictObject({
  alerts: byAlert.default({}).describe("By alert id: `{ storage.availability: { threshold: 99.5 } }`."),
  types: z.record(z.string(), byAlert).default({}).describe("By ARM type, then alert id."),
  tags: z
    .array(z.strictObject({ match: map, alerts: byAlert }))
    .default([])
    .describe("By tag selector, in order: a later entry wins."),
  resources: z.record(z.string(), byAlert).default({}).describe("By ARM id, then alert id."),
});

const exemption = z.strictObject({
  signal: z.string().describe("Alert id, `diagnostics`, `agent` ... or `*`."),
  match: selector.describe("Which resources."),
  reason: z.string().min(10),
  owner: z.string().min(1),
  expires: date.describe("After this day the exemption is a finding and no longer counts."),
});
export type Exemption = z.infer<typeof exemption>;

const actionGroup = z.strictObject({
  shortName: z
    .string()
    .min(1)
    .max(12)
    .optional()
    .describe("At most 12 characters: what SMS and mail show. Default: made from the name."),
  existing: armId.optional().describe("Use this action group; azmon makes none."),
  email: z.array(z.email()).optional(),
  sms: z
    .array(z.strictObject({ countryCode: z.string().regex(/^\d{1,4}$/), phoneNumber: z.string().regex(/^\d{4,15}$/) }))
    .optional(),
  voice: z
    .array(z.strictObject({ countryCode: z.string().regex(/^\d{1,4}$/), phoneNumber: z.string().regex(/^\d{4,15}$/) }))
    .optional(),
  webhook: z
    .array(z.strictObject({ name: z.string(), serviceUri: secret }))
    .optional()
    .describe("PagerDuty, Opsgenie and the like: their Azure integration URL."),
  secureWebhook: z
    .array(z.strictObject({ name: z.string(), serviceUri: secret, objectId: guid, identifierUri: z.string(), tenantId: guid }))
    .optional()
    .describe("A webhook that Entra ID authenticates."),
  logicApp: z
    .array(z.strictObject({ name: z.string(), resourceId: armId, callbackUrl: secret }))
    .optional()
    .describe("Teams and Slack by workflow."),
  azureFunction: z
    .array(z.strictObject({ name: z.string(), functionAppResourceId: armId, functionName: z.string(), httpTriggerUrl: secret }))
    .optional(),
  automationRunbook: z
    .array(
      z.strictObject({
        name: z.string(),
        automationAccountId: armId,
        runbookName: z.string(),
        webhookResourceId: armId,
        serviceUri: secret,
      }),
    )
    .optional(),
  eventHub: z
    .array(z.strictObject({ name: z.string(), subscriptionId: guid, eventHubNameSpace: z.string(), eventHubName: z.string() }))
    .optional(),
  armRole: z.array(z.strictObject({ name: z.string(), roleId: guid })).optional(),
});
export type ActionGroupConfig = z.infer<typeof actionGroup>;

const groups = z.array(z.string()).max(5);
const routing = z.strictObject({
  critical: groups.optional().describe("Severity 0."),
  error: groups.optional().describe("Severity 1. Default: as critical."),
  warning: groups.optional().describe("Severity 2."),
  informational: groups.optional().describe("Severity 3. Default: as warning."),
  verbose: groups.optional().describe("Severity 4. Default: nobody."),
  owners: z
    .record(z.string(), groups)
    .default({})
    .describe("By the owner tag of the resource: replaces the groups of severities 0 to 2."),
});

const suppression = z.strictObject({
  name: slug,
  reason: z.string().min(10),
  timeZone: z.string().default("UTC").describe("Windows time zone id, such as `W. Europe Standard Time`."),
  from: z.string().optional().describe("`2026-12-01T22:00:00`, local to the time zone."),
  until: z.string().optional(),
  daily: z.strictObject({ start: z.string(), end: z.string() }).optional().describe("`22:00:00` to `04:00:00`."),
  weekly: z
    .strictObject({ days: z.array(z.string()).min(1), start: z.string().optional(), end: z.string().optional() })
    .optional(),
  severities: z.array(z.number().int().min(0).max(4)).optional().describe("Default: all but 0."),
});
export type SuppressionConfig = z.infer<typeof suppression>;

const toggle = { enabled: z.boolean().default(true) };

export const environmentConfig = z.strictObject({
  environment: slug.describe("Name of the environment; part of every name azmon makes."),
  preset: z.enum(presets).describe("`development` keeps every rule, pages nobody and protects nothing."),
  location: z.string().describe("Azure region of the workspace, rules that have a region, and the monitoring resource group."),
  cloud: z.enum(["public", "usgov", "china"]).optional().describe("Default: inferred from the regions of the inventory."),
  inventory: z.array(z.string()).default([]).describe("Files, relative to the config file, or `-` for standard input."),
  select: selector.optional().describe("Which rows to watch. Default: all."),
  exclude: selector.optional().describe("Rows to leave out, after `select`."),
  tagKeys: z
    .strictObject({
      owner: z.array(z.string()).default(["owner", "team"]),
      criticality: z.array(z.string()).default(["criticality"]),
    })
    .prefault({})
    .describe("Tag names, ignoring case, that say who owns a resource and how critical it is."),
  placement: z.strictObject({
    subscriptionId: guid.describe("Holds the workspace, the action groups and the dashboards."),
    resourceGroup: z
      .string()
      .regex(/^[-\w.()]{1,89}[-\w()]$/)
      .describe("Made in each subscription that holds rules, unless `createResourceGroups` is false."),
    createResourceGroups: z.boolean().default(true),
    rules: z
      .enum(["subscription", "beside"])
      .default("subscription")
      .describe(
        "`subscription`: in the monitoring group of the watched subscription. `beside`: in the watched resource's own group.",
      ),
    workspaces: z.enum(["one", "perRegion"]).default("one").describe("`perRegion`: data stays in the region of the resource."),
  }),
  names: z
    .strictObject({ prefix: slug.optional(), tags: map.default({}).describe("Put on everything that takes tags.") })
    .prefault({}),
  workspace: z
    .strictObject({
      existing: armId.optional().describe("Use this workspace; azmon makes none and changes nothing of it."),
      sku: z.enum(["PerGB2018", "CapacityReservation"]).default("PerGB2018"),
      capacityReservationLevel: z.number().int().optional().describe("GB a day; a commitment tier."),
      retentionInDays: days.optional().describe("30 to 730. Default by preset: 30, 30, 90."),
      totalRetentionInDays: days.optional().describe("Of the security tables. 30 to 730, or a legal long-term value up to 4383."),
      dailyQuotaGb: z.number().optional().describe("Best effort in Azure. Default by preset: 1, 5, none."),
      tables: z
        .record(
          z.string(),
          z.strictObject({
            plan: z.enum(["Analytics", "Basic"]).default("Analytics"),
            retentionInDays: days.optional(),
            totalRetentionInDays: days.optional(),
          }),
        )
        .default({})
        .describe("Plan and retention by table."),
      localAuth: z.boolean().optional().describe("Shared keys. Default by preset: on, on, off."),
      queryAudit: z.boolean().default(true),
    })
    .prefault({}),
  diagnostics: z
    .strictObject({
      ...toggle,
      managedByAzurePolicy: z
        .boolean()
        .default(false)
        .describe("Azure Policy makes the settings (`setByPolicy-LogAnalytics`): count them as covered, make none."),
      name: z.string().default("azmon").describe("Name of every setting; unique per target and sink."),
    })
    .prefault({}),
  applicationInsights: z
    .strictObject({
      ...toggle,
      component: z.boolean().default(true).describe("Make a workspace-based component for the environment."),
      browserComponent: z
        .boolean()
        .default(false)
        .describe("A second component for browser telemetry, where local auth stays on."),
      dailyQuotaGb: z.number().optional(),
      availabilityTests: z.boolean().default(true).describe("A standard test for each public web app of the inventory."),
      testFrequency: z.number().int().default(300).describe("Seconds: 300, 600 or 900."),
      testLocations: z
        .array(z.string())
        .default(["emea-nl-ams-azr", "emea-gb-db3-azr", "emea-fr-pra-edge", "us-va-ash-azr", "apac-sg-sin-azr"]),
    })
    .prefault({}),
  vmInsights: z
    .strictObject({
      ...toggle,
      experience: z
        .enum(["logs", "metrics", "both"])
        .default("logs")
        .describe("`logs`: InsightsMetrics in the workspace. `metrics`: OpenTelemetry to an Azure Monitor workspace, preview."),
      samplingFrequencyInSeconds: z.number().int().min(10).max(1800).optional().describe("Default by preset: 300, 60, 60."),
      installAgent: z.boolean().default(true),
      userAssignedIdentity: armId
        .optional()
        .describe("Identity the agent uses on Azure machines. Default: the system-assigned one."),
      events: z
        .enum(["none", "errors", "warnings"])
        .optional()
        .describe("Windows events and syslog. Default by preset: errors, warnings, warnings."),
    })
    .prefault({}),
  containerInsights: z
    .strictObject({
      ...toggle,
      costPreset: z.enum(["logsAndEvents", "standard", "costOptimized", "syslog"]).default("logsAndEvents"),
      prometheus: z.boolean().default(true),
      highLogScale: z.boolean().default(false).describe("Preview."),
      controlPlaneLogs: z.boolean().default(true),
      windowsNodes: z.boolean().default(false),
    })
    .prefault({}),
  storageInsights: z
    .strictObject({
      ...toggle,
      resourceLogs: z.enum(["none", "writes", "all"]).optional().describe("Default by preset: none, none, writes."),
    })
    .prefault({}),
  networkInsights: z
    .strictObject({
      ...toggle,
      flowLogs: z.boolean().default(true),
      flowLogStorage: z
        .record(z.string(), armId)
        .default({})
        .describe("Storage account by region. A region without one gets a storage account of azmon's."),
      trafficAnalyticsInterval: z
        .union([z.literal(10), z.literal(60)])
        .optional()
        .describe("Minutes. Default by preset: 60, 60, 10."),
      connectionMonitor: z.boolean().default(true),
    })
    .prefault({}),
  dashboard: z.strictObject({ ...toggle }).prefault({}),
  serviceHealth: z
    .strictObject({
      ...toggle,
      regions: z.array(z.string()).optional().describe("Default: the regions of the inventory and Global."),
    })
    .prefault({}),
  actionGroups: z.record(slug, actionGroup).default({}),
  routing: routing.prefault({}),
  suppressions: z.array(suppression).default([]),
  overrides: overrides.prefault({}),
  exemptions: z.array(exemption).default([]),
  prices: z.record(z.string(), z.number()).default({}).describe("USD by meter id; replaces the price table's."),
  runbooks: z
    .url()
    .default("https://github.com/azmon/azmon/blob/main/docs/runbooks")
    .describe("Where the runbook pages are served; the page name and `.md` are appended."),
  allowPreview: z.boolean().default(false).describe("Permit preview features of Azure."),
});

/** The environment with every default filled in. */
export type EnvironmentConfig = z.infer<typeof environmentConfig>;
/** What a person may write: only `environment`, `preset`, `location` and `placement` are required. */
export type EnvironmentConfigInput = z.input<typeof environmentConfig>;
