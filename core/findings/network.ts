import { retirements } from "../../catalogue/retirements.ts";
import { finding } from "./finding.ts";
import { examplePlace, type Place, placed } from "./place.ts";

export const nsgFlowLog = finding<{ name: string; group: string; on: string; instead: string }>({
  code: "AZM130",
  severity: "warning",
  title: "A network security group has a flow log",
  explanation:
    "No new ones can be made since 2025-06-30, and those that exist end on 2027-09-30. A flow log of the virtual network records the same " +
    "and more; delete the old one first, or flows are recorded and billed twice.",
  source: "https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-migrate",
  message: ({ name, group, on }) => `${name} is a flow log of the network security group ${group}, a kind that ends on ${on}.`,
  wayOut: ({ instead }) => instead,
  example: {
    name: "<flow log>",
    group: "<group>",
    on: retirements["nsg-flow-logs"]!.on,
    instead: retirements["nsg-flow-logs"]!.wayOut,
  },
});

export const noWatcher = finding<{ location: string; subscriptionId: string }>({
  code: "AZM131",
  severity: "info",
  title: "The inventory lists no Network Watcher where a flow log is planned",
  explanation:
    "Azure makes one for each region and subscription with the first virtual network, and allows only one. The plan expects it under " +
    "Azure's own name. Where that was switched off, switch Network Watcher on first: azmon does not make one unasked.",
  source: "https://learn.microsoft.com/azure/network-watcher/network-watcher-create",
  message: ({ location, subscriptionId }) =>
    `The inventory lists no Network Watcher of ${location} in subscription ${subscriptionId}; the flow log is planned in Azure's own, NetworkWatcher_${location} of NetworkWatcherRG.`,
  wayOut: ({ location, subscriptionId }) =>
    `Export microsoft.network/networkwatchers too. If there is none: \`az network watcher configure --subscription ${subscriptionId} -g NetworkWatcherRG --locations ${location} --enabled true\`.`,
  example: { location: "westeurope", subscriptionId: "<subscription>" },
});

export const flowLogStorage = finding<{ name: string; why: string; location: string }>({
  code: "AZM132",
  severity: "error",
  title: "Flow logs cannot go to the named storage account",
  explanation: "It must be a standard account in the region of the network. Azure refuses any other.",
  source: "https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview",
  message: ({ name, why }) => `Flow logs cannot go to ${name}: it ${why}.`,
  wayOut: ({ location }) => `Name a standard account in ${location}, or remove the entry: azmon then makes one.`,
  example: { name: "<account>", why: "is a premium account", location: "westeurope" },
});

export const uselessFlowLog = finding<{ name: string; why: string }>({
  code: "AZM133",
  severity: "warning",
  title: "The flow log of a network is of no use to the environment",
  explanation:
    "It is switched off or runs without traffic analytics: alerts and views see nothing of " +
    "it. Azure takes one flow log a network, so none is planned beside it.",
  source: "https://learn.microsoft.com/azure/network-watcher/traffic-analytics",
  message: ({ name, why }) => `The network has the flow log ${name}, ${why}; Azure takes one a network.`,
  wayOut: () =>
    "Let it run with traffic analytics to the environment's workspace where it is managed, or delete it and plan again.",
  example: { name: "<flow log>", why: "but it is switched off" },
});

export const classicMonitor = finding<{ name: string; on: string; instead: string }>({
  code: "AZM135",
  severity: "warning",
  title: "A connection monitor is classic",
  explanation:
    "Classic monitors test one source against one destination and ended on 2024-02-29. The present kind tests groups, and its machines " +
    "outside Azure need Arc and the Azure Monitor agent.",
  source: "https://learn.microsoft.com/azure/network-watcher/connection-monitor-overview",
  message: ({ name, on }) => `${name} is a classic connection monitor, a kind that ended on ${on}.`,
  wayOut: ({ instead }) => instead,
  example: {
    name: "<monitor>",
    on: retirements["connection-monitor-classic"]!.on,
    instead: retirements["connection-monitor-classic"]!.wayOut,
  },
});

export const noNetworkExtension = finding<Place & { count: number; os: string }>({
  code: "AZM134",
  severity: "info",
  title: "Machines that could test connections lack the extension",
  explanation:
    "Connection tests start on machines with the Network Watcher extension (in Azure) or the Azure Monitor agent (Arc). Two machines a " +
    "network are enough to tell a sick machine from a sick path.",
  source: "https://learn.microsoft.com/azure/network-watcher/connection-monitor-overview",
  message: ({ count }) =>
    `${count === 1 ? "One machine" : `${count} machines`} could test the ways to private endpoints and other sites, but ${count === 1 ? "lacks" : "lack"} the Network Watcher extension.`,
  wayOut: ({ os, count: _, ...place }) =>
    `On two machines a network, as \`az vm extension set ${placed(place, "--vm-name")} --publisher Microsoft.Azure.NetworkWatcher --name NetworkWatcherAgent${os}\`.`,
  example: { count: 2, os: "Linux", ...examplePlace },
});
