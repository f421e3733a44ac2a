import { expect, test } from "vitest";
import type { Row } from "../inventory/types.ts";
import { decide } from "./index.ts";
import type { LogRule } from "./ruleTypes.ts";
import { config, row, subscription } from "./testing.ts";

const other = row("law-other", { type: "microsoft.operationalinsights/workspaces", location: "northeurope" });
const component = (name: string, workspace: string): Row =>
  row(name, {
    type: "microsoft.insights/components",
    kind: "web",
    properties: { IngestionMode: "LogAnalytics", WorkspaceResourceId: workspace },
  });
const cluster: Row = row("aks1", {
  type: "microsoft.containerservice/managedclusters",
  identity: { type: "SystemAssigned" },
  properties: {
    powerState: { code: "Running" },
    azureMonitorProfile: { metrics: { enabled: true } },
    addonProfiles: { omsagent: { enabled: true, config: { useAADAuth: "true", logAnalyticsWorkspaceResourceID: other.id } } },
  },
});
const rule = (prefix: string, destinations: Record<string, unknown>): Row =>
  row(`${prefix}-westeurope-aks1`, { type: "microsoft.insights/datacollectionrules", properties: { destinations } });
const msci = rule("MSCI", { logAnalytics: [{ name: "la", workspaceResourceId: other.id }] });
const msprom = rule("MSProm", { monitoringAccounts: [{ accountResourceId: `/subscriptions/${subscription}/amw` }] });

const logRules = (rows: Row[], alert: RegExp) =>
  decide({ config: config(), rows }).rules.filter((r): r is LogRule => r.kind === "log" && alert.test(r.alert));

test("rules on applications read the workspace that their component writes to, beside the environment's own", () => {
  const rows = [other, component("appi-shop", other.id.toUpperCase())];
  const { readWorkspaces, rules, coverage } = decide({ config: config(), rows });
  expect(readWorkspaces).toMatchObject([{ name: "law-other", location: "northeurope", existing: other.id }]);
  const failed = rules.filter((r): r is LogRule => r.alert === "application.failed-requests");
  expect(failed.map((r) => [r.workspace, r.targets.length])).toEqual([
    [readWorkspaces[0]!.key, 1],
    ["main", 1],
  ]);
  // The workspace holds rows of others too: the rule reads only what this environment watches.
  expect(failed[0]!.query).toContain("appi-shop");
  const row = coverage.find((c) => c.signal === "application.failed-requests" && c.target.endsWith("/appi-shop"));
  expect(row).toMatchObject({ status: "covered", by: [failed[0]!.key] });
});

test("a workspace that the inventory does not list is said, and covers nothing", () => {
  const { coverage } = decide({ config: config(), rows: [component("appi-shop", other.id)] });
  const row = coverage.find((c) => c.signal === "application.failed-requests" && c.target.endsWith("/appi-shop"));
  expect(row).toMatchObject({ status: "missing", by: [], reason: expect.stringContaining("law-other") });
});

test("a cluster that the CLI onboarded is covered by what is there, and its rules read where that sends", () => {
  const rows = [other, cluster, msci, msprom];
  const { coverage, findings } = decide({ config: config(), rows });
  for (const signal of ["container-logs", "prometheus"])
    expect(coverage.find((c) => c.signal === signal)).toMatchObject({
      status: "covered",
      by: [],
      reason: expect.stringContaining("onboarded"),
    });
  expect(findings.filter((f) => f.severity === "error")).toEqual([]);
  expect(new Set(logRules(rows, /^kubernetes\./).map((r) => r.workspace))).toEqual(
    new Set([expect.stringMatching(/^law-other-/)]),
  );
});

test("what nothing sends yet goes to the environment's workspace", () => {
  expect(new Set(logRules([other, cluster], /^kubernetes\./).map((r) => r.workspace))).toEqual(new Set(["main"]));
});

test("alerts over flows read the workspace of the traffic analytics that is there", () => {
  const network = row("vnet", { type: "microsoft.network/virtualnetworks" });
  const analytics = { enabled: true, workspaceResourceId: other.id };
  const flowLog = row("fl", {
    type: "microsoft.network/networkwatchers/flowlogs",
    properties: {
      targetResourceId: network.id,
      enabled: true,
      flowAnalyticsConfiguration: { networkWatcherFlowAnalyticsConfiguration: analytics },
    },
  });
  const rows = [other, network, flowLog];
  expect(new Set(logRules(rows, /^vnet\./).map((r) => r.workspace))).toEqual(new Set([expect.stringMatching(/^law-other-/)]));
  expect(decide({ config: config(), rows }).findings.map((f) => f.code)).not.toContain("AZM133");
});
