import { Provider } from "@pulumi/azure-native/provider.js";
import { VirtualMachine } from "@pulumi/azure-native/compute/virtualMachine.js";
import { describe, expect, test } from "vitest";
import * as guest from "../../catalogue/providers/guest.ts";
import type { Recorded } from "../../cli/recorder/monitor.ts";
import { record } from "../../cli/recorder/record.ts";
import { unwrap } from "../../cli/recorder/unwrap.ts";
import { EventLevel, MachineHost, MachineOs, VmExperience, type VmInsightsArgs } from "./args.ts";
import { VmInsights } from "./component.ts";
import { example } from "./example.ts";

const SUB = "11111111-1111-1111-1111-111111111111";
const options = { project: "test", stack: "test", subscriptionId: SUB };
const groups = `/subscriptions/${SUB}/resourceGroups`;
const workspaceId = `${groups}/rg-mon/providers/Microsoft.OperationalInsights/workspaces/log-shop`;
const identity = `${groups}/rg-id/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent`;
const vm = {
  name: "web",
  id: `${groups}/rg-web/providers/Microsoft.Compute/virtualMachines/vm-web`,
  host: MachineHost.VirtualMachine,
  os: MachineOs.Linux,
  location: "westeurope",
};
const vmss = {
  name: "render",
  id: `${groups}/rg-web/providers/Microsoft.Compute/virtualMachineScaleSets/vmss-render`,
  host: MachineHost.ScaleSet,
  os: MachineOs.Windows,
  location: "northeurope",
};
const arc = {
  name: "store",
  id: `${groups}/rg-arc/providers/Microsoft.HybridCompute/machines/STORE-01`,
  host: MachineHost.Arc,
  os: MachineOs.Windows,
  location: "westeurope",
};
const base: VmInsightsArgs = {
  location: "westeurope",
  resourceGroupName: "rg-mon",
  workspaceId,
  workspaceName: "log-shop",
  machines: [vm, vmss, arc],
};
const metricsWorkspace = {
  id: `${groups}/rg-mon/providers/Microsoft.Monitor/accounts/amw`,
  name: "amw",
  location: "northeurope",
};

async function made(args: Partial<VmInsightsArgs> = {}) {
  return index((await record(() => void new VmInsights("vms", { ...base, ...args }), options)).resources);
}
function index(resources: Recorded[]) {
  const custom = resources.filter((r) => r.custom && !r.type.startsWith("pulumi:"));
  const get = (name: string) => {
    const found = custom.find((r) => r.name === name);
    if (!found) throw new Error(`nothing named ${name}; there are ${custom.map((r) => r.name).join(", ")}`);
    return { ...found, inputs: unwrap(found.inputs) as Record<string, any> }; // eslint-disable-line @typescript-eslint/no-explicit-any
  };
  return {
    get,
    names: custom.map((r) => r.name),
    of: (type: string) => custom.filter((r) => r.type.endsWith(`:${type}`)),
    all: resources,
  };
}

