import { describe, expect, test } from "vitest";
import { adviceRule, adviseMachines, type MeasuredMachine } from "./machineAdvice.ts";

const quiet: MeasuredMachine = {
  id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/quiet",
  computer: "quiet",
  hours: 330,
  windowHours: 336,
  cpuP95: 2.1,
  cpuMax: 9,
  memoryP95: 30,
  networkBytesPerSecond: 900,
};
const busy: MeasuredMachine = { ...quiet, id: "/busy", cpuP95: 62, cpuMax: 99, memoryP95: 75, networkBytesPerSecond: 5e6 };
const price = { [quiet.id.toLowerCase()]: 0.2 };

test("an idle machine is found with its row, the rule and the money; a busy one is not", () => {
  const advice = adviseMachines([busy, quiet], price);
  expect(advice).toHaveLength(1);
  expect(advice[0]).toMatchObject({ id: quiet.id, kind: "idle", monthlySaving: 146, measured: quiet });
  expect(advice[0]!.because).toBe(
    "idle is below 5 % CPU, never above 20 %, below 10000 B/s; measured over 330 of 336 hours: CPU 2.1 % (95th percentile), " +
      "9 % (most), memory 30 %, network 900 B/s",
  );
});

describe("idle needs all of it", () => {
  test.each([
    ["some CPU", { cpuP95: adviceRule.idle.cpuP95 }],
    ["one busy minute", { cpuMax: adviceRule.idle.cpuMax }],
    ["traffic", { networkBytesPerSecond: adviceRule.idle.networkBytesPerSecond }],
  ])("%s: not idle, too large at most", (_, more) => {
    expect(adviseMachines([{ ...quiet, ...more }]).map((a) => a.kind)).toEqual(["oversized"]);
  });
});

test("half the size for what uses little of both, a larger one for what is full of either", () => {
  const kind = (cpuP95: number, memoryP95: number) => adviseMachines([{ ...busy, cpuP95, memoryP95 }], { "/busy": 1 })[0];
  expect(kind(34, 39)).toMatchObject({ kind: "oversized", monthlySaving: 365 });
  expect(kind(34, 40)).toBeUndefined();
  expect(kind(35, 39)).toBeUndefined();
  expect(kind(90, 39)).toMatchObject({ kind: "undersized", monthlySaving: -730 });
  expect(kind(10, 95)).toMatchObject({ kind: "undersized" });
});

test("a machine that was measured for too short proves nothing", () => {
  expect(adviseMachines([{ ...quiet, hours: 200 }])).toEqual([]);
  expect(adviseMachines([{ ...quiet, hours: 48, windowHours: 48 }])).toEqual([]);
});

test("without a price there is no money, and the largest saving comes first", () => {
  expect(adviseMachines([quiet])[0]).not.toHaveProperty("monthlySaving");
  const dear = { ...quiet, id: "/dear" };
  expect(adviseMachines([quiet, dear], { ...price, "/dear": 1 }).map((a) => a.id)).toEqual(["/dear", quiet.id]);
});
