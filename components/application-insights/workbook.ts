import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type * as pulumi from "@pulumi/pulumi";
import * as queries from "./queries.ts";
import { stableJson } from "../../core/base/json.ts";
import { mapInput } from "../azure/inputs.ts";
import { DAYS, days, makeWorkbook, parameters, query, text, workbook } from "../azure/workbook.ts";
import type { ApplicationInsightsArgs } from "./args.ts";

const SCOPE = "application-insights";
const content = stableJson(
  workbook([
    parameters([days(SCOPE, "7")]),
    text(
      "head",
      "## How applications are doing\nCounts are of what happened, not of rows that sampling kept. Availability tests are apart.",
    ),
    query("roles", "Requests by role", queries.roles(DAYS)),
    query("failures", "Share of failed requests", queries.failuresByHour(DAYS), { visualization: "timechart" }),
    query("failed", "Requests that fail", queries.failedOperations(DAYS)),
    query("slow", "Operations that people wait for most", queries.slowOperations(DAYS)),
    query("dependencies", "What applications call", queries.dependencies(DAYS)),
    query("exceptions", "Exceptions", queries.exceptions(DAYS)),
    query("availability", "Availability tests by place", queries.availability(DAYS)),
  ]),
);

/** Over all applications that write to the workspace. */
export function makeApplicationWorkbook(
  name: string,
  { componentName, resourceGroupName, location, workspaceId, tags }: ApplicationInsightsArgs,
  opts: pulumi.CustomResourceOptions,
): Workbook {
  return makeWorkbook(
    name,
    `${SCOPE}/workbook/${name}`,
    {
      resourceGroupName,
      displayName: mapInput(componentName!, (c) => `Applications: failures, waiting and what they call (${c})`),
      description: "Requests, slow and failing operations, dependencies, exceptions and availability tests.",
      location,
      sourceId: workspaceId,
      serializedData: content,
      tags,
    },
    opts,
  );
}
