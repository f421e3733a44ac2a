import { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import * as pulumi from "@pulumi/pulumi";
import { uuid5 } from "../../core/hash.ts";
import * as queries from "../../core/insights/vmQueries.ts";
import { stableJson } from "../../core/json.ts";
import type { VmInsightsArgs } from "./args.ts";
import { prices } from "./savedFunctions.ts";

const LOGS = 0;
const RESOURCE_GRAPH = 1;
const text = (name: string, json: string) => ({ type: 1, name, content: { json } });
const query = (name: string, title: string, body: string, more: Record<string, unknown> = {}) => ({
  type: 3,
  name,
  content: {
    version: "KqlItem/1.0",
    query: body,
    size: 0,
    title,
    queryType: LOGS,
    resourceType: "microsoft.operationalinsights/workspaces",
    visualization: "table",
    gridSettings: { rowLimit: 500, filter: true },
    ...more,
  },
});

const advisor = `advisorresources
| where type =~ "microsoft.advisor/recommendations" and properties.category =~ "Cost"
| where properties.impactedField =~ "microsoft.compute/virtualmachines"
| project Machine = tostring(properties.resourceMetadata.resourceId), Problem = tostring(properties.shortDescription.problem),
    Solution = tostring(properties.shortDescription.solution), AnnualSavings = tostring(properties.extendedProperties.annualSavingsAmount),
    Currency = tostring(properties.extendedProperties.savingsCurrency)`;

/** The queries stand in it in full, so it works without the saved functions, on a workspace that is another's. */
function content(machines: queries.MachinePrice[]) {
  const days = "toint({Days})";
  const choices = ["7", "14", "30", "60"].map((value) => ({ value, label: `${value} days`, selected: value === "14" }));
  return {
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
              id: uuid5("vm-insights/parameter/Days"),
              version: "KqlParameterItem/1.0",
              name: "Days",
              label: "Look back",
              type: 2,
              isRequired: true,
              value: "14",
              jsonData: JSON.stringify(choices),
            },
          ],
        },
      },
      text("disks-head", "## Disks\nA straight line through the free space of each volume. No date where it does not grow."),
      query("disks", "Growth and time to full", queries.diskForecast(days)),
      text("usage-head", "## CPU and memory"),
      query("usage", "How much each machine uses", queries.usage(days)),
      query("weeks", "This week and the one before", queries.weekOverWeek()),
      query("anomalies", "Hours outside the machine's own daily pattern", queries.anomalies(days)),
      text(
        "advice-head",
        "## Recommendations\nThe rule is in the query. Savings are list prices of the size, without reservations.",
      ),
      query("advice", "Idle, too large or too small", queries.recommendations(days, machines)),
      query("advisor", "What Azure Advisor says", advisor, {
        queryType: RESOURCE_GRAPH,
        resourceType: "microsoft.resourcegraph/resources",
        crossComponentResources: ["value::all"],
      }),
    ],
    fallbackResourceIds: ["Azure Monitor"],
  };
}

export function trendsWorkbook(name: string, args: VmInsightsArgs, opts: pulumi.CustomResourceOptions): Workbook {
  const { resourceGroupName, location, workspaceId, workspaceName, tags } = args;
  return new Workbook(
    name,
    {
      resourceGroupName,
      resourceName: uuid5(`vm-insights/workbook/${workspaceName}`),
      displayName: `Machines: trends and recommendations (${workspaceName})`,
      description: "Growth of disks, CPU and memory, unusual hours, and what idle or oversized machines cost.",
      category: "workbook",
      kind: "shared",
      location,
      version: "Notebook/1.0",
      sourceId: workspaceId,
      serializedData: pulumi.output(prices(args)).apply((machines) => stableJson(content(machines))),
      tags,
    },
    opts,
  );
}