describe("what is collected", () => {
  test("C11 the performance rule is what the portal knows as VM insights', without the Dependency agent", async () => {
    const { get } = await made({ samplingFrequencyInSeconds: 300 });
    const { inputs } = get("vms-performance");
    expect(inputs).toEqual({
      resourceGroupName: "rg-mon",
      dataCollectionRuleName: "MSVMI-log-shop",
      location: "westeurope",
      dataSources: {
        performanceCounters: [
          {
            name: "VMInsightsPerfCounters",
            streams: ["Microsoft-InsightsMetrics"],
            samplingFrequencyInSeconds: 300,
            counterSpecifiers: ["\\VmInsights\\DetailedMetrics"],
          },
        ],
      },
      destinations: { logAnalytics: [{ workspaceResourceId: workspaceId, name: "VMInsightsPerf-Logs-Dest" }] },
      dataFlows: [{ streams: ["Microsoft-InsightsMetrics"], destinations: ["VMInsightsPerf-Logs-Dest"] }],
    });
  });

  test("events and syslog have a rule for each operating system, with the kind that takes them", async () => {
    const { get } = await made();
    const linux = get("vms-linux").inputs;
    expect(linux).toMatchObject({ kind: "Linux", dataCollectionRuleName: "azmon-linux-log-shop" });
    expect(linux["dataSources"].syslog[0]).toMatchObject({
      streams: ["Microsoft-Syslog"],
      logLevels: ["Warning", "Error", "Critical", "Alert", "Emergency"],
    });
    const windows = get("vms-windows").inputs;
    expect(windows["kind"]).toBe("Windows");
    expect(windows["dataSources"].windowsEventLogs[0].xPathQueries).toEqual([
      "Application!*[System[(Level=1 or Level=2 or Level=3)]]",
      "System!*[System[(Level=1 or Level=2 or Level=3)]]",
    ]);
    const streams = (rule: typeof linux) => rule["dataFlows"].flatMap((f: { streams: string[] }) => f.streams);
    expect([streams(linux), streams(windows)]).toEqual([
      ["Microsoft-Perf", "Microsoft-Syslog"],
      ["Microsoft-Perf", "Microsoft-Event"],
    ]);
  });

  test("counters that the guest alerts read and InsightsMetrics lacks are collected", async () => {
    const { get } = await made({ events: EventLevel.None });
    const counters = (os: string) => get(`vms-${os}`).inputs["dataSources"].performanceCounters[0].counterSpecifiers;
    expect(counters("linux")).toContain("Memory(*)\\% Used Swap Space");
    expect(counters("windows")).toContain("\\Paging File(_Total)\\% Usage");
    expect(get("vms-linux").inputs["dataSources"]).not.toHaveProperty("syslog");
    expect(get("vms-windows").inputs["dataSources"]).not.toHaveProperty("windowsEventLogs");
  });

  test("every counter and metric that a guest alert of the catalogue reads is collected", async () => {
    const { get } = await made();
    const specifiers = ["linux", "windows"].flatMap(
      (os) => get(`vms-${os}`).inputs["dataSources"].performanceCounters[0].counterSpecifiers as string[],
    );
    // Windows writes \Object(instance)\Counter, Linux Object(instance)\Counter.
    const collected = specifiers.map((s) => s.replace(/^\\/, "").replace(/\([^)]*\)(?=\\)/, ""));
    const queries = Object.values(guest).map(
      (entry) => entry({ family: "vm", host: "microsoft.compute/virtualmachines", title: "Machine" }).query,
    );
    const read = queries.flatMap((q) =>
      [...q.matchAll(/ObjectName == "([^"]+)" and CounterName == "([^"]+)"/g)].map((m) => `${m[1]}\\${m[2]}`),
    );
    expect(read.length).toBeGreaterThan(0);
    expect(collected).toEqual(expect.arrayContaining(read));
    expect(queries.filter((q) => /^\(?(Perf|InsightsMetrics|Event|Syslog|Heartbeat|union)\b/.test(q))).toHaveLength(
      queries.length,
    );
  });

  test("errors only, where asked for", async () => {
    const { get } = await made({ events: EventLevel.Errors });
    const { syslog } = get("vms-linux").inputs["dataSources"];
    expect(syslog[0].logLevels).not.toContain("Warning");
    const { xPathQueries } = get("vms-windows").inputs["dataSources"].windowsEventLogs[0];
    expect(xPathQueries.slice(0, 2).join()).not.toContain("Level=3");
    // But the warnings that alerts read: failed units and memory that runs out.
    expect(syslog[1]).toMatchObject({ facilityNames: ["daemon"], logLevels: expect.arrayContaining(["Warning"]) });
    expect(xPathQueries[2]).toContain("EventID=2004");
  });

  test("logs of IIS are collected where asked for, from Windows alone, with events or without", async () => {
    for (const events of [EventLevel.Warnings, EventLevel.None]) {
      const { get } = await made({ iisLogs: true, events });
      const { dataSources, dataFlows } = get("vms-windows").inputs;
      expect(dataSources.iisLogs).toEqual([{ name: "iis", streams: ["Microsoft-W3CIISLog"] }]);
      expect(dataFlows).toContainEqual({ streams: ["Microsoft-W3CIISLog"], destinations: ["workspace"] });
      expect(get("vms-linux").inputs["dataSources"]).not.toHaveProperty("iisLogs");
    }
    expect((await made()).get("vms-windows").inputs["dataSources"]).not.toHaveProperty("iisLogs");
  });

  test("the firewall's log has a rule with an endpoint, after the solution that brings its table", async () => {
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
    expect(rule.dependencies).toContain(solution.urn);
    expect(get("vms-store-firewall").inputs).toMatchObject({ resourceUri: arc.id, dataCollectionRuleId: rule.id });
    expect(names).toContain("vms-render-firewall");
    expect(names).not.toContain("vms-web-firewall");
  });

  test("a workspace that has the firewall's table gets no solution, Linux machines nothing at all", async () => {
    const there = await made({ windowsFirewallLogs: true, securitySolution: false, privateLink: true });
    expect(there.names).not.toContain("vms-firewall-solution");
    expect(there.get("vms-firewall-endpoint").inputs["networkAcls"]).toEqual({ publicNetworkAccess: "Disabled" });
    const linux = await made({ windowsFirewallLogs: true, machines: [vm] });
    expect(linux.names.filter((n) => n.startsWith("vms-firewall"))).toEqual([]);
  });

  test("every rule is associated by its own name, once a machine", async () => {
    const { get, of } = await made();
    expect(get("vms-web-performance").inputs).toEqual({
      resourceUri: vm.id,
      associationName: "MSVMI-log-shop",
      dataCollectionRuleId: get("vms-performance").id,
    });
    const pairs = of("DataCollectionRuleAssociation").map(
      (a) => `${String(a.inputs["resourceUri"])} ${String(a.inputs["associationName"])}`,
    );
    expect(pairs).toHaveLength(6);
    expect(new Set(pairs).size).toBe(6);
    expect(get("vms-store-windows").inputs["resourceUri"]).toBe(arc.id);
  });

  test("a rule of VM insights that is there is used, and a machine it is associated with is left alone", async () => {
    const existing = `${groups}/rg-old/providers/Microsoft.Insights/dataCollectionRules/perf`;
    const { names, get } = await made({
      existingPerformanceRuleId: existing,
      machines: [{ ...vm, performanceAssociated: true }, arc],
    });
    expect(names).not.toContain("vms-performance");
    expect(names).not.toContain("vms-web-performance");
    expect(get("vms-store-performance").inputs["dataCollectionRuleId"]).toBe(existing);
  });
});

