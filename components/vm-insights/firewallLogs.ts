import { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import { Solution } from "@pulumi/azure-native/operationsmanagement/solution.js";
import type * as pulumi from "@pulumi/pulumi";
import { pauses, upsert } from "../azure/upsert.ts";
import { azureName } from "../../core/azure/names.ts";
import type { VmInsightsArgs } from "./args.ts";
import { armParts } from "./armParts.ts";

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
export function firewallLogs(name: string, args: VmInsightsArgs, parent: pulumi.Resource): FirewallLogs {
  const { resourceGroupName, location, workspaceId, workspaceName, tags } = args;
  const solution =
    args.securitySolution === false
      ? undefined
      : new Solution(
          `${name}-solution`,
          {
            resourceGroupName: armParts(workspaceId).resourceGroupName,
            solutionName: `Security(${workspaceName})`,
            location,
            plan: {
              name: `Security(${workspaceName})`,
              product: "OMSGallery/Security",
              publisher: "Microsoft",
              promotionCode: "",
            },
            properties: { workspaceResourceId: workspaceId },
            tags,
          },
          { parent },
        );
  const table =
    solution &&
    upsert(
      `${name}-table`,
      {
        resourceGroupName: armParts(workspaceId).resourceGroupName,
        deploymentName: azureName("deployment", workspaceName, "firewall-table"),
        resources: pauses(PAUSES),
      },
      { parent, dependsOn: [solution] },
    );
  const endpoint = new DataCollectionEndpoint(
    `${name}-endpoint`,
    {
      resourceGroupName,
      dataCollectionEndpointName: azureName("dataCollectionEndpoint", "azmon-firewall", workspaceName),
      location,
      networkAcls: { publicNetworkAccess: args.privateLink ? "Disabled" : "Enabled" },
      tags,
    },
    { parent },
  );
  const ruleName = azureName("dataCollectionRule", "azmon-firewall", workspaceName);
  const rule = new DataCollectionRule(
    `${name}-rule`,
    {
      resourceGroupName,
      dataCollectionRuleName: ruleName,
      location,
      kind: "Windows",
      dataCollectionEndpointId: endpoint.id,
      dataSources: { windowsFirewallLogs: [{ name: "firewall", streams: [STREAM] }] },
      destinations: { logAnalytics: [{ workspaceResourceId: workspaceId, name: "workspace" }] },
      dataFlows: [{ streams: [STREAM], destinations: ["workspace"] }],
      tags,
    },
    { parent, dependsOn: table ? [table] : [] },
  );
  return { solution, endpoint, rule, ruleName };
}
