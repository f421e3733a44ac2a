import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type * as pulumi from "@pulumi/pulumi";
import * as queries from "./queries.ts";
import { stableJson } from "../../core/base/json.ts";
import { DAYS, days, makeWorkbook, parameters, query, workbook } from "../azure/workbook.ts";
import type { ContainerInsightsArgs } from "./args.ts";

const SCOPE = "container-insights";
const content = (basicLogs: boolean) =>
  stableJson(
    workbook([
      parameters([days(SCOPE, "7")]),
      query("unhealthy", "Pods that are neither running nor done", queries.unhealthyPods()),
      query("restarts", "Containers that restarted", queries.restarts(DAYS)),
      query("warnings", "What Kubernetes warns of", queries.warnings(DAYS)),
      // A workbook cannot read a table on the Basic plan over a time that the query sets.
      // Source: https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-data-sources
      basicLogs
        ? query("volume", "How much is written", queries.volumeByDay(DAYS))
        : query("volume", "Who writes how much", queries.logVolume(DAYS)),
    ]),
  );

/** Works with every cost preset: it reads only the streams that all of them collect. */
export function makeLogsWorkbook(name: string, args: ContainerInsightsArgs, opts: pulumi.CustomResourceOptions): Workbook {
  const { resourceGroupName, location, workspaceId, tags } = args;
  return makeWorkbook(
    name,
    `${SCOPE}/workbook/${name}`,
    {
      resourceGroupName,
      displayName: `Clusters: pods, events and log volume (${location})`,
      description: "Unhealthy pods, restarts, warnings, and which containers write most.",
      location,
      sourceId: workspaceId,
      serializedData: content(args.basicLogs === true),
      tags,
    },
    opts,
  );
}
