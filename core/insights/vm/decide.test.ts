import { describe, expect, test } from "vitest";
import type { EnvironmentConfigInput } from "../../config/schema.ts";
import type { Row } from "../../inventory/types.ts";
import { insightContext, rowsOf, subscription } from "../../testing.ts";
import { decideVm } from "./decide.ts";

const group = `/subscriptions/${subscription}/resourceGroups/rg-shop/providers`;

const row = rowsOf("rg-shop");
const vm = (name: string, properties: Record<string, unknown> = {}, more: Partial<Row> = {}): Row =>
  row(`Microsoft.Compute/virtualMachines/${name}`, {
    identity: { type: "SystemAssigned" },
    properties: { storageProfile: { osDisk: { osType: "Linux" } }, ...properties },
    ...more,
  });
const arc = (name: string, properties: Record<string, unknown> = {}): Row =>
  row(`Microsoft.HybridCompute/machines/${name}`, { properties: { osType: "windows", status: "Connected", ...properties } });
const vmss = (name: string, more: Partial<Row> = {}): Row =>
  row(`Microsoft.Compute/virtualMachineScaleSets/${name}`, {
    identity: { type: "SystemAssigned" },
    sku: { capacity: 4 },
    properties: { virtualMachineProfile: { storageProfile: { osDisk: { osType: "Windows" } } } },
    ...more,
  });
const extension = (machine: Row, type: string): Row => row(`${machine.id}/extensions/${type}`, { properties: { type } });
const power = (code: string) => ({ extended: { instanceView: { powerState: { code: `PowerState/${code}` } } } });

function decide(rows: Row[], config: Partial<EnvironmentConfigInput> = {}, live = false, existing?: string) {
  const decision = decideVm(insightContext(rows, config, { live, existing }));
  return { ...decision, codes: decision.findings.map((f) => f.code), status: decision.coverage.map((c) => c.status) };
}

describe("which machines get the agent", () => {
  test("virtual machines, scale sets and Arc machines, each with its operating system", () => {
    const { items, coverage, codes } = decide([vm("a"), vmss("b"), arc("c")]);
    expect(items.map(({ host, os, identity, agentInstalled }) => [host, os, identity, agentInstalled])).toEqual([
      ["vm", "Linux", "SystemAssigned", false],
      ["vmss", "Windows", "SystemAssigned", false],
      ["arc", "Windows", "SystemAssigned", false],
    ]);
    expect(coverage.every((c) => c.signal === "agent" && c.status === "covered" && c.by[0] === `agent:${c.target}`)).toBe(true);
    expect(codes).toEqual([]);
  });

  test("an agent that is there is associated, not installed again", () => {
    const machine = vm("a");
    expect(decide([machine, extension(machine, "AzureMonitorLinuxAgent")]).items).toMatchObject([{ agentInstalled: true }]);
    const set = vmss("b");
    const profile = { extensionProfile: { extensions: [{ name: "agent", properties: { type: "AzureMonitorWindowsAgent" } }] } };
    const properties = { virtualMachineProfile: { ...(set.properties!["virtualMachineProfile"] as object), ...profile } };
    expect(decide([{ ...set, properties }]).items).toMatchObject([{ agentInstalled: true }]);
  });

  test("machines that a service of Azure keeps are left to it", () => {
    const cluster = row("Microsoft.ContainerService/managedClusters/aks", { properties: { nodeResourceGroup: "rg-nodes" } });
    const node = vmss("n", { resourceGroup: "rg-nodes", id: vmss("n").id.replace("rg-shop", "rg-nodes") });
    const { items, coverage } = decide([cluster, node, vm("m", {}, { resourceGroup: "MC_rg_aks_westeurope" }), vm("own")]);
    expect(items.map((i) => i.target)).toEqual([vm("own").id.toLowerCase()]);
    const kept = coverage.filter((c) => c.status === "notApplicable");
    expect(kept.map((c) => c.reason).sort()).toEqual([
      expect.stringContaining("An AKS cluster keeps it"),
      expect.stringContaining("The AKS cluster aks keeps it"),
    ]);
  });

  test("of a flexible scale set the instances get the agent, not the set", () => {
    const set = vmss("f", { properties: { orchestrationMode: "Flexible" } });
    const { items, status } = decide([set, vm("f-1", { virtualMachineScaleSet: { id: set.id } })]);
    expect([items.map((i) => i.host), status]).toEqual([["vm"], ["covered", "notApplicable"]]);
  });

  test("a stopped machine is not touched and not reported missing", () => {
    const { items, status, codes, coverage } = decide([vm("a", power("deallocated")), vm("b", power("stopped"))]);
    expect([items, status, codes]).toEqual([[], ["notApplicable", "notApplicable"], ["AZM103", "AZM103"]]);
    expect(coverage[0]!.reason).toContain("deallocated");
    const parked = vm("c", power("deallocated"));
    expect(decide([parked, extension(parked, "AzureMonitorLinuxAgent")]).items).toMatchObject([{ agentInstalled: true }]);
  });

  test("a machine whose state Azure does not know is taken to run", () => {
    expect(decide([vm("a", power("unknown"))])).toMatchObject({ status: ["covered"], codes: [] });
  });

  test("a spot machine is watched like any other, and left alone once it was evicted", () => {
    const spot = { priority: "Spot" };
    expect(decide([vm("a", { ...spot, ...power("running") }), vm("b", { ...spot, ...power("deallocated") })]).status).toEqual([
      "covered",
      "notApplicable",
    ]);
  });

  test.each(["Disconnected", "Expired", "Error"])(
    "an Arc machine that is %s is not touched, and missing: it may run",
    (status) => {
      const decision = decide([arc("a", { status })]);
      expect([decision.items, decision.status, decision.codes]).toEqual([[], ["missing"], ["AZM104"]]);
      expect(decision.coverage[0]!.reason).toMatch(/^No agent can be installed: the Arc agent is .*nobody sees it\.$/);
    },
  );

  test("an Arc agent that refuses extensions is reported", () => {
    const off = arc("a", { agentConfiguration: { extensionsEnabled: "false" } });
    const listed = arc("b", { agentConfiguration: { extensionsAllowList: [{ publisher: "Contoso", type: "Scanner" }] } });
    expect(decide([off, listed]).codes).toEqual(["AZM107", "AZM107"]);
    const allowed = { publisher: "Microsoft.Azure.Monitor", type: "AzureMonitorWindowsAgent" };
    expect(decide([arc("c", { agentConfiguration: { extensionsAllowList: [allowed] } })]).status).toEqual(["covered"]);
  });

  test("a machine of unknown operating system is a finding, a live one too", () => {
    expect(decide([vm("a", { storageProfile: {} })]).codes).toEqual(["AZM102"]);
    expect(decide([vm("a", { storageProfile: {} })], {}, true).codes).toEqual(["AZM102"]);
    expect(decide([vm("a", { storageProfile: {}, osProfile: { windowsConfiguration: {} } })]).items[0]!.os).toBe("Windows");
  });
});

