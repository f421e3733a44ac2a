import { z } from "zod";
import { armId, guid, resourceGroupName, tags, text, workspaceId } from "../../core/azure/shapes.ts";
import { columnTypes, summaryBins } from "../../core/azure/values.ts";
import { partProblems } from "../../core/azure/workspaceParts.ts";
import { tableProblems, workspaceProblems } from "../../core/azure/workspaceRules.ts";
import { alias, columnName, customName, kqlOfSource, sku, tablePlan } from "../../core/azure/workspaceShapes.ts";
import { unique, within } from "../../core/base/problems.ts";
import { checker, shape } from "../azure/check.ts";
import type * as args from "./args.ts";
import { customTableName } from "../azure/tables.ts";

/** Source: Microsoft.OperationalInsights/workspaces 2023-09-01. */
const workspaceName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/, "4 to 63 letters, digits and hyphens, no hyphen first or last");
/** Which days Azure offers, the rules know, with the nearest of them. */
const table = {
  plan: tablePlan.optional(),
  retentionInDays: z.number().optional(),
  totalRetentionInDays: z.number().optional(),
};
const customTable = shape<args.CustomTableArgs>({
  ...table,
  name: z
    .string()
    .refine(
      (name) => customName.safeParse(customTableName(name)).success,
      "a table name: a letter, then at most 59 letters, digits and _, then _CL",
    ),
  description: text.optional(),
  columns: z.array(shape<args.ColumnArgs>({ name: columnName, type: z.enum(columnTypes), description: text.optional() })),
  ingest: z.boolean().optional(),
  transformKql: kqlOfSource.optional(),
});
const summaryRule = shape<args.SummaryRuleArgs>({
  name: text,
  description: text.optional(),
  query: text,
  binSizeInMinutes: z.literal(summaryBins),
  binDelayInMinutes: z.number().int().min(0).optional(),
  destinationTable: customName,
});
const savedFunction = shape<args.SavedFunctionArgs>({
  alias,
  displayName: text,
  category: text,
  query: text,
  parameters: z.string().optional(),
});
const dataExport = shape<args.DataExportArgs>({
  name: text,
  tables: z.array(text).min(1),
  destinationId: armId,
  eventHubName: text.optional(),
});
const privateLink = shape<args.WorkspacePrivateLinkArgs>({
  existingScope: shape<args.PrivateLinkScopeRef>({ resourceGroupName, scopeName: text }).optional(),
  scopeName: text.optional(),
  privateIngestionOnly: z.boolean().optional(),
  privateQueryOnly: z.boolean().optional(),
  resources: z.record(z.string(), armId).optional(),
  subnetId: armId.optional(),
  privateDnsZoneIds: z.array(armId).optional(),
});

const schema = shape<args.WorkspaceArgs>({
  existing: shape<args.ExistingWorkspaceArgs>({ id: workspaceId, customerId: guid.optional() }).optional(),
  location: text.optional(),
  resourceGroupName: resourceGroupName.optional(),
  workspaceName: workspaceName.optional(),
  lifetime: z.enum(["permanent", "ephemeral"]).optional(),
  sku: sku.optional(),
  capacityReservationLevel: z.number().optional(),
  retentionInDays: z.number().optional(),
  immediatePurgeDataOn30Days: z.boolean().optional(),
  dailyQuotaGb: z.number().optional(),
  localAuth: z.boolean().optional(),
  resourcePermissions: z.boolean().optional(),
  publicIngestion: z.boolean().optional(),
  publicQuery: z.boolean().optional(),
  tables: z.array(shape<args.TableArgs>({ ...table, name: text })).optional(),
  customTables: z.array(customTable).optional(),
  transforms: z.array(shape<args.WorkspaceTransformArgs>({ table: text, transformKql: kqlOfSource })).optional(),
  summaryRules: z.array(summaryRule).optional(),
  savedFunctions: z.array(savedFunction).optional(),
  dataExports: z.array(dataExport).optional(),
  replication: shape<args.ReplicationArgs>({ enabled: z.boolean(), location: text }).optional(),
  queryAudit: shape<args.QueryAuditArgs>({ workspaceId: workspaceId.optional(), name: text.optional() }).optional(),
  privateLink: privateLink.optional(),
  clusterId: armId.optional(),
  forceCustomerKeyForQueries: z.boolean().optional(),
  readers: z
    .record(z.string(), shape<args.ReaderArgs>({ id: guid, type: z.enum(["Group", "User", "ServicePrincipal"]).optional() }))
    .optional(),
  protect: z.boolean().optional(),
  lock: z.boolean().optional(),
  tags: tags.optional(),
});

export const check = checker<args.WorkspaceArgs>(schema, (known, report) => {
  if ("existing" in known) {
    for (const key of Object.keys(known).filter((k) => k !== "existing"))
      report([key], { message: "an existing workspace is used as it is; nothing of it can be set" });
    return;
  }
  for (const key of ["location", "resourceGroupName", "workspaceName"] as const)
    if (!(key in known)) report([key], { message: "is required unless `existing` is given" });
  workspaceProblems(known, report);
  partProblems(known, report);
  const nameOf = (name: string | undefined) => (name === undefined ? undefined : customTableName(name));
  const custom = (known.customTables ?? []).map((t) => t && { ...t, name: nameOf(t.name) });
  custom.forEach((t, i) => t && tableProblems(t, within(report, "customTables", i), known.retentionInDays));
  const all = [...(known.tables ?? []), ...custom];
  const first = known.tables?.length ?? 0;
  unique(
    ([i], problem) => report((i as number) < first ? ["tables", i!] : ["customTables", (i as number) - first], problem),
    all,
    { key: (t) => t.name?.toLowerCase(), message: "the table stands twice" },
  );
});
