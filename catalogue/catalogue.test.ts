import { describe, expect, it } from "vitest";
import { analyser } from "../test/catalogueCheck/kusto.ts";
import { checkLog } from "../test/catalogueCheck/logs.ts";
import { checkCharts, checkMetric } from "../test/catalogueCheck/metrics.ts";
import { checkRunbooks, readRunbooks } from "../test/catalogueCheck/pages.ts";
import { ofKind } from "../test/catalogueCheck/problem.ts";
import { checkGroups, checkPrometheus } from "../test/catalogueCheck/promql.ts";
import { checkShape, placed } from "../test/catalogueCheck/shape.ts";
import { resourceTypes } from "./index.ts";
import { limits } from "./limits.ts";
import { recordingGroups } from "./prometheus/index.ts";
import { regions } from "./regions.ts";
import { retirements } from "./retirements.ts";
import { scopeAlerts } from "./scopeAlerts.ts";

const all = placed(resourceTypes, scopeAlerts);

describe("the catalogue", () => {
  it("has the shape of its schema, each type once, each id with one meaning", () => {
    expect(checkShape(resourceTypes, scopeAlerts)).toEqual([]);
  });
  it("names metrics, aggregations, dimensions and grains that Azure documents", () => {
    expect(ofKind(all, "metric").flatMap(checkMetric)).toEqual([]);
    expect(resourceTypes.flatMap(checkCharts)).toEqual([]);
  });
  it("has queries that Azure's analyser accepts and log alerts may use", () => {
    const analyse = analyser();
    expect(ofKind(all, "log").flatMap((p) => checkLog(p, analyse))).toEqual([]);
  });
  it("has PromQL on series that are collected, in groups that Azure takes", () => {
    const prometheus = ofKind(all, "prometheus");
    expect(prometheus.flatMap(checkPrometheus)).toEqual([]);
    expect(checkGroups(prometheus)).toEqual([]);
  });
  it("has a runbook for each alert and an alert for each runbook", () => {
    expect(checkRunbooks(all, readRunbooks(new URL("../docs/runbooks/", import.meta.url)))).toEqual([]);
  });
  it("leaves most of Azure's activity log alerts to others", () => {
    expect(scopeAlerts.filter((s) => s.alert.kind === "activity").length).toBeLessThanOrEqual(
      limits["activityAlert.rules"].max / 4,
    );
  });
});

describe("facts", () => {
  it("knows each region once, by the name ARM gives it", () => {
    const names = regions.map((r) => r.name);
    expect(new Set(names).size).toBe(names.length);
    expect(regions.find((r) => r.displayName === "East US 2")).toMatchObject({ name: "eastus2", cloud: "public" });
    expect(regions.find((r) => r.name === "usgovvirginia")?.cloud).toBe("usgov");
    expect(names.filter((n) => !/^[a-z0-9]+$/.test(n))).toEqual([]);
  });
  it("dates each retirement, and its last new one before it", () => {
    for (const r of Object.values<{ on: string; noNewFrom?: string }>(retirements)) {
      expect(r.on).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect((r.noNewFrom ?? "") < r.on).toBe(true);
    }
  });
  it("records what the dashboards of Kubernetes read, under the names they use", () => {
    expect(recordingGroups.map((g) => [g.group, g.rules.length])).toEqual([
      ["NodeRecordingRulesRuleGroup", 11],
      ["KubernetesRecordingRulesRuleGroup", 19],
      ["UXRecordingRulesRuleGroup", 18],
      ["NodeRecordingRulesRuleGroup-Win", 15],
      ["NodeAndKubernetesRecordingRulesRuleGroup-Win", 17],
      ["UXRecordingRulesRuleGroup-Win", 8],
    ]);
  });
});
