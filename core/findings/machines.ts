import { finding } from "./finding.ts";
import { examplePlace, type Place, placed } from "./place.ts";

export const noIdentity = finding<Place & { host: "vm" | "vmss" }>({
  code: "AZM101",
  severity: "warning",
  title: "A machine has no managed identity",
  explanation:
    "The Azure Monitor agent signs in with the machine's managed identity. Without one it installs, starts and sends nothing. Assign a " +
    "system-assigned or user-assigned identity; the agent needs no role.",
  source: "https://learn.microsoft.com/azure/azure-monitor/agents/azure-monitor-agent-requirements",
  message: () => "It has no managed identity: the Azure Monitor agent starts, cannot sign in, and sends nothing.",
  wayOut: ({ host, ...place }) => `Assign one: \`az ${host} identity assign ${placed(place)}\`, then plan again.`,
  example: { host: "vm", ...examplePlace },
});

export const noOperatingSystem = finding({
  code: "AZM102",
  severity: "warning",
  title: "The operating system of a machine is not known",
  explanation:
    "The agent for Windows and the one for Linux are different extensions. The row names neither: it comes from an old API, or the " +
    "machine never reported. Start it and export the inventory again.",
  message: () => "The inventory does not say which operating system it runs, so no agent can be chosen.",
  wayOut: () => "Start the machine and export the inventory again; a machine whose image never reported needs a redeploy.",
  example: undefined,
});

export const stopped = finding<{ state: string }>({
  code: "AZM103",
  severity: "info",
  title: "A machine does not run",
  explanation:
    "Extensions cannot be installed, changed or deleted while a machine is stopped or deallocated, so none is planned and nothing pages " +
    "about it. It is picked up by the next plan after it was started.",
  source: "https://learn.microsoft.com/azure/virtual-machines/extensions/overview",
  message: ({ state }) => `Extensions cannot be installed or changed while it does not run: ${state}.`,
  wayOut: () => "Start it and plan again, or exempt it from `agent` while it is parked.",
  example: { state: "the machine is deallocated" },
});

export const disconnected = finding<{ what: "machine" | "cluster"; state: string }>({
  code: "AZM104",
  severity: "warning",
  title: "An Arc machine or cluster is not connected",
  explanation:
    "Azure reaches it only through its Arc agent. Reconnect it, or delete the Arc resource of one that is gone: an expired one must be " +
    "onboarded again.",
  source: "https://learn.microsoft.com/azure/azure-arc/servers/overview",
  message: ({ what, state }) => `No ${what === "cluster" ? "extension" : "agent"} can be installed: ${state}.`,
  wayOut: ({ what }) =>
    what === "cluster"
      ? "Reconnect it, or delete its Arc resource if it is gone."
      : "Reconnect the machine (`azcmagent connect`), or delete its Arc resource if the machine is gone.",
  example: { what: "machine", state: "the Arc agent is disconnected" },
});

export const manualUpgrades = finding<Place>({
  code: "AZM105",
  severity: "info",
  title: "A scale set with manual upgrades needs one more step",
  explanation: "The extension joins the model of the scale set; instances that run get it when they are upgraded.",
  source: "https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-upgrade-policy",
  message: () => "Its upgrade policy is Manual: instances that run get the agent only when they are upgraded.",
  wayOut: (place) => `After the deployment: \`az vmss update-instances ${placed(place)} --instance-ids '*'\`.`,
  example: examplePlace,
});

export const otherIdentity = finding<{ identity: string }>({
  code: "AZM106",
  severity: "info",
  title: "A machine lacks the identity the config names",
  explanation: "The agent is told to use an identity the machine has, so that it works; assign the named one to have it used.",
  message: ({ identity }) =>
    `It does not have the identity that vmInsights.userAssignedIdentity names; the agent uses ${identity} instead.`,
  wayOut: () => "Assign the identity to the machine.",
  example: { identity: "SystemAssigned" },
});

export const refusesAgent = finding<{ why: string }>({
  code: "AZM107",
  severity: "warning",
  title: "An Arc machine refuses the agent",
  explanation: "Its owner switched extensions off or keeps an allow or block list. Only somebody on the machine can change that.",
  source: "https://learn.microsoft.com/azure/azure-arc/servers/security-extensions",
  message: ({ why }) => why,
  wayOut: () => "Allow it: `azcmagent config set extensions.enabled true`, or the allow list.",
  example: { why: "The Arc agent does not allow extensions." },
});

export const noAgentForSystem = finding<{ why: string }>({
  code: "AZM108",
  severity: "info",
  title: "The agent does not run on the system of a machine",
  explanation:
    "Network appliances and some systems refuse the Azure Monitor agent: its installation fails, and the deployment with it. The machine is " +
    "watched from outside, by its platform metrics; an appliance sends its own logs by syslog to a machine that has the agent.",
  source: "https://learn.microsoft.com/azure/azure-monitor/agents/azure-monitor-agent-supported-operating-systems",
  message: ({ why }) => why,
  wayOut: () => "Nothing to do; forward its logs by syslog if they are wanted.",
  example: { why: "It is an appliance of fortinet, which takes no extension." },
});
