import { describe, expect, test } from "vitest";
import * as guest from "../../catalogue/providers/guest.ts";
import { EventLevel } from "./args.ts";
import { arc, groups, made, vm, workspaceId } from "./testing.ts";

describe("what is collected", () => {
  test("the performance rule is what the portal knows as VM insights', without the Dependency agent", async () => {
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
    expect(
      queries.filter((q) => /^\(?(Perf|InsightsMetrics|Event|Syslog|let newest = toscalar\(Heartbeat|union)\b/.test(q)),
    ).toHaveLength(queries.length);
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
