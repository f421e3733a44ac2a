import type { Properties } from "../cloud.ts";
import type { Behaviour, World } from "../types.ts";
import { transformProblems } from "../transforms.ts";
import { list, regionOf, sameRegion, text } from "./ids.ts";
import { hasTable } from "./tables.ts";

const RULE = "microsoft.insights/datacollectionrules";
const ASSOCIATION = "microsoft.insights/datacollectionruleassociations";

export interface DataFlow {
  streams?: string[];
  destinations?: string[];
  transformKql?: string;
  outputStream?: string;
}
interface Destinations {
  logAnalytics?: { name: string; workspaceResourceId: string }[];
  monitoringAccounts?: { name: string; accountResourceId: string }[];
}
export const tableOf = (stream: string): string => stream.replace(/^(Microsoft|Custom)-/, "").replace(/-HighScale$/, "");
const invalid = (code: string, message: string): string =>
  `Status=400 Code="InvalidPayload" Message="Data collection rule is invalid" Details="${code}: ${message}"`;

/** The workspaces a flow sends to. */
function workspacesOf(flow: DataFlow, body: Properties): string[] {
  const { logAnalytics = [] } = (body["destinations"] ?? {}) as Destinations;
  return logAnalytics.filter((d) => flow.destinations?.includes(d.name)).map((d) => d.workspaceResourceId);
}

function missingTable(body: Properties, world: World): string | undefined {
  for (const flow of list<DataFlow>(body["dataFlows"]))
    for (const workspace of workspacesOf(flow, body))
      for (const stream of flow.outputStream ? [flow.outputStream] : (flow.streams ?? []))
        // Container insights and VM insights have streams of whole groups of tables, all of them built in.
        if (!hasTable(workspace, tableOf(stream), world))
          return invalid(
            "InvalidOutputTable",
            `Table for output stream '${stream}' is not available for destination '${workspace}'`,
          );
  return undefined;
}

function destinationElsewhere(body: Properties, world: World): string | undefined {
  const { logAnalytics = [], monitoringAccounts = [] } = (body["destinations"] ?? {}) as Destinations;
  const ids = [...logAnalytics.map((d) => d.workspaceResourceId), ...monitoringAccounts.map((d) => d.accountResourceId)];
  const region = text(body["location"]);
  const elsewhere = ids.find((id) => !sameRegion(regionOf(id, world), region));
  return elsewhere && invalid("InvalidDestination", `'${elsewhere}' is not in the rule's region ${region}`);
}

export const collection: Behaviour[] = [
  {
    name: "the table is there first",
    what: "A rule that sends to a table which is not there is refused.",
    source: "https://github.com/hashicorp/terraform-provider-azurerm/issues/28709",
    types: [RULE],
    ops: ["create", "update"],
    refuses: ({ body }, world) => missingTable(body, world),
  },
  {
    name: "transformations give the table's types",
    what: "What a transformation returns has exactly the types of the table's columns: a number without a type is long.",
    source: "https://learn.microsoft.com/azure/azure-monitor/data-collection/data-collection-transformations-kql",
    types: [RULE],
    ops: ["create", "update"],
    refuses: ({ body }, world) => {
      const [problem] = transformProblems(
        body,
        (workspaceId, table) => world.cloud.get(`${workspaceId}/tables/${table}`)?.inputs,
      );
      return problem && invalid("InvalidTransformOutput", problem);
    },
  },
  {
    name: "a rule is where its data goes",
    what: "A collection rule lies in the region of its workspace or Azure Monitor workspace.",
    source: "https://learn.microsoft.com/azure/azure-monitor/data-collection/data-collection-rule-overview#supported-regions",
    types: [RULE],
    ops: ["create", "update"],
    refuses: ({ body }, world) => destinationElsewhere(body, world),
  },
  {
    name: "a rule is where its endpoint is",
    what: "A collection rule and the endpoint it names lie in one region.",
    source: "https://learn.microsoft.com/azure/azure-monitor/data-collection/data-collection-endpoint-overview",
    types: [RULE],
    ops: ["create", "update"],
    refuses: ({ body }, world) => {
      const endpoint = text(body["dataCollectionEndpointId"]);
      const region = text(body["location"]);
      return endpoint && !sameRegion(regionOf(endpoint, world), region)
        ? invalid("InvalidDataCollectionEndpoint", `'${endpoint}' is not in ${region}`)
        : undefined;
    },
  },
  {
    name: "an association names what is there",
    what: "An association to a rule or endpoint that is not there is refused.",
    source: "https://learn.microsoft.com/rest/api/monitor/data-collection-rule-associations/create",
    types: [ASSOCIATION],
    ops: ["create", "update"],
    refuses: ({ body }, world) => {
      const named = text(body["dataCollectionRuleId"]) ?? text(body["dataCollectionEndpointId"]);
      const group = named && /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+)\//i.exec(named)?.[1];
      const ours = group && world.cloud.get(group)?.by === "program";
      return ours && !world.cloud.get(named) ? `Status=404 Code="ResourceNotFound" Message="${named}"` : undefined;
    },
  },
  {
    name: "the agent's endpoint has a fixed name",
    what: "An endpoint is associated under the name configurationAccessEndpoint and no other.",
    source: "https://learn.microsoft.com/azure/azure-monitor/data-collection/data-collection-endpoint-overview",
    types: [ASSOCIATION],
    ops: ["create", "update"],
    refuses: ({ name, body }) =>
      body["dataCollectionEndpointId"] && name !== "configurationAccessEndpoint"
        ? `Status=400 Code="InvalidPayload" Message="An endpoint's association must be named configurationAccessEndpoint, not ${name}"`
        : undefined,
  },
];
