import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type { DataCollectionRuleAssociation } from "@pulumi/azure-native/monitor/dataCollectionRuleAssociation.js";
import type { SavedSearch } from "@pulumi/azure-native/operationalinsights/savedSearch.js";
import type { Resource } from "@pulumi/azure-native/resources/resource.js";
import * as pulumi from "@pulumi/pulumi";
import { regionOf } from "../../core/azure/region.ts";
import { compare } from "../../core/base/json.ts";
import { refuse } from "../azure/check.ts";
import type { VmInsightsArgs, VmInsightsOptions } from "./args.ts";
import { check } from "./check.ts";
import { type CustomLog, filesByOs, makeCustomLogs } from "./customLogs.ts";
import { type FirewallLogs, makeFirewallLogs } from "./firewallLogs.ts";
import {
  type Collected,
  makeAgent,
  makeAssociations,
  makeEndpoints,
  makeGuestRules,
  makeOpenTelemetryRule,
  makePerformanceRule,
  makeSavedFunctions,
  rulesOf,
  type VmSite,
} from "./parts.ts";
import { makeTrendsWorkbook } from "./workbook.ts";

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

  constructor(name: string, args: VmInsightsArgs, opts: VmInsightsOptions = {}) {
    super("azmon:index:VmInsights", name, {}, opts);
    refuse(name, check(args));
    const machines = [...args.machines].sort((a, b) => compare(a.name, b.name));
    const site: VmSite = { name, args, options: opts, parent: this, machines };
    const performance = makePerformanceRule(site);
    const guest = makeGuestRules(site);
    const openTelemetry = makeOpenTelemetryRule(site);
    this.performanceRule = performance?.rule;
    this.openTelemetryRule = openTelemetry?.rule;
    for (const [os, { rule }] of Object.entries(guest)) this.guestRules[os] = rule!;
    this.customLogs = makeCustomLogs(site);
    this.firewallLogs = makeFirewallLogs(site);
    this.endpoints = makeEndpoints(site);

    const firewall = this.firewallLogs && {
      part: "firewall",
      name: this.firewallLogs.ruleName,
      id: this.firewallLogs.rule.id,
    };
    const all: Collected = { performance, guest, openTelemetry, files: filesByOs(site, this.customLogs), firewall };
    for (const machine of machines) {
      const ties = { rules: rulesOf(machine, all, args), endpoint: this.endpoints[regionOf(machine.location)] };
      const associations = (this.associations[machine.name] = makeAssociations(site, machine, ties));
      const agent = makeAgent(site, machine, associations);
      if (agent) this.agents[machine.name] = agent;
    }
    this.functions = makeSavedFunctions(site);
    if (args.workbook !== false) this.workbook = makeTrendsWorkbook(`${name}-workbook`, args, { parent: this });
    this.registerOutputs({ performanceRuleId: performance?.id });
  }
}
