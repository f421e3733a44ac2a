import type * as pulumi from "@pulumi/pulumi";
import { DataExport } from "@pulumi/azure-native/operationalinsights/dataExport.js";
import { compare } from "../../core/base/json.ts";
import type { DataExportArgs } from "./args.ts";
import type { WorkspaceRef } from "./queries.ts";

/** Continuous export of tables to a storage account or an event hub, by name. */
export function makeDataExports(
  name: string,
  all: DataExportArgs[],
  workspace: WorkspaceRef,
  opts: pulumi.CustomResourceOptions,
): Record<string, DataExport> {
  const sorted = [...all].sort((a, b) => compare(a.name, b.name));
  return Object.fromEntries(
    sorted.map((e) => [
      e.name,
      new DataExport(
        `${name}-export-${e.name}`,
        {
          resourceGroupName: workspace.resourceGroupName,
          workspaceName: workspace.workspaceName,
          dataExportName: e.name,
          enable: true,
          resourceId: e.destinationId,
          eventHubName: e.eventHubName,
          tableNames: [...e.tables].sort(compare),
        },
        opts,
      ),
    ]),
  );
}
