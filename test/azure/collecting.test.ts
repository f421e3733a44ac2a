import { describe, expect, it } from "vitest";
import type { Properties } from "./cloud.ts";
import { cloud, group, insights, rule, subscription, vm, workspace } from "./testing.ts";

const table = (name: string, more: Properties = {}, dependsOn: string[] = []) => ({
  type: "Microsoft.OperationalInsights/workspaces/tables",
  name: `log/${name}`,
  dependsOn,
  properties: more,
});
const wait = (name: string, dependsOn: string[] = []) => ({
  type: "Microsoft.Resources/deployments",
  name,
  dependsOn,
  properties: { mode: "Incremental", template: { resources: [] } },
});
const sending = (flow: Properties, more: Properties = {}) => ({
  location: "westeurope",
  destinations: { logAnalytics: [{ name: "workspace", workspaceResourceId: workspace }] },
  dataFlows: [{ destinations: ["workspace"], ...flow }],
  ...more,
});

describe("tables", () => {
  it("are Microsoft's from the first moment: no resource creates one, a template changes it, nothing deletes it", () => {
    const { azure, put, remove, deploy } = cloud();
    const logs = `${workspace}/tables/ContainerLogV2`;
    expect(put(logs, { plan: "Basic" })).toMatch(/cannot create already existing resource .*ContainerLogV2/);
    expect(deploy(table("ContainerLogV2", { plan: "Basic" }))).toBe("");
    expect(azure.cloud.get(logs)).toMatchObject({ by: "azure", inputs: { plan: "Basic" } });
    remove(logs);
    expect(azure.cloud.get(logs)).toBeDefined();
    expect(deploy(table("ContainerLogV2", { schema: { columns: [] } }))).toMatch(/schema .* Microsoft's/);
  });
  it("of customers come and go", () => {
    const { azure, put, remove } = cloud();
    const orders = `${workspace}/tables/Orders_CL`;
    expect(put(orders, { workspaceName: "log" })).toBe("");
    expect(put(orders)).toMatch(/already existing/);
    expect(remove(orders)).toBe("");
    expect(azure.cloud.get(orders)).toBeUndefined();
    expect(
      put(`${group}/providers/Microsoft.OperationalInsights/workspaces/none/tables/A_CL`, { workspaceName: "none" }),
    ).toMatch(/ResourceNotFound/);
  });
  it("of a solution are there some time after it", () => {
    const { put, deploy } = cloud();
    const solution = `${group}/providers/Microsoft.OperationsManagement/solutions/Security(log)`;
    const firewall = sending({ streams: ["Microsoft-WindowsFirewall"] });
    expect(put(rule, firewall)).toMatch(/InvalidOutputTable/);
    expect(put(solution, { properties: { workspaceResourceId: workspace } })).toBe("");
    expect(put(rule, firewall)).toMatch(/InvalidOutputTable/);
    expect(deploy(wait("a"), wait("b", ["a"]), wait("c", ["b"]))).toBe("");
    expect(put(rule, firewall)).toBe("");
  });
});

describe("collection rules", () => {
  const declared = (columns: Properties) => ({
    "Custom-Orders_CL": { columns: Object.entries(columns).map(([name, type]) => ({ name, type })) },
  });
  it("send to tables that are there", () => {
    const { put } = cloud();
    expect(put(rule, sending({ streams: ["Custom-Orders_CL"] }))).toMatch(/InvalidOutputTable.*Custom-Orders_CL/);
    put(`${workspace}/tables/Orders_CL`);
    expect(put(rule, sending({ streams: ["Custom-Orders_CL"] }))).toBe("");
  });
  it.each([
    [
      "a number without a type for an int",
      "source | extend Count = iff(isnull(Count), 1, Count)",
      /Count \[produced:'int', output:'long'\]/,
    ],
    ["a typed one", "source | extend Count = iff(isnull(Count), int(1), Count)", /^$/],
    ["a column that is no more", "source | project TimeGenerated, Total = Coun", /Coun/],
    ["a column that the table lacks", "source | extend Total = 1", /no column Total/],
  ])("transform to the table's types: %s", (_, transformKql, answer) => {
    const { put } = cloud();
    const columns = { TimeGenerated: "datetime", Count: "int" };
    const schema = { columns: Object.entries(columns).map(([name, type]) => ({ name, type })) };
    put(`${workspace}/tables/Orders_CL`, { schema });
    const flow = { streams: ["Custom-Orders_CL"], outputStream: "Custom-Orders_CL", transformKql };
    expect(put(rule, sending(flow, { streamDeclarations: declared(columns) }))).toMatch(answer);
  });
  it("check transformations of Microsoft's tables as far as their columns are known", () => {
    const { put } = cloud();
    const flow = (transformKql: string) => sending({ streams: ["Microsoft-Table-Syslog"], transformKql });
    expect(put(rule, flow("source | extend Computer = 5"))).toMatch(/Computer \[produced:'string', output:'long'\]/);
    expect(put(rule, flow("source | where Facility != 'auth' | project-away ProcessName"))).toBe("");
  });
  it("lie where their workspace and endpoint are", () => {
    const { put } = cloud();
    const endpoint = `${insights}/dataCollectionEndpoints/e`;
    put(endpoint, { location: "northeurope" });
    const perf = (more: Properties) => sending({ streams: ["Microsoft-Perf"] }, more);
    expect(put(rule, perf({ location: "northeurope" }))).toMatch(/not in the rule's region/);
    expect(put(rule, perf({ dataCollectionEndpointId: endpoint }))).toMatch(/InvalidDataCollectionEndpoint/);
    expect(put(rule, perf({ location: "West Europe" }))).toBe("");
  });
  it("are associated once they are there, and endpoints under their one name", () => {
    const { put } = cloud();
    const association = (name: string) => `${vm}/providers/Microsoft.Insights/dataCollectionRuleAssociations/${name}`;
    expect(put(association("a"), { dataCollectionRuleId: rule })).toMatch(/ResourceNotFound/);
    put(rule, sending({ streams: ["Microsoft-Perf"] }));
    expect(put(association("a"), { dataCollectionRuleId: rule })).toBe("");
    expect(put(association("a"), { dataCollectionRuleId: rule })).toMatch(/already existing/);
    const endpoint = `${insights}/dataCollectionEndpoints/e`;
    put(endpoint);
    expect(put(association("e"), { dataCollectionEndpointId: endpoint })).toMatch(/configurationAccessEndpoint/);
    expect(put(association("configurationAccessEndpoint"), { dataCollectionEndpointId: endpoint })).toBe("");
  });
});

describe("diagnostic settings", () => {
  const setting = (name: string, on = vm) => `${on}/providers/Microsoft.Insights/diagnosticSettings/${name}`;
  const logs = (...categories: string[]) => categories.map((category) => ({ category, enabled: true }));
  it("are five at most, those of others counted", () => {
    const { azure, put } = cloud();
    for (const n of ["a", "b", "c", "d"]) azure.make(setting(n), { workspaceId: `${workspace}-${n}` }, "others");
    expect(put(setting("e"))).toBe("");
    expect(put(setting("f"))).toMatch(/limit of 5/);
    expect(put(setting("e"), {}, "update")).toBe("");
  });
  it.each([
    [logs("Audit"), logs("Audit"), /already used .* 'Audit'/],
    [logs("Audit"), logs("Requests"), /^$/],
    [[{ categoryGroup: "allLogs", enabled: true }], logs("Requests"), /already used/],
  ])("send a category to a sink once", (first, second, answer) => {
    const { put } = cloud();
    put(setting("a"), { workspaceId: workspace, logs: first });
    expect(put(setting("b"), { workspaceId: workspace.toUpperCase(), logs: second })).toMatch(answer);
    expect(put(setting("c"), { workspaceId: `${workspace}-other`, logs: second })).toBe("");
  });
  it("of a subscription have a name once", () => {
    const { put } = cloud();
    expect(put(setting("azmon", subscription), { workspaceId: workspace, logs: logs("Alert") })).toBe("");
    expect(put(setting("azmon", subscription), { workspaceId: `${workspace}2` })).toMatch(/already existing/);
  });
  it("name groups or categories", () => {
    const mixed = [{ categoryGroup: "audit", enabled: true }, ...logs("Requests")];
    expect(cloud().put(setting("a"), { workspaceId: workspace, logs: mixed })).toMatch(/cannot be mixed/);
  });
  it("do not say on read that tables are resource-specific", () => {
    const { azure, put } = cloud();
    put(setting("a"), { workspaceId: workspace, logAnalyticsDestinationType: "Dedicated" });
    expect(azure.cloud.get(setting("a"))!.outputs).not.toHaveProperty("logAnalyticsDestinationType");
  });
});

describe("workspaces", () => {
  const cluster = `${workspace}/linkedServices/Cluster`;
  const late = (more: Properties) => ({
    type: "Microsoft.OperationalInsights/workspaces",
    name: "log",
    location: "westeurope",
    properties: more,
  });
  it("are replicated or in a cluster", () => {
    const replicated = late({ replication: { enabled: true } });
    const first = cloud();
    first.put(cluster);
    expect(first.deploy(replicated)).toMatch(/not supported/);
    const second = cloud();
    expect(second.deploy(replicated)).toBe("");
    expect(second.put(cluster)).toMatch(/not supported/);
  });
  it("take no tier of their own in a cluster", () => {
    const { put, deploy } = cloud();
    put(cluster);
    expect(deploy(late({ sku: { name: "CapacityReservation" } }))).toMatch(/pricing tier/);
    expect(deploy(late({ retentionInDays: 90 }))).toBe("");
  });
});

describe("what Azure takes and nobody gets anything of", () => {
  const extension = `${group}/providers/Microsoft.Kubernetes/connectedClusters/c/providers/Microsoft.KubernetesConfiguration/extensions/azuremonitor-containers`;
  it.each([
    [undefined, /wsid and amalogs.secret.key/],
    [{ "amalogs.secret.wsid": "id", "amalogs.secret.key": "<not_used>" }, /^$/],
  ])("is a logs extension without the workspace's id", (configurationProtectedSettings, reason) => {
    const { azure, put } = cloud();
    put(extension, { extensionType: "Microsoft.AzureMonitor.Containers", configurationProtectedSettings });
    expect(azure.idle.map((i) => i.reason).join()).toMatch(reason);
  });
  it.each([
    [["Microsoft-ContainerLogV2-HighScale"], 1],
    [["Microsoft-ContainerLogV2"], 0],
  ])("is a rule for an agent in another mode", (streams, idle) => {
    const { azure, put } = cloud();
    put(rule, sending({ streams }));
    expect(azure.idle).toHaveLength(idle);
  });
  it.each([
    ["ContainerLogV2 | count", 1],
    ['Usage | where DataType == "ContainerLogV2"', 0],
    ["KubeEvents | count", 0],
  ])("is a workbook over a Basic table: %s", (query, idle) => {
    const { azure, put, deploy } = cloud();
    deploy(table("ContainerLogV2", { plan: "Basic" }));
    const step = { name: "volume", content: { queryType: 0, query } };
    const serializedData = JSON.stringify({ items: [{ content: { items: [step] } }] });
    put(`${insights}/workbooks/w`, { sourceId: workspace, serializedData });
    expect(azure.idle).toHaveLength(idle);
  });
  it("is an extension of a scale set that upgrades by hand", () => {
    const scaleSet = `${group}/providers/Microsoft.Compute/virtualMachineScaleSets/vmss`;
    const { azure, put } = cloud({ rows: [{ id: scaleSet, type: "", properties: { upgradePolicy: { mode: "Manual" } } }] });
    put(`${scaleSet}/extensions/a`);
    expect(azure.idle).toHaveLength(1);
  });
});