describe("the identity of the agent", () => {
  const one = `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id-a`;
  const two = `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id-b`;
  const user = (...ids: string[]) => ({
    type: "UserAssigned",
    userAssignedIdentities: Object.fromEntries(ids.map((id) => [id, {}])),
  });

  test("a machine without one is a finding with a way out and is not covered", () => {
    const { items, status, findings } = decide([
      vm("a", {}, { identity: undefined }),
      vm("b", {}, { identity: { type: "None" } }),
    ]);
    expect([items, status]).toEqual([[], ["missing", "missing"]]);
    expect(findings[0]).toMatchObject({ code: "AZM101", target: `${group}/Microsoft.Compute/virtualMachines/a` });
    expect(findings[0]!.suggestion).toContain("az vm identity assign");
  });

  test("a user-assigned identity is named where the machine has no other", () => {
    expect(decide([vm("a", {}, { identity: user(two, one) })]).items[0]!.identity).toBe(one);
  });

  test("the configured identity is used where it is assigned, whatever the case of its id", () => {
    const identity = { ...user(one, two), type: "SystemAssigned, UserAssigned" };
    const decision = decide([vm("a", {}, { identity })], {
      vmInsights: { userAssignedIdentity: two.toUpperCase().replace("/SUBSCRIPTIONS", "/subscriptions") },
    });
    expect([decision.items[0]!.identity, decision.codes]).toEqual([two, []]);
  });

  test("elsewhere the agent uses what the machine has, and says so", () => {
    const decision = decide([vm("a")], { vmInsights: { userAssignedIdentity: one } });
    expect([decision.items[0]!.identity, decision.codes]).toEqual(["SystemAssigned", ["AZM106"]]);
  });

  test("of a live machine the config decides", () => {
    expect(
      decide([vm("a", {}, { identity: undefined })], { vmInsights: { userAssignedIdentity: one } }, true).items[0]!.identity,
    ).toBe(one);
    expect(decide([vm("a", {}, { identity: undefined })], {}, true).items[0]!.identity).toBe("SystemAssigned");
  });
});

