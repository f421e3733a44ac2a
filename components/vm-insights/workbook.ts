import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import * as pulumi from "@pulumi/pulumi";
import * as queries from "./queries.ts";
import { stableJson } from "../../core/base/json.ts";
import { DAYS, days, makeWorkbook, overResources, parameters, query, text, workbook } from "../azure/workbook.ts";
import type { VmInsightsArgs } from "./args.ts";
import { prices } from "./parts.ts";

const SCOPE = "vm-insights";

const advisor = `advisorresources
| where type =~ "microsoft.advisor/recommendations" and properties.category =~ "Cost"
| where properties.impactedField =~ "microsoft.compute/virtualmachines"
| project Machine = tostring(properties.resourceMetadata.resourceId), Problem = tostring(properties.shortDescription.problem),
    Solution = tostring(properties.shortDescription.solution), AnnualSavings = tostring(properties.extendedProperties.annualSavingsAmount),
    Currency = tostring(properties.extendedProperties.savingsCurrency)`;

/** The queries stand in it in full, so it works without the saved functions, on a workspace that is another's. */
const content = (machines: queries.MachinePrice[]) =>
  workbook([
    parameters([days(SCOPE)]),
    text("disks-head", "## Disks\nA straight line through the free space of each volume. No date where it does not grow."),
    query("disks", "Growth and time to full", queries.diskForecast(DAYS)),
    text("usage-head", "## CPU and memory"),
    query("usage", "How much each machine uses", queries.usage(DAYS)),
    query("weeks", "This week and the one before", queries.weekOverWeek()),
    query("anomalies", "Hours outside the machine's own daily pattern", queries.anomalies(DAYS)),
    text(
      "advice-head",
      "## Recommendations\nThe rule is in the query. Savings are list prices of the size, without reservations.",
    ),
    query("advice", "Idle, too large or too small", queries.recommendations(DAYS, machines)),
    query("advisor", "What Azure Advisor says", advisor, overResources),
  ]);

export function makeTrendsWorkbook(name: string, args: VmInsightsArgs, opts: pulumi.CustomResourceOptions): Workbook {
  const { resourceGroupName, location, workspaceId, workspaceName, tags } = args;
  return makeWorkbook(
    name,
    `${SCOPE}/workbook/${workspaceName}`,
    {
      resourceGroupName,
      displayName: `Machines: trends and recommendations (${workspaceName})`,
      description: "Growth of disks, CPU and memory, unusual hours, and what idle or oversized machines cost.",
      location,
      sourceId: workspaceId,
      serializedData: pulumi.output(prices(args)).apply((machines) => stableJson(content(machines))),
      tags,
    },
    opts,
  );
}
