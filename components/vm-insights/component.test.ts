import { Provider } from "@pulumi/azure-native/provider.js";
import { VirtualMachine } from "@pulumi/azure-native/compute/virtualMachine.js";
import { describe, expect, test } from "vitest";
import type { Recorded } from "../../cli/recorder/monitor.ts";
import { record } from "../../cli/recorder/record.ts";
import { MachineOs, VmExperience, type VmInsightsArgs } from "./args.ts";
import { VmInsights } from "./component.ts";
import { example } from "./example.ts";
import { index } from "../testing.ts";
import { arc, base, identity, made, metricsWorkspace, options, vm, vmss } from "./testing.ts";

describe("everything on", () => {
  const everything: Partial<VmInsightsArgs> = {
    experience: VmExperience.Both,
    metricsWorkspace,
    privateLink: true,
    allowPreview: true,
    iisLogs: true,
    windowsFirewallLogs: true,
    additionalCounters: ["system.processes.count"],
    customLogs: [{ name: "App", os: MachineOs.Linux, filePatterns: ["/var/log/app.log"] }],
    hourlyPrices: { Standard_D4s_v5: 0.23 },
    machines: [{ ...vm, size: "Standard_D4s_v5" }, { ...vmss, identity }, arc],
  };

  test("no machine has two associations of one name or rule, and each agent waits for all of its own", async () => {
    const { of, get } = await made(everything);
    const all = of("DataCollectionRuleAssociation");
    expect(all).toHaveLength(5 + 4 + 5);
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
  test("a machine of the same program, nothing known yet: dependencies are right and the agent goes with it", async () => {
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
      /allowPreview.*web\.id: is another.*web\.name: stands twice.*metricsWorkspace: is missing.*found 5;/s,
    );
    await expect(made({ machines: [{ ...vm, id: "vm-web" }] })).rejects.toThrow(/web\.id: .*found "vm-web"; allowed: an ARM id/);
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
