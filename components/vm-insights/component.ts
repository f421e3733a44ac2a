import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import { DataCollectionRuleAssociation } from "@pulumi/azure-native/monitor/dataCollectionRuleAssociation.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import type { Table } from "@pulumi/azure-native/operationalinsights/table.js";
import { Resource } from "@pulumi/azure-native/resources/resource.js";
import * as pulumi from "@pulumi/pulumi";
import { azureName } from "../../core/azure/names.ts";
import { regionOf } from "../../core/azure/region.ts";
import { compare } from "../../core/base/json.ts";
import { agentExtension } from "./agent.ts";
import { refuse } from "../azure/check.ts";
import {
  EventLevel,
  type MachineArgs,
  MachineHost,
  MachineOs,
  VmExperience,
  type VmInsightsArgs,
  type VmInsightsOptions,
} from "./args.ts";
import { check } from "./check.ts";
import { type CustomLog, customLog, tableNameOf } from "./customLogs.ts";
import { firewallLogs, type FirewallLogs } from "./firewallLogs.ts";
import { guestRule, openTelemetryRule, performanceRule } from "./rules.ts";
import { savedFunctions } from "./savedFunctions.ts";
import { trendsWorkbook } from "./workbook.ts";

/** A rule and the name its associations carry. */
interface Rule {
  part: string;
  name: string;
  id: pulumi.Input<string>;
}

/**
 * VM insights: what is collected from machines of one workspace, and the agent that collects it.
 *
 * Rules come first, then their associations, then the agent: an agent that finds no rule sends a heartbeat and nothing else.
 */
export class VmInsights extends pulumi.ComponentResource {
  readonly performanceRule?: DataCollectionRule;
  readonly openTelemetryRule?: Resource;
  /** By operating system. */
  readonly guestRules: Record<string, DataCollectionRule> = {};
  /** By table name. */
  readonly customLogs: Record<string, CustomLog> = {};
  readonly firewallLogs?: FirewallLogs;
  /** By region; only with a private link. */
  readonly endpoints: Record<string, DataCollectionEndpoint> = {};
  /** By machine name. */
  readonly associations: Record<string, DataCollectionRuleAssociation[]> = {};
  readonly agents: Record<string, pulumi.CustomResource> = {};
  /** By the name they are called by. */
  readonly functions: Record<string, SavedSearch> = {};
  readonly workbook?: Workbook;

  private readonly name: string;
  private readonly args: VmInsightsArgs;
  private readonly options: VmInsightsOptions;

  constructor(name: string, args: VmInsightsArgs, opts: VmInsightsOptions = {}) {
    super("azmon:index:VmInsights", name, args, opts);
    refuse(name, check(args));
    this.name = name;
    this.args = args;
    this.options = opts;

    const machines = [...args.machines].sort((a, b) => compare(a.name, b.name));
    const performance = this.performance(machines);
    const metrics = this.openTelemetry(machines);
    if (args.windowsFirewallLogs && machines.some((m) => m.os === MachineOs.Windows))
      this.firewallLogs = firewallLogs(`${name}-firewall`, args, this);
    let previous: Table | undefined;
    for (const log of [...(args.customLogs ?? [])].sort((a, b) => compare(tableNameOf(a.name), tableNameOf(b.name)))) {
      const made = customLog(`${name}-${tableNameOf(log.name)}`, log, args, previous, this);
      this.customLogs[tableNameOf(log.name)] = made;
      previous = made.table;
    }
    for (const machine of machines) {
      const rules = [usesLogs(machine, args) && !machine.performanceAssociated ? performance : undefined];
      rules.push(this.guest(machine.os), machine.host === MachineHost.ScaleSet ? undefined : metrics);
      rules.push(...this.filesOf(machine.os));
      if (this.firewallLogs && machine.os === MachineOs.Windows)
        rules.push({ part: "firewall", name: this.firewallLogs.ruleName, id: this.firewallLogs.rule.id });
      this.watch(
        machine,
        rules.filter((r) => r !== undefined),
      );
    }
    if (args.savedFunctions !== false) this.functions = savedFunctions(name, args, { parent: this });
    if (args.workbook !== false) this.workbook = trendsWorkbook(`${name}-workbook`, args, { parent: this });
    this.registerOutputs({ performanceRuleId: performance?.id });
  }

  private performance(machines: MachineArgs[]): Rule | undefined {
    const { existingPerformanceRuleId: existing, workspaceId, samplingFrequencyInSeconds } = this.args;
    if (!machines.some((m) => usesLogs(m, this.args))) return undefined;
    const name = azureName("dataCollectionRule", "MSVMI", this.args.workspaceName);
    if (existing !== undefined) return { part: "performance", name, id: existing };
    const rule = this.rule("performance", name, performanceRule(workspaceId, samplingFrequencyInSeconds ?? 60));
    (this as { performanceRule?: DataCollectionRule }).performanceRule = rule;
    return { part: "performance", name, id: rule.id };
  }

