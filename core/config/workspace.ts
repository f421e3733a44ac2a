import { z } from "zod";
import { commitmentTiers } from "../azure/values.ts";
import { armId, guid } from "../azure/shapes.ts";
import { days, quota, sku, totalDays } from "../azure/workspaceShapes.ts";
import { byPreset } from "./presets.ts";
import { workspaceParts } from "./workspaceParts.ts";

/** The section `workspace` of the environment. */
export const workspace = z
  .strictObject({
    existing: armId.optional().describe("Use this workspace; azmon makes none and changes nothing of it."),
    sku: sku.default("PerGB2018").describe("Pay per GB, or a commitment tier."),
    capacityReservationLevel: z.literal(commitmentTiers).optional().describe("GB a day; a commitment tier."),
    retentionInDays: byPreset(days(30), { development: 30, test: 30, production: 90 }).describe(
      "Days that logs can be queried: 30 to 730.",
    ),
    totalRetentionInDays: totalDays
      .optional()
      .describe("Of the security tables: up to 730 days, or 3 to 12 years in days (1095 ... 4383)."),
    dailyQuotaGb: byPreset(quota, { development: 1, test: 5, production: -1 }).describe(
      "Daily cap, best effort in Azure; -1 is no cap.",
    ),
    tables: z
      .record(
        z.string(),
        z.strictObject({
          plan: z
            .enum(["Analytics", "Basic"])
            .default("Analytics")
            .describe("Basic: cheap to take in, paid by query, simple log alerts only."),
          retentionInDays: days(4).optional().describe("A Basic table always keeps 30 days."),
          totalRetentionInDays: totalDays.optional(),
        }),
      )
      .default({})
      .describe("Plan and retention by table."),
    localAuth: byPreset(z.boolean(), { development: true, test: true, production: false }).describe("Accept shared keys."),
    readers: z
      .record(
        z.string(),
        z.strictObject({
          id: guid.describe("Object id in Entra ID."),
          type: z
            .enum(["Group", "User", "ServicePrincipal"])
            .default("Group")
            .describe("What it is. Azure refuses an assignment that says otherwise (UnmatchedPrincipalType)."),
        }),
      )
      .default({})
      .describe("Who may read all logs, by a name of one's choice: Log Analytics Reader."),
    resourcePermissions: z
      .boolean()
      .default(true)
      .describe("Who may read a resource may read its logs. False: rights on the workspace are needed (access mode)."),
    ...workspaceParts,
    queryAudit: z.boolean().default(true).describe("Log who queries what (LAQueryLogs)."),
  })
  .prefault({});