describe("what the estate already has", () => {
  test("retired agents are findings with the way out", () => {
    const machine = vm("a");
    const types = ["MicrosoftMonitoringAgent", "DependencyAgentLinux", "LinuxDiagnostic"];
    const { findings } = decide([machine, ...types.map((t) => extension(machine, t))]);
    expect(findings.map((f) => f.code)).toEqual(["AZM601", "AZM602", "AZM603"]);
    expect(findings.every((f) => f.target === machine.id && f.suggestion)).toBe(true);
  });

  test("a scale set that is upgraded by hand needs one more step", () => {
    const properties = { ...vmss("s").properties, upgradePolicy: { mode: "Manual" } };
    expect(decide([vmss("s", { properties })]).codes).toEqual(["AZM105"]);
  });

  test("a rule of VM insights for the same workspace is found, whatever its name", () => {
    const rule = row("Microsoft.Insights/dataCollectionRules/perf", {
      properties: {
        dataSources: { performanceCounters: [{ counterSpecifiers: ["\\VmInsights\\DetailedMetrics"] }] },
        destinations: {
          logAnalytics: [
            {
              workspaceResourceId: `/subscriptions/${subscription}/resourceGroups/RG-MON/providers/Microsoft.OperationalInsights/workspaces/log-shop`,
            },
          ],
        },
      },
    });
    expect(decide([vm("a"), rule]).existingRules).toEqual({ main: rule.id });
    const other = {
      ...rule,
      properties: { ...rule.properties, dataSources: { performanceCounters: [{ counterSpecifiers: ["\\Memory\\*"] }] } },
    };
    expect(decide([vm("a"), other]).existingRules).toEqual({});
  });
});

describe("switches and volume", () => {
  test("switched off, or with no agent and none to install, machines are missing", () => {
    expect(decide([vm("a")], { vmInsights: { enabled: false } }).status).toEqual(["missing"]);
    const decision = decide([vm("a")], { vmInsights: { installAgent: false } });
    expect([decision.status, decision.items.length]).toEqual([["missing"], 1]);
  });

  test("gigabytes follow sampling, events and instances", () => {
    const gb = (rows: Row[], config: Partial<EnvironmentConfigInput> = {}) => decide(rows, config).usage[0]?.quantity;
    // 29 rows x 43,200 samples x 0.6 kB = 0.75 GB, and 0.2 GB of events.
    expect(gb([vm("a")])).toBe(0.95);
    expect(gb([vmss("b")])).toBe(3.81);
    expect(gb([vm("a")], { preset: "development" })).toBe(0.2);
    expect(gb([vm("a")], { vmInsights: { experience: "metrics", events: "none" } })).toBeUndefined();
    expect(gb([vm("a", power("stopped"))])).toBeUndefined();
  });

  test("logs of Windows and counters that are not free are counted, of machines that have them", () => {
    const windows = vm("a", { storageProfile: { osDisk: { osType: "Windows" } } });
    const usage = (vmInsights: EnvironmentConfigInput["vmInsights"]) => decide([windows, vmss("b")], { vmInsights }).usage;
    const [plain] = usage({});
    const [more] = usage({ iisLogs: true, windowsFirewallLogs: true });
    // 0.5 GB each of a machine and of four instances.
    expect(more!.quantity - plain!.quantity).toBeCloseTo(5);
    // 150 series of processes and 10 of the system, 43,200 samples: 6.9 million, of the one machine that has the experience.
    const counters = ["process.threads", "system.paging.usage"] as const;
    expect(usage({ experience: "both", additionalCounters: [...counters] })).toContainEqual({
      meter: "prometheus.samples",
      quantity: 0.69,
    });
  });

  test("a workspace that has the solution Security and Audit, or is another's, gets none", () => {
    const ours = `/subscriptions/${subscription}/resourceGroups/rg-mon/providers/Microsoft.OperationalInsights/workspaces/log-shop`;
    const solution = (workspaceResourceId: string) =>
      row("Microsoft.OperationsManagement/solutions/Security(log-shop)", { properties: { workspaceResourceId } });
    const having = (rows: Row[], existing?: string) => decide([vm("a"), ...rows], {}, false, existing).securitySolutions;
    expect(having([])).toEqual([]);
    expect(having([solution(ours.toUpperCase())])).toEqual(["main"]);
    expect(having([solution(`${ours}-2`)])).toEqual([]);
    expect(having([], ours)).toEqual(["main"]);
  });

  test("the order of the rows changes nothing", () => {
    const rows = [vm("a"), vm("b", {}, { identity: undefined }), vmss("c"), arc("d")];
    expect(JSON.stringify(decide(rows))).toBe(JSON.stringify(decide([...rows].reverse())));
  });
});
