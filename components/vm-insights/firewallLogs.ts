import type { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import { Solution } from "@pulumi/azure-native/operationsmanagement/solution.js";
import type { Deployment } from "@pulumi/azure-native/resources/deployment.js";
import type * as pulumi from "@pulumi/pulumi";
import { azureName } from "../../core/azure/names.ts";
import { makeEndpoint, makeRule } from "../azure/collection.ts";
import { workspaceRef } from "../azure/inputs.ts";
import { pauses, upsert } from "../azure/upsert.ts";
import { MachineOs, type VmInsightsArgs } from "./args.ts";
import type { VmSite } from "./parts.ts";

export interface FirewallLogs {
  /** Absent where the workspace has the table already. */
  solution?: Solution;
  endpoint: DataCollectionEndpoint;
  rule: DataCollectionRule;
  /** Azure name of the rule. */
  ruleName: string;
}

/**
 * The solution answers before its table is there, and a rule whose table is missing is refused (InvalidOutputTable). How long it takes is
 * documented nowhere; a deployment takes some ten seconds.
 */
const PAUSES = 12;
const STREAM = "Microsoft-WindowsFirewall";

/**
 * The log of the Windows firewall, in a rule of its own: it needs an endpoint, which other sources do without, and a table that only the
 * solution Security and Audit brings. Sources: Azure Monitor docs, vm/data-collection-firewall-logs (2026-07) and
 * data-collection/data-collection-endpoint-overview; the solution's product: hashicorp/terraform-provider-azurerm, its acceptance tests.
 */
export function makeFirewallLogs(site: VmSite): FirewallLogs | undefined {
  const { args, parent, machines } = site;
  if (!args.windowsFirewallLogs || !machines.some((m) => m.os === MachineOs.Windows)) return undefined;
  const { workspaceId, workspaceName } = args;
  const name = `${site.name}-firewall`;
  const solution = args.securitySolution === false ? undefined : makeSolution(name, args, parent);
  const endpoint = makeEndpoint(
    `${name}-endpoint`,
    args,
    { endpointName: azureName("dataCollectionEndpoint", "azmon-firewall", workspaceName), public: !args.privateLink },
    { parent },
  );
  const ruleName = azureName("dataCollectionRule", "azmon-firewall", workspaceName);
  const rule = makeRule(
    `${name}-rule`,
    args,
    {
      ruleName,
      kind: "Windows",
      dataCollectionEndpointId: endpoint.id,
      dataSources: { windowsFirewallLogs: [{ name: "firewall", streams: [STREAM] }] },
      destinations: { logAnalytics: [{ workspaceResourceId: workspaceId, name: "workspace" }] },
      dataFlows: [{ streams: [STREAM], destinations: ["workspace"] }],
    },
    { parent, dependsOn: solution ? [awaitTable(name, args, { parent, dependsOn: [solution] })] : [] },
  );
  return { solution, endpoint, rule, ruleName };
}

const makeSolution = (name: string, args: VmInsightsArgs, parent: pulumi.Resource): Solution => {
  const solutionName = `Security(${args.workspaceName})`;
  return new Solution(
    `${name}-solution`,
    {
      resourceGroupName: workspaceRef(args.workspaceId).resourceGroupName,
      solutionName,
      location: args.location,
      plan: { name: solutionName, product: "OMSGallery/Security", publisher: "Microsoft", promotionCode: "" },
      properties: { workspaceResourceId: args.workspaceId },
      tags: args.tags,
    },
    { parent },
  );
};

const awaitTable = (
  name: string,
  { workspaceId, workspaceName }: VmInsightsArgs,
  after: { parent: pulumi.Resource; dependsOn: Solution[] },
): Deployment =>
  upsert(
    `${name}-table`,
    {
      resourceGroupName: workspaceRef(workspaceId).resourceGroupName,
      deploymentName: azureName("deployment", workspaceName, "firewall-table"),
      resources: pauses(PAUSES),
    },
    after,
  );
