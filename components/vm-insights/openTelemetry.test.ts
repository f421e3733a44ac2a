import { describe, expect, test } from "vitest";
import { VmExperience } from "./args.ts";
import { made, metricsWorkspace } from "./testing.ts";

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
      /additionalCounters\[0\]: .*found "system.process.count".*did you mean system.processes.count/,
    );
    await expect(made({ additionalCounters: ["system.processes.count"] })).rejects.toThrow(
      /additionalCounters: .*allowed: with the experience metrics or both/,
    );
  });

  test("both experiences side by side", async () => {
    const { names } = await made({ experience: VmExperience.Both, metricsWorkspace, allowPreview: true });
    expect(names).toEqual(expect.arrayContaining(["vms-web-opentelemetry", "vms-web-performance"]));
  });
});
