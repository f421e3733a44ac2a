import { z } from "zod";
import { armId } from "../azure/shapes.ts";
import { columnTypes, summaryBins } from "../azure/values.ts";
import { alias, columnName, customName, days, kqlOfSource, tablePlan, totalDays } from "../azure/workspaceShapes.ts";

/** What a workspace may hold and have beside Azure's own tables: further settings of the section `workspace`. */

const customTable = z.strictObject({
  columns: z
    .record(columnName, z.enum(columnTypes))
    .refine(
      (columns) => columns["TimeGenerated"] === undefined || columns["TimeGenerated"] === "dateTime",
      "TimeGenerated is a dateTime",
    )
    .describe("Type by name. `TimeGenerated` is added."),
  description: z.string().optional(),
  plan: tablePlan.default("Analytics").describe("Auxiliary is for good, and no alert can read it."),
  retentionInDays: days(4).optional().describe("Not for Basic and Auxiliary."),
  totalRetentionInDays: totalDays.optional(),
  ingest: z.boolean().default(true).describe("Make the endpoint and rule that the Logs Ingestion API sends to."),
  transformKql: kqlOfSource.optional().describe("Shapes rows on their way in. Default `source`."),
});

const summaryRule = z.strictObject({
  query: z.string().min(1).describe("Aggregates one table; neither `workspace()` nor functions of one's own."),
  binSizeInMinutes: z.literal(summaryBins),
  binDelayInMinutes: z.number().int().min(0).optional().describe("Minutes to wait for late rows. Default: Azure decides."),
  destinationTable: customName.describe("The rule makes it."),
  description: z.string().optional(),
});

export const workspaceParts = {
  customTables: z.record(customName, customTable).default({}).describe("Tables of one's own, by name."),
  transforms: z
    .record(z.string(), kqlOfSource)
    .default({})
    .describe("KQL by table, for rows that no other data collection rule brings: `source | where ResultCode != 200`."),
  summaryRules: z
    .record(z.string(), summaryRule)
    .default({})
    .describe("A table aggregated into another at a fixed pace, by name."),
  savedFunctions: z
    .record(
      alias,
      z.strictObject({
        query: z.string().min(1),
        parameters: z.string().optional().describe("`days:int = 7`."),
        displayName: z.string().optional().describe("Default: the name it is called by."),
        category: z.string().default("azmon"),
      }),
    )
    .default({})
    .describe("KQL functions, by the name they are called by."),
  dataExports: z
    .record(
      z.string(),
      z.strictObject({
        tables: z.array(z.string()).min(1),
        destinationId: armId.describe("Storage account or event hub namespace, in the workspace's region."),
        eventHubName: z.string().optional().describe("One hub for all tables. Default: one each, which Azure makes."),
      }),
    )
    .default({})
    .describe("Continuous export, by name. Billed by GB, which the estimate leaves out."),
  replication: z
    .strictObject({
      location: z.string().describe("Secondary region, of the same group of regions as `location`."),
      enabled: z.boolean().default(true).describe("To end it deploy `false` once."),
    })
    .optional()
    .describe("A second copy of all that comes in, to fail over to by hand."),
  clusterId: armId.optional().describe("Dedicated cluster with a key of one's own."),
  publicIngestion: z.boolean().default(true).describe("False: takes logs from private networks only."),
  publicQuery: z.boolean().default(true).describe("False: answers private networks only."),
  privateLink: z
    .strictObject({
      scopeId: armId.optional().describe("A private link scope that is there already. Default: azmon makes one."),
      privateIngestionOnly: z
        .boolean()
        .default(false)
        .describe("For all that share the network's DNS: nothing goes to public endpoints."),
      privateQueryOnly: z.boolean().default(false).describe("The same for queries."),
      subnetId: armId.optional().describe("Of the private endpoint. Default: none is made."),
      privateDnsZoneIds: z.array(armId).default([]).describe("Private DNS zones of the endpoint."),
    })
    .optional()
    .describe("Workspace, components and data collection endpoints in an Azure Monitor private link scope."),
  lifetime: z
    .enum(["permanent", "ephemeral"])
    .default("permanent")
    .describe("`ephemeral`: a name that meets no deleted one, which Azure keeps for 14 days."),
  lock: z
    .boolean()
    .default(false)
    .describe("A lock in Azure beside Pulumi's own. While it holds, Pulumi cannot delete a table or function either."),
};
