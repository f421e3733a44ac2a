import type * as pulumi from "@pulumi/pulumi";
import type { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type { CustomTableArgs } from "../workspace/args.ts";
import { makeEndpoint, makeRule } from "./collection.ts";
import { nameFrom, type WorkspacePlace } from "./inputs.ts";
import { customColumns, customTableName } from "./tables.ts";

/** Where programs send rows of one custom table with the Logs Ingestion API. */
export interface Ingestion {
  endpoint: DataCollectionEndpoint;
  rule: DataCollectionRule;
  /** Part of the request's path. */
  stream: string;
}

/** The endpoint that takes rows; one serves all rules of a workspace. */
export const makeIngestionEndpoint = (
  name: string,
  place: WorkspacePlace,
  opts: pulumi.CustomResourceOptions,
): DataCollectionEndpoint => {
  const endpointName = nameFrom("dataCollectionEndpoint", place.workspaceName, place.endpointPart ?? "dce");
  return makeEndpoint(`${name}-endpoint`, place, { endpointName, public: place.publicIngestion }, opts);
};

interface IngestionSpec {
  table: CustomTableArgs;
  endpoint: DataCollectionEndpoint;
}

/** The rule of one custom table. It waits for the table: Azure refuses a rule whose output stream has none yet. */
export function makeIngestion(
  name: string,
  place: WorkspacePlace,
  { table, endpoint }: IngestionSpec,
  opts: pulumi.CustomResourceOptions,
): Ingestion {
  const tableName = customTableName(table.name);
  const stream = `Custom-${tableName}`;
  const columns = customColumns(table.columns).map((c) => ({
    name: c.name,
    // A stream writes in lower case what a table writes as dateTime.
    type: c.type === "dateTime" ? "datetime" : c.type,
  }));
  const rule = makeRule(
    `${name}-ingest-${tableName}`,
    place,
    {
      ruleName: nameFrom("dataCollectionRule", place.workspaceName, tableName),
      description: `Takes rows of ${tableName} from the Logs Ingestion API.`,
      dataCollectionEndpointId: endpoint.id,
      streamDeclarations: { [stream]: { columns } },
      destinations: { logAnalytics: [{ name: "workspace", workspaceResourceId: place.workspaceId }] },
      dataFlows: [
        { streams: [stream], destinations: ["workspace"], transformKql: table.transformKql ?? "source", outputStream: stream },
      ],
    },
    opts,
  );
  return { endpoint, rule, stream };
}
