import { silent, typesOf } from "../entry.ts";
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

export const hybridCompute = typesOf([
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
  silent(
    "Microsoft.HybridCompute/machines/extensions",
    "Arc machine extension",
    "Part of its machine; a broken agent shows as a silent heartbeat.",
    overview,
  ),
  silent(
    "Microsoft.HybridCompute/machines/runCommands",
    "Arc machine run command",
    "A one-off tool; who ran it is in the activity log.",
    overview,
  ),
  silent(
    "Microsoft.HybridCompute/licenses",
    "Arc licence",
    "A purchase, for extended security updates; it does nothing.",
    overview,
  ),
  silent(
    "Microsoft.HybridCompute/gateways",
    "Arc gateway",
    "Emits neither metrics nor logs; machines behind it that lose their way fall silent.",
    overview,
  ),
  silent(
    "Microsoft.HybridCompute/privateLinkScopes",
    "Arc private link scope",
    "Configuration only; the private endpoint in front of it is watched.",
    "https://learn.microsoft.com/azure/azure-arc/servers/private-link-security",
  ),
]);