describe("C3 text files in a table of their own", () => {
  const app = { name: "App", os: MachineOs.Linux, filePatterns: ["/var/log/app/*.log"] };

  test("table, then rule, then association; prefixes and TimeGenerated are not the user's business", async () => {
    for (const name of ["App", "App_CL", "Custom-App_CL"]) {
      const { get, names } = await made({ customLogs: [{ ...app, name }] });
      const table = get("vms-App_CL-table");
      const rule = get("vms-App_CL-rule");
      expect(table.inputs).toMatchObject({ resourceGroupName: "rg-mon", workspaceName: "log-shop", tableName: "App_CL" });
      expect(table.inputs["schema"].columns[0]).toEqual({ name: "TimeGenerated", type: "dateTime" });
      expect(rule.inputs).toMatchObject({
        kind: "Linux",
        dataCollectionRuleName: "azmon-App_CL-log-shop",
        dataSources: { logFiles: [{ streams: ["Custom-App_CL"], filePatterns: ["/var/log/app/*.log"], format: "text" }] },
        dataFlows: [
          { streams: ["Custom-App_CL"], destinations: ["workspace"], transformKql: "source", outputStream: "Custom-App_CL" },
        ],
      });
      expect(Object.keys(rule.inputs["streamDeclarations"])).toEqual(["Custom-App_CL"]);
      expect(rule.dependencies).toContain(table.urn);
      expect(get("vms-web-App_CL").inputs).toMatchObject({
        associationName: "azmon-App_CL-log-shop",
        dataCollectionRuleId: rule.id,
      });
      expect(names).not.toContain("vms-store-App_CL");
    }
  });

  test("C2 tables of one workspace are made one after another", async () => {
    const { get } = await made({ customLogs: [{ ...app, name: "B" }, app] });
    expect(get("vms-B_CL-table").dependencies).toContain(get("vms-App_CL-table").urn);
  });

  test("a transformation decides the columns", async () => {
    const transformKql = "source | project TimeGenerated, Level = tostring(split(RawData, ' ')[0])";
    const { get } = await made({ customLogs: [{ ...app, transformKql, columns: { Level: "string" } }] });
    expect(get("vms-App_CL-table").inputs["schema"].columns.map((c: { name: string }) => c.name)).toEqual([
      "TimeGenerated",
      "Level",
    ]);
    expect(get("vms-App_CL-rule").inputs["dataFlows"][0].transformKql).toBe(transformKql);
  });

  test("names that Azure refuses and columns from nowhere are refused here", async () => {
    const bad = made({
      customLogs: [{ ...app, name: "my-app" }, app, { ...app, name: "App_CL" }, { ...app, name: "B", columns: { L: "string" } }],
    });
    await expect(bad).rejects.toThrow(/"my-app".*share the table App_CL.*"B": columns need/s);
  });
});

