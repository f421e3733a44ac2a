import { describe, expect, it } from "vitest";
import { behaviours } from "./behaviours/index.ts";
import { cloud, group, insights, subscription, vm, workspace } from "./testing.ts";

it("knows of every behaviour where it stands", () => {
  const names = behaviours.map((b) => b.name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, what, source } of behaviours) {
    expect(what, name).toMatch(/^[A-Z].+\.$/);
    expect(source, name).toMatch(/^https:\/\/(learn\.microsoft\.com|github\.com)\/./);
  }
});

describe("access", () => {
  const people = "11111111-2222-4333-8444-555555555555";
  const assignment = (name: string) => `${workspace}/providers/Microsoft.Authorization/roleAssignments/${name}`;
  it("is given to the type of principal that it is", () => {
    const { put } = cloud({ principals: { [people]: "Group" } });
    const role = { principalId: people, roleDefinitionId: "/reader" };
    expect(put(assignment("1"), role)).toMatch(/UnmatchedPrincipalType.*'Group'.*'User'/);
    expect(put(assignment("1"), { ...role, principalType: "Group" })).toBe("");
    expect(put(assignment("2"), { ...role, principalType: "Group" })).toMatch(/RoleAssignmentExists/);
  });
  it("is given to an identity made a moment ago only by its type", () => {
    const { azure, put } = cloud();
    const identity = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id`;
    azure.make(identity, { principalId: people }, "program");
    const role = { principalId: people, roleDefinitionId: "/reader" };
    expect(put(assignment("1"), role)).toMatch(/PrincipalNotFound/);
    expect(put(assignment("1"), { ...role, principalType: "ServicePrincipal" })).toBe("");
  });
  it("is denied where a service keeps its own", () => {
    const locked = `${subscription}/resourceGroups/databricks-rg`;
    const databricks = {
      id: `${group}/providers/Microsoft.Databricks/workspaces/d`,
      type: "",
      properties: { managedResourceGroupId: locked },
    };
    const { put } = cloud({ rows: [databricks] });
    const account = `${locked}/providers/Microsoft.Storage/storageAccounts/dbstorage`;
    expect(put(`${account}/providers/Microsoft.Insights/diagnosticSettings/a`)).toMatch(/DenyAssignmentAuthorizationFailed/);
    expect(put(`${vm}/providers/Microsoft.Insights/diagnosticSettings/a`)).toBe("");
  });
});

describe("alert rules", () => {
  const sqr = `${insights}/scheduledQueryRules/r`;
  const metric = `${insights}/metricAlerts/m`;
  it("keep the scope they were made with, in the region of its workspace", () => {
    const { put } = cloud();
    expect(put(sqr, { location: "northeurope", scopes: [workspace] })).toMatch(/region/);
    expect(put(sqr, { location: "westeurope", scopes: [workspace] })).toBe("");
    expect(put(sqr, { location: "westeurope", scopes: [workspace.toLowerCase()] }, "update")).toBe("");
    expect(put(sqr, { location: "westeurope", scopes: [vm] }, "update")).toMatch(/Scope can not be updated/);
  });
  it.each([
    ["Microsoft.DataProtection/backupVaults", /not supported for microsoft.dataprotection\/backupvaults/],
    ["Microsoft.KeyVault/vaults", /^$/],
  ])("watch several resources of %s, or not", (type, answer) => {
    const scopes = ["a", "b"].map((n) => `${group}/providers/${type}/${n}`);
    expect(cloud().put(metric, { scopes, targetResourceType: type })).toMatch(answer);
    expect(cloud().put(metric, { scopes: scopes.slice(1) })).toBe("");
    expect(cloud().put(metric, { scopes: [subscription], targetResourceType: type })).toMatch(answer);
  });
  it("watch resources of one region", () => {
    const scopes = ["a", "b"].map((n) => `${group}/providers/Microsoft.KeyVault/vaults/${n}`);
    const rows = scopes.map((id, i) => ({ id, type: "microsoft.keyvault/vaults", location: ["westeurope", "northeurope"][i]! }));
    expect(cloud({ rows }).put(metric, { scopes, targetResourceType: "Microsoft.KeyVault/vaults" })).toMatch(/several regions/);
  });
});

describe("what Azure makes by itself", () => {
  const component = `${insights}/components/appi`;
  const detector = `${group}/providers/Microsoft.AlertsManagement/smartDetectorAlertRules/Failure Anomalies - appi`;
  it("is there before a program comes to create it; a template takes it over", () => {
    const { azure, put, deploy } = cloud();
    put(component);
    expect(put(detector, { state: "Disabled" })).toMatch(/already existing/);
    const upsert = {
      type: "Microsoft.AlertsManagement/smartDetectorAlertRules",
      name: "Failure Anomalies - appi",
      location: "global",
      properties: { state: "Disabled" },
    };
    expect(deploy(upsert)).toBe("");
    expect(azure.cloud.get(detector)?.inputs).toMatchObject({ state: "Disabled" });
  });
  it("of a component without a delete is written all the same, and stays", () => {
    const { azure, put, remove } = cloud();
    const config = `${component}/ProactiveDetectionConfigs/slowpageloadtime`;
    azure.make(config);
    expect(put(config, { enabled: false })).toBe("");
    remove(config);
    expect(azure.cloud.get(config)).toBeDefined();
  });
  it("of an Azure Monitor workspace is locked, and goes with it", () => {
    const { azure, put, remove } = cloud();
    const metrics = `${group}/providers/Microsoft.Monitor/accounts/amw`;
    put(metrics, { location: "westeurope" });
    const own = `${subscription}/resourceGroups/MA_amw_westeurope_managed/providers/Microsoft.Insights/dataCollectionRules/amw`;
    expect(azure.cloud.get(own)?.by).toBe("azure");
    expect(put(own, {}, "update")).toMatch(/DenyAssignmentAuthorizationFailed/);
    remove(metrics);
    expect(azure.cloud.get(own)).toBeUndefined();
  });
});

describe("names and places", () => {
  it("of a deleted workspace are taken elsewhere and come back at home", () => {
    const { put, remove } = cloud();
    remove(workspace);
    expect(put(workspace, { location: "northeurope" })).toMatch(/not unique/);
    expect(put(workspace, { location: "westeurope" })).toBe("");
    remove(workspace);
  });
  it("of a deleted key vault are taken", () => {
    const { put, remove } = cloud();
    const vault = `${group}/providers/Microsoft.KeyVault/vaults/kv`;
    put(vault, { location: "westeurope" });
    remove(vault);
    expect(put(vault, { location: "westeurope" })).toMatch(/deleted state/);
    expect(put(vault, { location: "westeurope", createMode: "recover" })).toBe("");
  });
  it("do not change by a template", () => {
    const moved = { type: "Microsoft.OperationalInsights/workspaces", name: "log", location: "northeurope", properties: {} };
    expect(cloud().deploy(moved)).toMatch(/InvalidResourceLocation/);
  });
});

describe("machines and networks", () => {
  it("take an extension while they run, and one of a kind", () => {
    const agent = (name: string) => `${vm}/extensions/${name}`;
    const linux = { publisher: "Microsoft.Azure.Monitor", type: "AzureMonitorLinuxAgent" };
    const state = (code: string) => ({ extended: { instanceView: { powerState: { code } } } });
    const off = cloud({ rows: [{ id: vm, type: "", properties: state("PowerState/deallocated") }] });
    expect(off.put(agent("a"), linux)).toMatch(/not running/);
    const on = cloud({ rows: [{ id: vm, type: "", properties: state("PowerState/running") }] });
    expect(on.put(agent("a"), linux)).toBe("");
    expect(on.put(agent("b"), linux)).toMatch(/Multiple VMExtensions per handler/);
  });
  it("have one flow log, where they are", () => {
    const network = `${group}/providers/Microsoft.Network/virtualNetworks/vnet`;
    const { put } = cloud({ rows: [{ id: network, type: "", location: "westeurope" }] });
    const log = (name: string) => `${group}/providers/Microsoft.Network/networkWatchers/nw/flowLogs/${name}`;
    const of = (location: string) => ({ location, targetResourceId: network });
    expect(put(log("a"), of("northeurope"))).toMatch(/InvalidResourceReference/);
    expect(put(log("a"), of("westeurope"))).toBe("");
    expect(put(log("b"), of("westeurope"))).toMatch(/FlowLogAlreadyExists/);
  });
});

describe("reads", () => {
  it("give back ids in another case", () => {
    const { azure, put } = cloud();
    put(`${insights}/workbooks/w`, { sourceId: workspace });
    put(`${insights}/components/c`, { workspaceResourceId: workspace });
    expect(azure.cloud.get(`${insights}/workbooks/w`)!.outputs["sourceId"]).toBe(workspace.toLowerCase());
    expect(azure.cloud.get(`${insights}/components/c`)!.outputs["workspaceResourceId"]).toBe(workspace.toLowerCase());
  });
});
