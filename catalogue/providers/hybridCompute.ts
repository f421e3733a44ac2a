import type { ResourceType } from "../schema.ts";
import {
  diskFree,
  diskFull,
  guestCpu,
  guestMemory,
  heartbeat,
  inodes,
  outOfMemory,
  serviceDown,
  swap,
  unusualCpu,
} from "./guest.ts";

const machine = { family: "arc", host: "microsoft.hybridcompute/machines", title: "Arc machine" } as const;
const overview = "https://learn.microsoft.com/azure/azure-arc/servers/overview";

export const hybridCompute: ResourceType[] = [
  {
    type: "Microsoft.HybridCompute/machines",
    title: "Arc-enabled server",
    insights: "vm",
    alerts: [
      heartbeat(machine),
      diskFree(machine),
      diskFull(machine),
      unusualCpu(machine),
      inodes(machine),
      guestMemory(machine),
      guestCpu(machine),
      swap(machine),
      serviceDown(machine),
      outOfMemory(machine),
    ],
    skip: [
      {
        when: [{ path: "properties.status", in: ["Expired"], absent: false }],
        reason:
          "Azure has not heard from the machine for 45 days: its identity has expired. Reconnect the agent or delete the resource.",
        source: overview,
      },
    ],
    notes: "No platform metrics: all that is known of the machine comes from its Azure Monitor agent.",
  },
  {
    type: "Microsoft.HybridCompute/machines/extensions",
    title: "Arc machine extension",
    insights: "none",
    alerts: [],
    silent: { reason: "Part of its machine; a broken agent shows as a silent heartbeat.", source: overview },
  },
  {
    type: "Microsoft.HybridCompute/machines/runCommands",
    title: "Arc machine run command",
    insights: "none",
    alerts: [],
    silent: { reason: "A one-off tool; who ran it is in the activity log.", source: overview },
  },
  {
    type: "Microsoft.HybridCompute/licenses",
    title: "Arc licence",
    insights: "none",
    alerts: [],
    silent: { reason: "A purchase, for extended security updates; it does nothing.", source: overview },
  },
  {
    type: "Microsoft.HybridCompute/gateways",
    title: "Arc gateway",
    insights: "none",
    alerts: [],
    silent: { reason: "Emits neither metrics nor logs; machines behind it that lose their way fall silent.", source: overview },
  },
  {
    type: "Microsoft.HybridCompute/privateLinkScopes",
    title: "Arc private link scope",
    insights: "none",
    alerts: [],
    silent: {
      reason: "Configuration only; the private endpoint in front of it is watched.",
      source: "https://learn.microsoft.com/azure/azure-arc/servers/private-link-security",
    },
  },
];
