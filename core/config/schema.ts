import { z } from "zod";
import { logFrequencies, logWindows, metricFrequencies, metricWindows, presets, sensitivities } from "../../catalogue/schema.ts";
import { actionGroupFields } from "../azure/actionGroups.ts";
import { budgetAmount, budgetStart } from "../azure/budgets.ts";
import { armId, day as date, guid, MOST_ACTION_GROUPS } from "../azure/shapes.ts";
import { windowFields } from "../azure/suppressions.ts";
import { minutes } from "../base/duration.ts";
import { errorCodes } from "../findings/index.ts";
import { isNameTemplate, namePlaceholders } from "../base/nameTemplate.ts";
import { toggle } from "./fields.ts";
import { insights } from "./insights.ts";
import { byPreset } from "./presets.ts";
import { workspace } from "./workspace.ts";

/**
 * The environment: one object under the key `azmon:config` of `stacks/Pulumi.<env>.yaml`.
 *
 * Every default is written here once; the reference page and the JSON Schema for editors are generated from it.
 */

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/, "lower-case letters, digits and hyphens, a letter first, at most 24");
const shortestFirst = <T extends string>(durations: T[]): T[] => [...new Set(durations)].sort((a, b) => minutes(a) - minutes(b));
const map = z.record(z.string(), z.string());

const selector = z.strictObject({
  tags: map
    .optional()
    .describe("All must match, ignoring case in names and values. A value `*` matches any; `a|b` matches either."),
  types: z.array(z.string()).min(1).optional().describe("ARM types; a trailing `/*` takes the children too."),
  resourceGroups: z.array(z.string()).min(1).optional().describe("Names, ignoring case."),
  subscriptions: z.array(guid).min(1).optional().describe("Subscription GUIDs."),
  ids: z.array(armId).min(1).optional().describe("ARM ids, ignoring case."),
});
export type Selector = z.infer<typeof selector>;

const override = z.strictObject({
  threshold: z.number().optional(),
  sensitivity: z.enum(sensitivities).optional(),
  severity: z.number().int().min(0).max(4).optional(),
  enabled: z.boolean().optional(),
  windowSize: z.enum(shortestFirst([...metricWindows, ...logWindows])).optional(),
  evaluationFrequency: z.enum(shortestFirst([...metricFrequencies, ...logFrequencies])).optional(),
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
  reason: z.string().min(10).describe("At least 10 characters: why nobody needs to know."),
  owner: z.string().min(1).describe("Who answers for it."),
  expires: date.describe("After this day the exemption is a finding and no longer counts."),
});
export type Exemption = z.infer<typeof exemption>;

const actionGroup = z.strictObject(actionGroupFields);

const groups = z.array(z.string()).max(MOST_ACTION_GROUPS);
/** `development` pages nobody: it is emptied there, whatever it says. */
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
  ...windowFields,
});

export const environmentConfig = z.strictObject({
  environment: slug.describe("Name of the environment; part of every name azmon makes."),
  preset: z.enum(presets).describe("`development` keeps every rule, pages nobody and protects nothing."),
  location: z.string().describe("Azure region of the workspace, rules that have a region, and the monitoring resource group."),
  protect: byPreset(z.boolean(), { development: false, test: false, production: true }).describe(
    "Guard what holds data (workspaces, flow log storage) against deletion.",
  ),
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
    createResourceGroups: z.boolean().default(true).describe("False: the groups are there already."),
    rules: z
      .enum(["subscription", "beside"])
      .default("subscription")
      .describe(
        "`subscription`: in the monitoring group of the watched subscription. `beside`: in the watched resource's own group.",
      ),
    workspaces: z.enum(["one", "perRegion"]).default("one").describe("`perRegion`: data stays in the region of the resource."),
  }),
  grouping: z
    .strictObject({
      metricScope: z
        .enum(["resources", "resourceGroup", "subscription"])
        .default("resources")
        .describe(
          "What a metric rule names where Azure lets it watch several resources: the resources, or the groups " +
            "or the subscription they are in, so that resources made later are watched too.",
        ),
    })
    .prefault({}),
  names: z
    .strictObject({
      prefix: slug.optional().describe("Starts every name azmon makes. Default: the environment."),
      template: z
        .string()
        .refine((t) => isNameTemplate(t), `text and ${namePlaceholders.map((p) => `{${p}}`).join(", ")}`)
        .default("{prefix}-{alert}-{qualifier}")
        .describe("Name of an alert rule. Rules that would share a name are an error naming both."),
      tags: map.default({}).describe("Put on everything that takes tags."),
      ignoreTagKeys: z
        .array(z.string().min(1))
        .default([])
        .describe("Tags that Azure Policy puts on resources, such as `createdOn`: left alone on all that azmon makes."),
      requiredTags: z
        .array(z.string().min(1))
        .default([])
        .describe("Tags that the organisation demands, ignoring case: without them in `names.tags` the config is refused."),
    })
    .prefault({}),
  workspace,
  diagnostics: z
    .strictObject({
      ...toggle,
      managedByAzurePolicy: z
        .boolean()
        .default(false)
        .describe("Azure Policy makes the settings (`setByPolicy-LogAnalytics`): count them as covered, make none."),
      name: z
        .string()
        .min(1)
        .optional()
        .describe(
          "Name of every setting. Default `azmon-<environment>`: of one name a resource has one setting, whoever made it.",
        ),
    })
    .prefault({}),
  activityLog: z
    .strictObject({ ...toggle })
    .prefault({})
    .describe("The activity log of each watched subscription goes to the workspace, where rules on deletions and roles read it."),
  ...insights,
  dashboard: z.strictObject({ ...toggle }).prefault({}),
  serviceHealth: z
    .strictObject({
      ...toggle,
      regions: z.array(z.string()).optional().describe("Default: the regions of the inventory and Global."),
    })
    .prefault({}),
  budget: z
    .strictObject({
      monthly: budgetAmount.describe("In the currency of the bill."),
      startDate: budgetStart.describe("First of a month; Azure takes none before the current one for a new budget."),
      scope: z
        .enum(["monitoring", "subscription"])
        .default("monitoring")
        .describe("`monitoring`: the group that holds the monitoring. `subscription`: all of that subscription."),
      actionGroups: groups
        .optional()
        .describe("Told at 80 % spent and when the forecast reaches 100 %. Default: those of warnings."),
    })
    .optional()
    .describe("What a month may cost. Default: no budget."),
  actionGroups: z.record(slug, actionGroup).default({}),
  routing: routing
    .prefault({})
    .describe("Who is called, by severity. The preset `development` calls nobody: only an override names action groups there."),
  suppressions: z.array(suppression).default([]),
  overrides: overrides.prefault({}),
  exemptions: z.array(exemption).default([]),
  allowErrors: z
    .array(z.enum(errorCodes))
    .default([])
    .describe("Findings of severity error that do not stop a deployment, by code (`AZM304`): they are warnings."),
  prices: z.record(z.string(), z.number().min(0)).default({}).describe("USD by meter id; replaces the price table's."),
  runbooks: z
    .url()
    .default("https://github.com/azmon/azmon/blob/main/docs/runbooks")
    .describe("Where the runbook pages are served; the page name and `.md` are appended."),
  allowPreview: z.boolean().default(false).describe("Permit preview features of Azure."),
});

/** The environment with every default filled in, those that the preset chooses too: `parseConfig` and `environmentOf` make it. */
export type EnvironmentConfig = z.infer<typeof environmentConfig>;
/** What a person may write: only `environment`, `preset`, `location` and `placement` are required. */
export type EnvironmentConfigInput = z.input<typeof environmentConfig>;
