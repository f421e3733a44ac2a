import { ClusterHost } from "./args.ts";
import { ContainerInsights } from "./component.ts";

/** An AKS cluster and one at the edge, connected by Arc: logs in the workspace, metrics in an Azure Monitor workspace. */
export function example(): ContainerInsights {
  const subscription = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups";
  return new ContainerInsights("clusters", {
    location: "westeurope",
    resourceGroupName: "rg-monitoring",
    workspaceId: `${subscription}/rg-monitoring/providers/Microsoft.OperationalInsights/workspaces/log-shop`,
    metricsWorkspace: { name: "amw-shop", location: "westeurope" },
    clusters: [
      {
        name: "checkout",
        clusterName: "aks-checkout",
        id: `${subscription}/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks-checkout`,
        host: ClusterHost.Aks,
        location: "westeurope",
        windows: true,
      },
      {
        name: "edge",
        clusterName: "arck-edge",
        id: `${subscription}/rg-stores/providers/Microsoft.Kubernetes/connectedClusters/arck-edge`,
        host: ClusterHost.Arc,
        location: "northeurope",
      },
    ],
    tags: { env: "prod" },
  });
}