describe("the OpenTelemetry experience", () => {
  test("sends the free counters to the Azure Monitor workspace, in its region; scale sets stay on logs", async () => {
    const { get, names } = await made({ experience: VmExperience.Metrics, metricsWorkspace, allowPreview: true });
    expect(get("vms-opentelemetry").inputs).toMatchObject({
      resourceProviderNamespace: "Microsoft.Insights",
      resourceType: "dataCollectionRules",
      resourceName: "MSVMOtel-northeurope-amw",
      apiVersion: "2024-03-11",
      location: "northeurope",
      properties: {
        destinations: { monitoringAccounts: [{ accountResourceId: metricsWorkspace.id, name: "MonitoringAccount" }] },
        dataFlows: [{ streams: ["Microsoft-OtelPerfMetrics"], destinations: ["MonitoringAccount"] }],
      },
    });
    expect(get("vms-opentelemetry").inputs["properties"].dataSources.performanceCountersOTel[0].counterSpecifiers).toHaveLength(
      10,
    );
    expect(names).toEqual(expect.arrayContaining(["vms-web-opentelemetry", "vms-store-opentelemetry", "vms-render-performance"]));
    expect(names).not.toContain("vms-render-opentelemetry");
    expect(names).not.toContain("vms-web-performance");
    expect(get("vms-web-opentelemetry").inputs["dataCollectionRuleId"]).toBe(get("vms-opentelemetry").id);
  });

  test("further counters are sent with the free ones, each once; names the agent does not know are refused", async () => {
    const wanted = { experience: VmExperience.Both, metricsWorkspace, allowPreview: true };
    const { get } = await made({ ...wanted, additionalCounters: ["system.processes.count", "system.cpu.time"] });
    const [source] = get("vms-opentelemetry").inputs["properties"].dataSources.performanceCountersOTel;
    expect(source.counterSpecifiers).toHaveLength(11);
    expect(source.counterSpecifiers).toContain("system.processes.count");
    await expect(made({ ...wanted, additionalCounters: ["system.process.count"] })).rejects.toThrow(
      /"system.process.count" is no OpenTelemetry counter of the agent; nearest: system.processes.count/,
    );
    await expect(made({ additionalCounters: ["system.processes.count"] })).rejects.toThrow(/need the experience/);
  });

  test("both experiences side by side", async () => {
    const { names } = await made({ experience: VmExperience.Both, metricsWorkspace, allowPreview: true });
    expect(names).toEqual(expect.arrayContaining(["vms-web-opentelemetry", "vms-web-performance"]));
  });
});

describe("the agent", () => {
  test("C4 an identity that is not the system's is named in the settings", async () => {
    const { get } = await made({
      machines: [
        { ...vm, identity },
        { ...vmss, identity },
        { ...arc, identity },
      ],
    });
    const settings = { authentication: { managedIdentity: { "identifier-name": "mi_res_id", "identifier-value": identity } } };
    expect(get("vms-web-agent").inputs["settings"]).toEqual(settings);
    expect(get("vms-render-agent").inputs["settings"]).toEqual(settings);
    expect(get("vms-store-agent").inputs["properties"]).not.toHaveProperty("settings");
    expect((await made()).get("vms-web-agent").inputs).not.toHaveProperty("settings");
  });

  test("each kind of machine gets the extension of its operating system", async () => {
    const { get } = await made();
    expect(get("vms-web-agent").inputs).toEqual({
      resourceGroupName: "rg-web",
      vmName: "vm-web",
      vmExtensionName: "AzureMonitorLinuxAgent",
      location: "westeurope",
      publisher: "Microsoft.Azure.Monitor",
      type: "AzureMonitorLinuxAgent",
      typeHandlerVersion: "1.0",
      autoUpgradeMinorVersion: true,
      enableAutomaticUpgrade: true,
    });
    expect(get("vms-render-agent").inputs).toMatchObject({
      vmScaleSetName: "vmss-render",
      vmssExtensionName: "AzureMonitorWindowsAgent",
    });
    expect(get("vms-store-agent").inputs).toMatchObject({
      resourceGroupName: "rg-arc",
      machineName: "STORE-01",
      extensionName: "AzureMonitorWindowsAgent",
      properties: { publisher: "Microsoft.Azure.Monitor", type: "AzureMonitorWindowsAgent", enableAutomaticUpgrade: true },
    });
  });

  test("C4 rule, then association, then agent", async () => {
    const { get } = await made();
    const agent = get("vms-web-agent");
    for (const part of ["performance", "linux"]) {
      expect(agent.dependencies).toContain(get(`vms-web-${part}`).urn);
      expect(get(`vms-web-${part}`).dependencies).toContain(get(`vms-${part}`).urn);
    }
  });

  test("C6 it has time, a version that Azure's answers do not contradict, and an escape", async () => {
    const { get } = await made({ ignoreAgentChanges: ["settings"] });
    const { options: opts } = get("vms-web-agent");
    expect(opts["customTimeouts"]).toEqual({ create: "30m", update: "30m", delete: "30m" });
    expect(opts["ignoreChanges"]).toEqual(["settings"]);
  });

  test("an agent that is there, or that others install, is only associated", async () => {
    const one = await made({ machines: [{ ...vm, agentInstalled: true }, arc] });
    expect(one.names).toContain("vms-web-performance");
    expect(one.names.filter((n) => n.endsWith("-agent"))).toEqual(["vms-store-agent"]);
    expect((await made({ installAgent: false })).names.some((n) => n.endsWith("-agent"))).toBe(false);
  });
});

