import { expect, test } from "vitest";
import { adviceRule } from "./machineAdvice.ts";
import { anomalies, diskForecast, recommendations, usage, weekOverWeek } from "./queries.ts";

test("no query reads the rows of Container insights, which share the table", () => {
  for (const query of [anomalies("7"), diskForecast("7"), usage("7"), weekOverWeek(), recommendations("7", [])]) {
    expect(query.match(/InsightsMetrics/g)).toHaveLength(1);
    expect(query).toMatch(/InsightsMetrics\n\| where TimeGenerated > ago\(.+\) and Origin == "vm.azm.ms"/);
  }
});

test("the query's thresholds are the rule's", () => {
  const query = recommendations("days", []);
  const { idle, oversized, undersized } = adviceRule;
  expect(query).toContain(
    `CpuP95 < ${idle.cpuP95} and CpuMax < ${idle.cpuMax} and NetworkBytesPerSecond < ${idle.networkBytesPerSecond}, "idle"`,
  );
  expect(query).toContain(`CpuP95 < ${oversized.cpuP95} and MemoryP95 < ${oversized.memoryP95}, "oversized"`);
  expect(query).toContain(`CpuP95 >= ${undersized.cpuP95} or MemoryP95 >= ${undersized.memoryP95}, "undersized"`);
  expect(query).toContain(
    `WindowHours >= ${adviceRule.minimumDays * 24} and Hours >= ${adviceRule.minimumCoverage} * WindowHours`,
  );
});

test("names of machines are literals: they cannot end the string they stand in", () => {
  const query = recommendations("7", [
    { id: '/s/"] | take 0 //', size: "a\nb", hourlyUsd: 0.5 },
    { id: "/A", size: "S" },
  ]);
  expect(query).toContain('  "/a", "S", real(null),\n  "/s/\\"] | take 0 //", "a\\u000ab", 0.5\n];');
});
