import { z } from "zod";
import { idOf, resourceGroupName, resourceName, tags, text, workspaceId } from "../../core/azure/shapes.ts";
import { within } from "../../core/base/problems.ts";
import { checker, shape } from "../azure/check.ts";
import { namedOnce } from "../azure/named.ts";
import { type StorageAccountRef, type StorageInsightsArgs, StorageLogs } from "./args.ts";

const logs = z.enum(Object.values(StorageLogs) as [StorageLogs, ...StorageLogs[]]);
/** Source: Microsoft.Storage/storageAccounts 2023-05-01; Resource Graph may write them in any case. */
const kinds = ["StorageV2", "BlockBlobStorage", "FileStorage", "BlobStorage", "Storage"];
const kind = z
  .string()
  .refine((k) => kinds.some((x) => x.toLowerCase() === k.toLowerCase()), `a kind of storage account: ${kinds.join(", ")}`);

const schema = shape<StorageInsightsArgs>({
  location: text,
  resourceGroupName,
  workspaceId,
  workspaceName: text,
  accounts: z.array(
    shape<StorageAccountRef>({
      name: text,
      id: idOf("Microsoft.Storage/storageAccounts"),
      location: text,
      kind: kind.optional(),
      sku: text.optional(),
      resourceLogs: logs.optional(),
    }),
  ),
  resourceLogs: logs.optional(),
  diagnosticSettings: z.boolean().optional(),
  diagnosticSettingName: resourceName.optional(),
  summaryRules: z.boolean().optional(),
  savedFunctions: z.boolean().optional(),
  workbook: z.boolean().optional(),
  tags: tags.optional(),
});

export const check = checker<StorageInsightsArgs>(schema, ({ accounts = [] }, report) =>
  namedOnce(within(report, "accounts"), accounts),
);
