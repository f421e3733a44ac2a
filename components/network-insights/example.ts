import { EndpointType, TestProtocol } from "./args.ts";
import { NetworkInsights } from "./component.ts";

/** The flow log of one network with traffic analytics, and a test of the way from a machine to the database's private endpoint. */
export function example(): NetworkInsights {
  const subscriptionId = "11111111-1111-1111-1111-111111111111";
  const group = `/subscriptions/${subscriptionId}/resourceGroups`;
  return new NetworkInsights("network", {
    location: "westeurope",
    resourceGroupName: "rg-monitoring",
    workspace: {
      id: `${group}/rg-monitoring/providers/Microsoft.OperationalInsights/workspaces/log-shop`,
      name: "log-shop",
      location: "westeurope",
      customerId: "22222222-2222-2222-2222-222222222222",
    },
    prefix: "shop",
    trafficAnalyticsInterval: 10,
    retentionInDays: 90,
    flowLogs: [
      {
        name: "hub",
        flowLogName: "vnet-hub-flowlog",
        targetId: `${group}/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub`,
        location: "westeurope",
        subscriptionId,
      },
    ],
    connectionMonitors: [
      {
        key: "westeurope",
        name: "shop-connections",
        location: "westeurope",
        subscriptionId,
        endpoints: [
          {
            name: "web",
            type: EndpointType.AzureVm,
            resourceId: `${group}/rg-web/providers/Microsoft.Compute/virtualMachines/vm-web`,
          },
          { name: "database", type: EndpointType.Address, address: "10.20.5.4" },
        ],
        tests: [{ name: "tcp-1433", protocol: TestProtocol.Tcp, port: 1433 }],
        groups: [{ name: "data", sources: ["web"], destinations: ["database"], tests: ["tcp-1433"] }],
      },
    ],
    tags: { env: "prod" },
  });
}
