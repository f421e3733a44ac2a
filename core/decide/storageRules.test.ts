import { expect, test } from "vitest";
import { decide } from "./index.ts";
import type { LogRule, MetricRule } from "./ruleTypes.ts";
import { config, row } from "./testing.ts";

const account = (name: string, kind: string, tier = "Standard") =>
  row(name, { type: "microsoft.storage/storageaccounts", kind, sku: { name: `${tier}_LRS`, tier } });
const decided = (...rows: ReturnType<typeof account>[]) => decide({ config: config(), rows });

test("end-to-end latency is learnt by service: of blobs, and of shares where an account has nothing else", () => {
  const { rules, coverage } = decided(account("stmedia", "StorageV2"), account("stshares", "FileStorage", "Premium"));
  const latency = (rules as MetricRule[]).filter((r) => /^(blob|files)\.latency$/.test(r.alert));
  expect(latency.map((r) => [r.alert, r.targets.map((t) => t.split("/").at(-1)), r.scopePath])).toEqual([
    ["blob.latency", ["stmedia"], "/blobServices/default"],
    ["files.latency", ["stshares"], "/fileServices/default"],
  ]);
  for (const r of latency)
    expect([r.severity, r.criteria.map((c) => [c.metricName, c.dynamic?.sensitivity])]).toEqual([
      3,
      [["SuccessE2ELatency", "Low"]],
    ]);
  const of = (name: string, signal: string) => coverage.find((c) => c.target.endsWith(name) && c.signal === signal)?.status;
  expect([of("stmedia", "files.latency"), of("stshares", "files.latency")]).toEqual(["notApplicable", "covered"]);
});

test("growth compares two days, of all accounts of a workspace in one rule", () => {
  const { rules, coverage } = decided(account("sta", "StorageV2"), account("stb", "FileStorage", "Premium"));
  const [growth, ...more] = rules.filter((r) => r.alert === "storage.growth") as LogRule[];
  expect(more).toEqual([]);
  expect(growth).toMatchObject({
    threshold: 25,
    measure: "GrownPercent",
    overrideQueryTimeRange: "P2D",
    evaluationFrequency: "PT6H",
  });
  expect(growth!.targets).toHaveLength(2);
  expect(growth!.query).toContain("Now - Before > 100 * 1e9");
  expect(coverage.filter((c) => c.signal === "storage.growth").map((c) => c.status)).toEqual(["covered", "covered"]);
});
