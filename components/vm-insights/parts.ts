import type { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type { DataCollectionRuleAssociation } from "@pulumi/azure-native/monitor/dataCollectionRuleAssociation.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import type { Resource } from "@pulumi/azure-native/resources/resource.js";
import * as pulumi from "@pulumi/pulumi";
import { azureName } from "../../core/azure/names.ts";
import { regionOf } from "../../core/azure/region.ts";
import { makeAssociation, makeEndpoint, makeNewer, makeRule, type RuleSpec } from "../azure/collection.ts";
import { makeFunctions, type SavedFunction } from "../azure/functions.ts";
import { workspaceRef } from "../azure/inputs.ts";
import { agentExtension } from "./agent.ts";
import {
  EventLevel,
  type MachineArgs,
  MachineHost,
  MachineOs,
  VmExperience,
  type VmInsightsArgs,
  type VmInsightsOptions,
} from "./args.ts";
import * as queries from "./queries.ts";
import { guestRule, openTelemetryRule, performanceRule } from "./rules.ts";

/** What the makers of the component's parts share. */
export interface VmSite {
  name: string;
  args: VmInsightsArgs;
  options: VmInsightsOptions;
  parent: pulumi.Resource;
  /** Sorted by name. */
  machines: MachineArgs[];
}

/** A rule, and what its associations are called after. */
export interface Associable<R = DataCollectionRule> {
  part: string;
  /** Azure name of the rule. */
  name: string;
  id: pulumi.Input<string>;
  /** Absent where the rule is there already. */
  rule?: R;
}

/** Scale sets have no OpenTelemetry experience: they stay on logs whatever is chosen. */
const usesLogs = (machine: MachineArgs, args: VmInsightsArgs): boolean =>
  args.experience !== VmExperience.Metrics || machine.host === MachineHost.ScaleSet;

function ruleOf({ name, args, parent }: VmSite, part: string, spec: RuleSpec & { ruleName: string }): Associable {
  const rule = makeRule(`${name}-${part}`, args, spec, { parent });
  return { part, name: spec.ruleName, id: rule.id, rule };
}

export function makePerformanceRule(site: VmSite): Associable | undefined {
  const { existingPerformanceRuleId: existing, workspaceId, samplingFrequencyInSeconds = 60, workspaceName } = site.args;
  if (!site.machines.some((m) => usesLogs(m, site.args))) return undefined;
  const ruleName = azureName("dataCollectionRule", "MSVMI", workspaceName);
  if (existing !== undefined) return { part: "performance", name: ruleName, id: existing };
  return ruleOf(site, "performance", { ruleName, ...performanceRule(workspaceId, samplingFrequencyInSeconds) });
}

/** One rule for each operating system in use: events and syslog cannot share a rule that has a kind. */
export function makeGuestRules(site: VmSite): Partial<Record<MachineOs, Associable>> {
  const { args, machines } = site;
  const logs = { events: args.events ?? EventLevel.Warnings, iis: args.iisLogs === true };
  const used = Object.values(MachineOs).filter((os) => machines.some((m) => m.os === os));
  const ruleFor = (os: MachineOs) => {
    const part = os.toLowerCase();
    const ruleName = azureName("dataCollectionRule", "azmon", part, args.workspaceName);
    return ruleOf(site, part, { ruleName, ...guestRule(args.workspaceId, os, logs) });
  };
  return Object.fromEntries(used.map((os) => [os, ruleFor(os)]));
}

export function makeOpenTelemetryRule({ name, args, machines, parent }: VmSite): Associable<Resource> | undefined {
  const { experience, metricsWorkspace, samplingFrequencyInSeconds = 60, additionalCounters = [] } = args;
  const wanted = experience === VmExperience.Metrics || experience === VmExperience.Both;
  if (!wanted || !metricsWorkspace || !machines.some((m) => m.host !== MachineHost.ScaleSet)) return undefined;
  const { location, name: receiver } = metricsWorkspace;
  const suffix = args.openTelemetryRuleSuffix ? [args.openTelemetryRuleSuffix] : [];
  const resourceName = azureName("dataCollectionRule", "MSVMOtel", location, receiver, ...suffix);
  const properties = openTelemetryRule(metricsWorkspace.id, samplingFrequencyInSeconds, additionalCounters);
  const spec = { type: "dataCollectionRules" as const, resourceName, properties };
  const rule = makeNewer(`${name}-opentelemetry`, { ...args, location }, spec, { parent });
  return { part: "opentelemetry", name: resourceName, id: rule.id, rule };
}

/** Where machines fetch their configuration in a private network, by region: the endpoint must be in the machine's own. */
export function makeEndpoints({ name, args, machines, parent }: VmSite): Record<string, DataCollectionEndpoint> {
  if (!args.privateLink) return {};
  const regions = [...new Set(machines.map((m) => regionOf(m.location)))];
  const endpointIn = (location: string) => {
    const endpointName = azureName("dataCollectionEndpoint", "azmon", location, args.workspaceName);
    return makeEndpoint(`${name}-endpoint-${location}`, { ...args, location }, { endpointName, public: false }, { parent });
  };
  return Object.fromEntries(regions.map((region) => [region, endpointIn(region)]));
}

/** All that may be collected from machines. */
export interface Collected {
  performance?: Associable;
  guest: Partial<Record<MachineOs, Associable>>;
  openTelemetry?: Associable<Resource>;
  files: Record<MachineOs, Associable[]>;
  firewall?: Associable;
}

/** What is collected from one machine. */
export function rulesOf(machine: MachineArgs, all: Collected, args: VmInsightsArgs): Associable<unknown>[] {
  const performance = usesLogs(machine, args) && !machine.performanceAssociated ? all.performance : undefined;
  const metrics = machine.host === MachineHost.ScaleSet ? undefined : all.openTelemetry;
  const firewall = machine.os === MachineOs.Windows ? all.firewall : undefined;
  return [performance, all.guest[machine.os], metrics, ...all.files[machine.os], firewall].filter((r) => r !== undefined);
}

interface Ties {
  rules: Associable<unknown>[];
  /** Where it fetches its configuration, if not in the public network. */
  endpoint?: DataCollectionEndpoint;
}

export function makeAssociations(site: VmSite, machine: MachineArgs, ties: Ties): DataCollectionRuleAssociation[] {
  const opts = optionsOf(site, machine);
  const prefix = `${site.name}-${machine.name}`;
  const associations = ties.rules.map(({ part, name, id }) => {
    const associationName = azureName("association", name);
    return makeAssociation(`${prefix}-${part}`, { resourceUri: machine.id, associationName, dataCollectionRuleId: id }, opts);
  });
  if (!ties.endpoint) return associations;
  const configuration = { resourceUri: machine.id, dataCollectionEndpointId: ties.endpoint.id };
  return [...associations, makeAssociation(`${prefix}-endpoint`, configuration, opts)];
}

/** The agent comes last: one that finds no rule sends a heartbeat and nothing else. */
export function makeAgent(site: VmSite, machine: MachineArgs, dependsOn: pulumi.Resource[]): pulumi.CustomResource | undefined {
  const { name, args, options } = site;
  if (machine.agentInstalled || args.installAgent === false) return undefined;
  return agentExtension(`${name}-${machine.name}-agent`, machine, args, {
    ...optionsOf(site, machine),
    dependsOn,
    // Installing takes minutes on a busy machine; Azure's own default gives up too early.
    customTimeouts: { create: "30m", update: "30m", delete: "30m" },
    ignoreChanges: args.ignoreAgentChanges,
    deletedWith: options.machineResources?.[machine.name],
  });
}

const optionsOf = ({ parent, options }: VmSite, { subscriptionId }: MachineArgs): pulumi.CustomResourceOptions => ({
  parent,
  provider: subscriptionId === undefined ? undefined : options.providerFor?.(subscriptionId),
});

/** Sizes and prices of the machines whose size is known. */
export const prices = (args: VmInsightsArgs): pulumi.Input<queries.MachinePrice>[] =>
  args.machines
    .filter((m) => m.size !== undefined)
    .map((m) => pulumi.output(m.id).apply((id) => ({ id, size: m.size!, hourlyUsd: args.hourlyPrices?.[m.size!] })));

/** Functions anybody can call in the workspace: `azmon_vm_usage(30)`. */
export function makeSavedFunctions({ name, args, parent }: VmSite): Record<string, SavedSearch> {
  if (args.savedFunctions === false) return {};
  const parameters = "days: int = 14";
  const of = (what: string, displayName: string, more: Pick<SavedFunction, "query" | "parameters">): SavedFunction => ({
    alias: `azmon_vm_${what}`,
    displayName,
    category: "azmon",
    ...more,
    formerName: `${name}-azmon-vm-${what.replaceAll("_", "-")}`,
  });
  const advice = pulumi.output(prices(args)).apply((machines) => queries.recommendations("days", machines));
  const functions = [
    of("disk_forecast", "Disks: growth and time to full", { parameters, query: queries.diskForecast("days") }),
    of("usage", "Machines: CPU, memory and network", { parameters, query: queries.usage("days") }),
    of("week_over_week", "Machines: this week and the one before", { query: queries.weekOverWeek() }),
    of("anomalies", "Machines: unusual hours of CPU", { parameters, query: queries.anomalies("days") }),
    of("recommendations", "Machines: idle, too large or too small", { parameters, query: advice }),
  ];
  return makeFunctions(name, functions, workspaceRef(args.workspaceId, args.workspaceName), { parent });
}
