import { z } from "zod";
import { billedCounters, freeCounters } from "../../core/azure/guestCounters.ts";
import { counterProblems, experiences, previewProblems, samplingFrequency } from "../../core/azure/insightsRules.ts";
import { armId, guid, idOf, resourceGroupName, tags, text, workspaceId } from "../../core/azure/shapes.ts";
import { columnTypes } from "../../core/azure/values.ts";
import { columnName, customName, kqlOfSource } from "../../core/azure/workspaceShapes.ts";
import { unique, within } from "../../core/base/problems.ts";
import { checker, shape } from "../azure/check.ts";
import { namedOnce } from "../azure/named.ts";
import type * as args from "./args.ts";
import { tableNameOf } from "./customLogs.ts";

const os = z.enum(["Windows", "Linux"]);
const inGroup = armId.regex(
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/.+/i,
  "the ARM id of a resource in a resource group",
);

const machine = shape<args.MachineArgs>({
  name: text,
  id: inGroup,
  host: z.enum(["vm", "vmss", "arc"]),
  os,
  location: text,
  subscriptionId: guid.optional(),
  identity: z
    .string()
    .regex(/^(SystemAssigned$|\/subscriptions\/)/i, "SystemAssigned, or the ARM id of a user-assigned identity")
    .optional(),
  agentInstalled: z.boolean().optional(),
  performanceAssociated: z.boolean().optional(),
  size: text.optional(),
});
const customLog = shape<args.CustomLogArgs>({
  name: z
    .string()
    .refine(
      (name) => customName.safeParse(tableNameOf(name)).success,
      "a table name: a letter, then at most 59 letters, digits and _, then _CL",
    ),
  os,
  filePatterns: z.array(text).min(1),
  transformKql: kqlOfSource.optional(),
  columns: z.record(columnName, z.enum(columnTypes)).optional(),
});

const schema = shape<args.VmInsightsArgs>({
  location: text,
  resourceGroupName,
  workspaceId,
  workspaceName: text,
  machines: z.array(machine),
  experience: z.enum(experiences).optional(),
  samplingFrequencyInSeconds: samplingFrequency.optional(),
  events: z.enum(["none", "errors", "warnings"]).optional(),
  iisLogs: z.boolean().optional(),
  windowsFirewallLogs: z.boolean().optional(),
  securitySolution: z.boolean().optional(),
  customLogs: z.array(customLog).optional(),
  installAgent: z.boolean().optional(),
  existingPerformanceRuleId: idOf("Microsoft.Insights/dataCollectionRules").optional(),
  additionalCounters: z.array(z.enum([...billedCounters, ...freeCounters])).optional(),
  metricsWorkspace: shape<args.MetricsWorkspaceRef>({
    id: idOf("Microsoft.Monitor/accounts"),
    name: text,
    location: text,
  }).optional(),
  openTelemetryRuleSuffix: text.optional(),
  privateLink: z.boolean().optional(),
  mark: text.optional(),
  ignoreAgentChanges: z.array(text).optional(),
  savedFunctions: z.boolean().optional(),
  workbook: z.boolean().optional(),
  hourlyPrices: z.record(z.string(), z.number().min(0)).optional(),
  allowPreview: z.boolean().optional(),
  tags: tags.optional(),
});

export const check = checker<args.VmInsightsArgs>(schema, (known, report) => {
  const { experience, machines = [], customLogs = [], allowPreview } = known;
  if (allowPreview !== true) previewProblems({ experience }, report);
  if (experience === "metrics" || experience === "both") {
    if (!("metricsWorkspace" in known))
      report(["metricsWorkspace"], { message: `is missing: the experience "${experience}" needs it` });
  } else counterProblems(known, report);
  // A second set of associations would send every row twice, and Azure allows one endpoint a machine.
  namedOnce(within(report, "machines"), machines);
  const say = within(report, "customLogs");
  const tableOf = ({ name }: { name?: string }) => (name === undefined ? undefined : tableNameOf(name));
  unique(say, customLogs, { field: "name", key: tableOf, found: tableOf, message: "has another log's table" });
  customLogs.forEach((log, i) => {
    if (log?.columns && !("transformKql" in log))
      say([i, "columns"], { message: "need a transformKql that makes them", allowed: "columns beside transformKql" });
  });
});
