import { AzureMonitorWorkspace } from "@pulumi/azure-native/monitor/azureMonitorWorkspace.js";
import type * as pulumi from "@pulumi/pulumi";
import type { CollectionPlace } from "./collection.ts";

interface MetricsWorkspaceSpec {
  /** Azure name. */
  workspaceName: pulumi.Input<string>;
  /** Default: Azure's own, which is `Enabled`. */
  publicNetworkAccess?: "Enabled" | "Disabled";
}

/** An Azure Monitor workspace, which keeps metrics for 18 months. */
export const makeMetricsWorkspace = (
  name: string,
  { resourceGroupName, location, tags }: CollectionPlace,
  { workspaceName, publicNetworkAccess }: MetricsWorkspaceSpec,
  opts: pulumi.CustomResourceOptions,
): AzureMonitorWorkspace =>
  new AzureMonitorWorkspace(
    name,
    { azureMonitorWorkspaceName: workspaceName, resourceGroupName, location, publicNetworkAccess, tags },
    opts,
  );