describe("C5 endpoints", () => {
  test("none by default", async () => {
    const { of } = await made();
    expect(of("DataCollectionEndpoint")).toEqual([]);
  });

  test("with a private link one in each region, associated apart from the rules under the one name Azure knows", async () => {
    const { get, of } = await made({ privateLink: true });
    expect(of("DataCollectionEndpoint").map((e) => e.inputs["location"])).toEqual(["northeurope", "westeurope"]);
    expect(get("vms-endpoint-northeurope").inputs["networkAcls"]).toEqual({ publicNetworkAccess: "Disabled" });
    expect(get("vms-render-endpoint").inputs).toEqual({
      resourceUri: vmss.id,
      associationName: "configurationAccessEndpoint",
      dataCollectionEndpointId: get("vms-endpoint-northeurope").id,
    });
    expect(get("vms-render-agent").dependencies).toContain(get("vms-render-endpoint").urn);
  });
});

describe("trends and recommendations", () => {
  test("functions with parameters in the workspace", async () => {
    const { get, of } = await made();
    expect(of("SavedSearch").map((s) => s.inputs["functionAlias"])).toEqual([
      "azmon_vm_anomalies",
      "azmon_vm_disk_forecast",
      "azmon_vm_recommendations",
      "azmon_vm_usage",
      "azmon_vm_week_over_week",
    ]);
    expect(get("vms-azmon-vm-usage").inputs).toMatchObject({
      resourceGroupName: "rg-mon",
      workspaceName: "log-shop",
      functionParameters: "days: int = 14",
      version: 2,
    });
    expect(get("vms-azmon-vm-anomalies").inputs["query"]).toContain("series_decompose_anomalies");
  });

  test("sizes and prices are in the recommendation's query", async () => {
    const machines = [{ ...vm, size: "Standard_D4s_v5" }, { ...arc }];
    const { get } = await made({ machines, hourlyPrices: { Standard_D4s_v5: 0.23 } });
    expect(get("vms-azmon-vm-recommendations").inputs["query"]).toContain(
      `"${vm.id.toLowerCase()}", "Standard_D4s_v5", 0.23\n];`,
    );
  });

  test("a workbook that needs no function, so it works on a workspace that is another's", async () => {
    const { get, of } = await made({ savedFunctions: false });
    expect(of("SavedSearch")).toEqual([]);
    const { inputs } = get("vms-workbook");
    expect(inputs["resourceName"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    const items = JSON.parse(inputs["serializedData"]).items as { type: number; name: string; content: { query: string } }[];
    const queries = items.filter((i) => i.type === 3);
    expect(queries.map((q) => q.name)).toEqual(["disks", "usage", "weeks", "anomalies", "advice", "advisor"]);
    for (const q of queries) expect(q.content.query).not.toContain("azmon_vm");
    expect((await made({ workbook: false })).of("Workbook")).toEqual([]);
  });
});

describe("everything on", () => {
  const everything: Partial<VmInsightsArgs> = {
    experience: VmExperience.Both,
    metricsWorkspace,
    privateLink: true,
    allowPreview: true,
    customLogs: [{ name: "App", os: MachineOs.Linux, filePatterns: ["/var/log/app.log"] }],
    hourlyPrices: { Standard_D4s_v5: 0.23 },
    machines: [{ ...vm, size: "Standard_D4s_v5" }, { ...vmss, identity }, arc],
  };

  test("no machine has two associations of one name or rule, and each agent waits for all of its own", async () => {
    const { of, get } = await made(everything);
    const all = of("DataCollectionRuleAssociation");
    expect(all).toHaveLength(4 + 3 + 4 + 1);
    for (const machine of everything.machines!) {
      const own = all.filter((a) => a.inputs["resourceUri"] === machine.id);
      const rules = own.map((a) => a.inputs["dataCollectionRuleId"] ?? a.inputs["dataCollectionEndpointId"]);
      expect(new Set(own.map((a) => a.inputs["associationName"])).size).toBe(own.length);
      expect(new Set(rules).size).toBe(own.length);
      expect(get(`vms-${machine.name}-agent`).dependencies).toEqual(expect.arrayContaining(own.map((a) => a.urn)));
    }
  });

  test("every rule sends each stream it collects to a destination it has, and nothing else", async () => {
    const { of, get } = await made(everything);
    const bodies = [...of("DataCollectionRule").map((r) => get(r.name).inputs), get("vms-opentelemetry").inputs["properties"]];
    for (const { dataSources, destinations, dataFlows } of bodies) {
      const flat = (o: Record<string, { name: string; streams: string[] }[]>) => Object.values(o).flat();
      const sent = flat(dataSources).flatMap((s) => s.streams);
      expect(dataFlows.flatMap((f: { streams: string[] }) => f.streams).sort()).toEqual([...new Set(sent)].sort());
      const named = flat(destinations).map((d) => d.name);
      for (const flow of dataFlows) expect(named).toEqual(expect.arrayContaining(flow.destinations));
    }
  });
});

describe("as a program uses it", () => {
  test("a machine of the same program, nothing known yet: dependencies are right and the agent goes with it (C6)", async () => {
    const { resources } = await record(
      () => {
        const machine = new VirtualMachine("vm", { resourceGroupName: "rg", vmName: "vm" });
        new VmInsights(
          "vms",
          { ...base, machines: [{ ...vm, id: machine.id, size: "Standard_B2s" }] },
          { machineResources: { web: machine } },
        );
      },
      { ...options, unknownIds: true },
    );
    const machine = resources.find((r) => r.type.endsWith(":VirtualMachine"))!;
    const { get } = index(resources);
    for (const part of ["agent", "performance", "linux"]) expect(get(`vms-web-${part}`).dependencies).toContain(machine.urn);
    expect(get("vms-web-agent").options["deletedWith"]).toBe(machine.urn);
    expect(get("vms-performance").dependencies).not.toContain(machine.urn);
  });

  test("what hangs on a machine of another subscription goes through that subscription's provider", async () => {
    const other = "22222222-2222-2222-2222-222222222222";
    const { resources } = await record(() => {
      const provider = new Provider("other", { subscriptionId: other });
      const providerFor = (s: string) => (s === other ? provider : undefined);
      new VmInsights("vms", { ...base, machines: [{ ...vm, subscriptionId: other }] }, { providerFor });
    }, options);
    const { get } = index(resources);
    for (const part of ["agent", "performance"]) expect(get(`vms-web-${part}`).options["provider"]).toMatch(/::other::/);
    expect(get("vms-performance").options["provider"] ?? "").not.toMatch(/::other::/);
  });

  test("all mistakes are told at once", async () => {
    const bad = made({ samplingFrequencyInSeconds: 5, experience: VmExperience.Metrics, machines: [vm, vm] });
    await expect(bad).rejects.toThrow(
      /is 5;.*allowPreview.*needs metricsWorkspace.*two machines are named "web".*same resource/s,
    );
    await expect(made({ machines: [{ ...vm, id: "vm-web" }] })).rejects.toThrow(/"vm-web" is not the ARM id/);
  });

  test("the example runs, and twice gives the same bytes", async () => {
    const run = async () => JSON.stringify((await record(() => void example(), options)).resources);
    const first = await run();
    expect(first).toBe(await run());
    expect(JSON.parse(first).filter((r: Recorded) => r.custom)).toHaveLength(18);
  });

  test("the order of the machines changes nothing", async () => {
    const bytes = async (machines: VmInsightsArgs["machines"]) =>
      JSON.stringify((await made({ machines })).all.filter((r) => r.custom));
    expect(await bytes([vm, vmss, arc])).toBe(await bytes([arc, vmss, vm]));
  });
});
