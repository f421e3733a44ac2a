import { describe, expect, test } from "vitest";
import { deployed } from "../azure/testing.ts";
import { arc, made, vm, workspaceId } from "./testing.ts";

describe("the log of the Windows firewall", () => {
  test("has a rule with an endpoint, after the solution that brings its table", async () => {
    const { get, names } = await made({ windowsFirewallLogs: true });
    const solution = get("vms-firewall-solution");
    expect(solution.inputs).toMatchObject({
      resourceGroupName: "rg-mon",
      solutionName: "Security(log-shop)",
      plan: { name: "Security(log-shop)", product: "OMSGallery/Security", publisher: "Microsoft" },
      properties: { workspaceResourceId: workspaceId },
    });
    expect(solution.id).toMatch(/Microsoft\.OperationsManagement\/solutions\/Security\(log-shop\)$/);
    const rule = get("vms-firewall-rule");
    expect(rule.inputs).toMatchObject({
      kind: "Windows",
      dataCollectionRuleName: "azmon-firewall-log-shop",
      dataCollectionEndpointId: get("vms-firewall-endpoint").id,
      dataSources: { windowsFirewallLogs: [{ streams: ["Microsoft-WindowsFirewall"] }] },
      dataFlows: [{ streams: ["Microsoft-WindowsFirewall"], destinations: ["workspace"] }],
    });
    const table = get("vms-firewall-table");
    expect(table.dependencies).toContain(solution.urn);
    expect(rule.dependencies).toContain(table.urn);
    const pauses = deployed(table.inputs);
    expect(pauses.length).toBeGreaterThan(5);
    for (const [i, pause] of pauses.entries())
      expect(pause["dependsOn"]).toEqual(i === 0 ? [] : [expect.stringContaining(`'pause-${i}'`)]);
    expect(get("vms-store-firewall").inputs).toMatchObject({ resourceUri: arc.id, dataCollectionRuleId: rule.id });
    expect(names).toContain("vms-render-firewall");
    expect(names).not.toContain("vms-web-firewall");
  });

  test("needs no solution where the workspace has its table, and nothing at all where all machines are Linux", async () => {
    const there = await made({ windowsFirewallLogs: true, securitySolution: false, privateLink: true });
    expect(there.names).not.toContain("vms-firewall-solution");
    expect(there.get("vms-firewall-endpoint").inputs["networkAcls"]).toEqual({ publicNetworkAccess: "Disabled" });
    const linux = await made({ windowsFirewallLogs: true, machines: [vm] });
    expect(linux.names.filter((n) => n.startsWith("vms-firewall"))).toEqual([]);
  });
});
