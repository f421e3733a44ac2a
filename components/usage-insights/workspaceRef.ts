import type * as pulumi from "@pulumi/pulumi";
import { parseArmId } from "../../core/azure/armId.ts";
import { mapInput } from "../workspace/inputs.ts";
import type { WorkspaceRef } from "../workspace/queries.ts";

/** Group and name of the workspace an id names. */
export function workspaceOf(id: pulumi.Input<string>): WorkspaceRef {
  const part = (key: "resourceGroup" | "name") =>
    mapInput(id, (text) => {
      const parsed = parseArmId(text);
      if (parsed?.resourceGroup === undefined || parsed.type !== "microsoft.operationalinsights/workspaces")
        throw new Error(`workspaceId: "${text}" is not the id of a Log Analytics workspace`);
      return parsed[key]!;
    });
  return { resourceGroupName: part("resourceGroup"), workspaceName: part("name") };
}
