import type * as pulumi from "@pulumi/pulumi";
import { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type { CustomTableArgs } from "./args.ts";
import { nameFrom, type Place } from "./inputs.ts";
import { customColumns, customTableName } from "./tables.ts";

/** Where programs send rows of one custom table with the Logs Ingestion API. */
export interface Ingestion {
  endpoint: DataCollectionEndpoint;
  rule: DataCollectionRule;
  /** Part of the request's path. */
  stream: string;
}

/** The endpoint that takes rows; one serves all rules of a workspace. */
export const makeEndpoint = (name: string, place: Place, parent: pulumi.Resource): DataCollectionEndpoint =>
  new DataCollectionEndpoint(
    `${name}-endpoint`,
    {
      resourceGroupName: place.resourceGroupName,
      dataCollectionEndpointName: nameFrom("dataCollectionEndpoint", place.workspaceName, place.endpointPart ?? "dce"),
      location: place.location,
      networkAcls: { publicNetworkAccess: place.publicIngestion === false ? "Disabled" : "Enabled" },
      tags: place.tags,
    },
    { parent },
  );

/** The rule of one custom table. It waits for the table: Azure refuses a rule whose output stream has none yet. */
export function makeIngestion(
  name: string,
  table: CustomTableArgs,
  place: Place,
  endpoint: DataCollectionEndpoint,
  after: pulumi.Resource,
  parent: pulumi.Resource,
): Ingestion {
  const tableName = customTableName(table.name);
  const stream = `Custom-${tableName}`;
  const columns = customColumns(table.columns).map((c) => ({
    name: c.name,
    // A stream writes in lower case what a table writes as dateTime.
    type: c.type === "dateTime" ? "datetime" : c.type,
  }));
  const rule = new DataCollectionRule(
    `${name}-ingest-${tableName}`,
    {
      resourceGroupName: place.resourceGroupName,
      dataCollectionRuleName: nameFrom("dataCollectionRule", place.workspaceName, tableName),
      location: place.location,
      description: `Takes rows of ${tableName} from the Logs Ingestion API.`,
      dataCollectionEndpointId: endpoint.id,
      streamDeclarations: { [stream]: { columns } },
      destinations: { logAnalytics: [{ name: "workspace", workspaceResourceId: place.workspaceId }] },
      dataFlows: [
        { streams: [stream], destinations: ["workspace"], transformKql: table.transformKql ?? "source", outputStream: stream },
      ],
      tags: place.tags,
    },
    { parent, dependsOn: [after] },
  );
  return { endpoint, rule, stream };
}
