import { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type * as pulumi from "@pulumi/pulumi";
import { uuid5 } from "../../core/hash.ts";
import * as queries from "../../core/insights/containerQueries.ts";
import { stableJson } from "../../core/json.ts";
import type { ContainerInsightsArgs } from "./args.ts";

const query = (name: string, title: string, body: string) => ({
  type: 3,
  name,
  content: {
    version: "KqlItem/1.0",
    query: body,
    size: 0,
    title,
    queryType: 0,
    resourceType: "microsoft.operationalinsights/workspaces",
    visualization: "table",
    gridSettings: { rowLimit: 500, filter: true },
  },
});

const days = "toint({Days})";
const choices = ["1", "7", "30"].map((value) => ({ value, label: `${value} days`, selected: value === "7" }));
const content = stableJson({
  version: "Notebook/1.0",
  items: [
    {
      type: 9,
      name: "parameters",
      content: {
        version: "KqlParameterItem/1.0",
        style: "pills",
        parameters: [
          {
            id: uuid5("container-insights/parameter/Days"),
            version: "KqlParameterItem/1.0",
            name: "Days",
            label: "Look back",
            type: 2,
            isRequired: true,
            value: "7",
            jsonData: JSON.stringify(choices),
          },
        ],
      },
    },
    query("unhealthy", "Pods that are neither running nor done", queries.unhealthyPods()),
    query("restarts", "Containers that restarted", queries.restarts(days)),
    query("warnings", "What Kubernetes warns of", queries.warnings(days)),
    query("volume", "Who writes how much", queries.logVolume(days)),
  ],
  fallbackResourceIds: ["Azure Monitor"],
});

/** Works with every cost preset: it reads only the streams that all of them collect. */
export function logsWorkbook(name: string, args: ContainerInsightsArgs, opts: pulumi.CustomResourceOptions): Workbook {
  const { resourceGroupName, location, workspaceId, tags } = args;
  return new Workbook(
    name,
    {
      resourceGroupName,
      resourceName: uuid5(`container-insights/workbook/${name}`),
      displayName: `Clusters: pods, events and log volume (${location})`,
      description: "Unhealthy pods, restarts, warnings, and which containers write most.",
      category: "workbook",
      kind: "shared",
      location,
      version: "Notebook/1.0",
      sourceId: workspaceId,
      serializedData: content,
      tags,
    },
    opts,
  );
}