  /** One rule for each operating system in use: events and syslog cannot share a rule that has a kind. */
  private guest(os: MachineOs): Rule {
    const part = os.toLowerCase();
    const name = azureName("dataCollectionRule", "azmon", part, this.args.workspaceName);
    const logs = { events: this.args.events ?? EventLevel.Warnings, iis: this.args.iisLogs === true };
    this.guestRules[os] ??= this.rule(part, name, guestRule(this.args.workspaceId, os, logs));
    return { part, name, id: this.guestRules[os].id };
  }

  private filesOf(os: MachineOs): Rule[] {
    const logs = (this.args.customLogs ?? []).filter((log) => log.os === os).map((log) => tableNameOf(log.name));
    return logs
      .sort(compare)
      .map((part) => ({ part, name: this.customLogs[part]!.ruleName, id: this.customLogs[part]!.rule.id }));
  }

  private rule(part: string, dataCollectionRuleName: string, body: ReturnType<typeof performanceRule>): DataCollectionRule {
    const { resourceGroupName, location, tags } = this.args;
    return new DataCollectionRule(
      `${this.name}-${part}`,
      { resourceGroupName, dataCollectionRuleName, location, ...body, tags },
      { parent: this },
    );
  }

  private openTelemetry(machines: MachineArgs[]): Rule | undefined {
    const { experience, metricsWorkspace, samplingFrequencyInSeconds, additionalCounters = [] } = this.args;
    const wanted = experience === VmExperience.Metrics || experience === VmExperience.Both;
    if (!wanted || !metricsWorkspace || !machines.some((m) => m.host !== MachineHost.ScaleSet)) return undefined;
    const { location, name: receiver } = metricsWorkspace;
    const suffix = this.args.openTelemetryRuleSuffix ? [this.args.openTelemetryRuleSuffix] : [];
    const name = azureName("dataCollectionRule", "MSVMOtel", location, receiver, ...suffix);
    const rule = new Resource(
      `${this.name}-opentelemetry`,
      {
        resourceGroupName: this.args.resourceGroupName,
        resourceProviderNamespace: "Microsoft.Insights",
        parentResourcePath: "",
        resourceType: "dataCollectionRules",
        resourceName: name,
        apiVersion: "2024-03-11",
        location: metricsWorkspace.location,
        properties: openTelemetryRule(metricsWorkspace.id, samplingFrequencyInSeconds ?? 60, additionalCounters),
        tags: this.args.tags,
      },
      { parent: this },
    );
    (this as { openTelemetryRule?: Resource }).openTelemetryRule = rule;
    return { part: "opentelemetry", name, id: rule.id };
  }

  private watch(machine: MachineArgs, rules: Rule[]): void {
    const provider = machine.subscriptionId === undefined ? undefined : this.options.providerFor?.(machine.subscriptionId);
    const opts: pulumi.CustomResourceOptions = { parent: this, provider };
    const prefix = `${this.name}-${machine.name}`;
    const associations = rules.map(
      (rule) =>
        new DataCollectionRuleAssociation(
          `${prefix}-${rule.part}`,
          { resourceUri: machine.id, associationName: azureName("association", rule.name), dataCollectionRuleId: rule.id },
          opts,
        ),
    );
    if (this.args.privateLink) associations.push(this.endpointAssociation(machine, opts));
    this.associations[machine.name] = associations;
    if (machine.agentInstalled || this.args.installAgent === false) return;
    // Installing takes minutes on a busy machine; Azure's own default gives up too early.
    const customTimeouts = { create: "30m", update: "30m", delete: "30m" };
    this.agents[machine.name] = agentExtension(`${prefix}-agent`, machine, this.args, {
      ...opts,
      dependsOn: associations,
      customTimeouts,
      ignoreChanges: this.args.ignoreAgentChanges,
      deletedWith: this.options.machineResources?.[machine.name],
    });
  }

  /** Azure knows the association by this name only, and allows one a machine. The endpoint must be in the machine's own region. */
  private endpointAssociation(machine: MachineArgs, opts: pulumi.CustomResourceOptions): DataCollectionRuleAssociation {
    const region = regionOf(machine.location);
    this.endpoints[region] ??= new DataCollectionEndpoint(
      `${this.name}-endpoint-${region}`,
      {
        resourceGroupName: this.args.resourceGroupName,
        dataCollectionEndpointName: azureName("dataCollectionEndpoint", "azmon", region, this.args.workspaceName),
        location: region,
        networkAcls: { publicNetworkAccess: "Disabled" },
        tags: this.args.tags,
      },
      { parent: this },
    );
    return new DataCollectionRuleAssociation(
      `${this.name}-${machine.name}-endpoint`,
      {
        resourceUri: machine.id,
        associationName: "configurationAccessEndpoint",
        dataCollectionEndpointId: this.endpoints[region].id,
      },
      opts,
    );
  }
}

/** Scale sets have no OpenTelemetry experience: they stay on logs whatever is chosen. */
const usesLogs = (machine: MachineArgs, args: VmInsightsArgs): boolean =>
  args.experience !== VmExperience.Metrics || machine.host === MachineHost.ScaleSet;
