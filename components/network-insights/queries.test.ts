import { describe, expect, test } from "vitest";
import { accountLimits } from "../../core/azure/storageLimits.ts";
import { storageServices, summaryTableOf } from "../../core/insights/storage/logs.ts";
import { syntaxErrors } from "../../test/catalogueCheck/kusto.ts";
import * as network from "./queries.ts";
import * as storage from "../storage-insights/queries.ts";

const { access, hotContainers, latency, throttling, unreadContainers } = storage;
const { connections, deniedFlows, firewallHits, maliciousFlows, newTalkers, topTalkers, tunnels, wafBlocks } = network;
const overFlows = { deniedFlows, maliciousFlows, newTalkers, topTalkers };
const overNetworks = { ...overFlows, connections, firewallHits, tunnels, wafBlocks };
const overSums = { access, hotContainers, latency, throttling, unreadContainers };

describe("queries", () => {
  test.each(Object.entries(overNetworks))("of networks: %s parses and looks back as far as asked", (_, query) => {
    expect(syntaxErrors(query("days"))).toEqual([]);
    expect(query("days").match(/ago\(1d \* days\)/g)?.length).toBeGreaterThanOrEqual(1);
  });

  test.each(Object.entries(overFlows))("%s reads flows, not the topology that shares their table", (_, query) => {
    expect(query("7")).toContain('SubType == "FlowLog"');
  });

  test.each(Object.entries(overSums))(
    "of storage: %s parses and reads sums only, of the services that are logged",
    (_, query) => {
      for (const services of [["blob"], ["blob", "table"]] as const) {
        const kql = query(services, "days");
        expect(syntaxErrors(kql)).toEqual([]);
        const read = storageServices.filter((s) => kql.includes(summaryTableOf[s]));
        expect(read).toEqual(services);
        expect(kql).not.toMatch(/\bStorage(Blob|File|Queue|Table)Logs\b/);
      }
    },
  );

  test("ids of accounts are literals: they cannot end the string they stand in", () => {
    const accounts = [{ id: '/s/"] | take 0 //', limits: accountLimits("FileStorage", "Premium_LRS", "westeurope") }];
    for (const kql of [storage.growth("7", accounts), storage.throughput(["file"], "7", accounts)]) {
      expect(kql).toContain('  "/s/\\"] | take 0 //", real(null), real(null), real(null), real(100)\n];');
      expect(syntaxErrors(kql)).toEqual([]);
    }
    expect(syntaxErrors(storage.growth("7", []))).toEqual([]);
  });
});
