import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { record } from "../../cli/recorder/record.ts";
import { isRefusal } from "../../core/base/refusal.ts";
import { type Monitored, observe } from "../../core/decide/observe.ts";
import { deployed } from "../azure/testing.ts";
import { group, type Made, made, subscription } from "../testing.ts";
import type { MonitoringArgs } from "./args.ts";
import { Monitoring } from "./component.ts";
import { example } from "./example.ts";

const environment: MonitoringArgs["environment"] = {
  environment: "prod",
  preset: "production",
  location: "westeurope",
  placement: { subscriptionId: subscription, resourceGroup: "rg-mon" },
  actionGroups: { chat: { email: ["team@example.com"] } },
  routing: { critical: ["chat"], warning: ["chat"] },
};
const vault = (name: string, more: { subscriptionId?: string; location?: string } = {}) => {
  const subscriptionId = more.subscriptionId ?? subscription;
  const id = `/subscriptions/${subscriptionId}/resourceGroups/rg-app/providers/Microsoft.KeyVault/vaults/${name}`;
  return {
    id,
    name,
    type: "microsoft.keyvault/vaults",
    location: more.location ?? "westeurope",
    resourceGroup: "rg-app",
    subscriptionId,
  };
};
const monitor = (args: Partial<MonitoringArgs>, options = {}) =>
  made(() => new Monitoring("shop", { environment, ...args }), options);
const of = (all: Map<string, Made>, type: string) => [...all.values()].filter((r) => r.type === `azure-native:${type}`);

test("the example makes each part of an environment, twice the same", async () => {
  const all = await made(() => example());
  const kinds = new Set([...all.values()].map((r) => r.type.split(":").at(-1)));
  for (const kind of [
    "Workspace",
    "ActionGroup",
    "DiagnosticSetting",
    "MetricAlert",
    "ScheduledQueryRule",
    "ActivityLogAlert",
    "VirtualMachineExtension",
    "Component",
    "DashboardDefinition",
  ])
    expect(kinds).toContain(kind);
  expect(await made(() => example())).toEqual(all);
});

test("what Application Insights detects by itself is told to those of severity 3, not to who is woken", async () => {
  const actionGroups = { pager: { email: ["oncall@example.com"] }, chat: { email: ["team@example.com"] } };
  const routing = { critical: ["pager"], warning: ["chat"] };
  const preview = { allowPreview: true, applicationInsights: { smartDetection: true } };
  const all = await monitor({ environment: { ...environment, actionGroups, routing, ...preview } });
  const rules = of(all, "alertsmanagement:SmartDetectorAlertRule");
  expect(rules).toHaveLength(5);
  const chat = `${group("rg-mon")}/providers/Microsoft.Insights/actionGroups/ag-prod-chat`;
  for (const { inputs } of rules) expect([inputs["severity"], inputs["actionGroups"].groupIds]).toEqual(["Sev3", [chat]]);
  const [anomalies] = deployed(all.get("shop-application-failure-anomalies")!.inputs);
  expect(anomalies!["properties"]).toMatchObject({ severity: "Sev3", actionGroups: { groupIds: [chat] } });
});

test("every alert rule calls the action group that routing names", async () => {
  const all = await monitor({ inventory: [vault("kv")] });
  const chat = `${group("rg-mon")}/providers/Microsoft.Insights/actionGroups/ag-prod-chat`;
  const called = [
    ...of(all, "monitor:MetricAlert").map((r) => r.inputs["actions"][0].actionGroupId),
    ...of(all, "monitor:ScheduledQueryRule").map((r) => r.inputs["actions"].actionGroups[0]),
  ];
  expect(called.length).toBeGreaterThan(5);
  expect(new Set(called)).toEqual(new Set([chat]));
});

test("each subscription has its own provider, group and rules; ids say the right subscription", async () => {
  const other = "22222222-2222-4222-8222-222222222222";
  const all = await monitor({ inventory: [vault("here"), vault("there", { subscriptionId: other })] });
  expect(
    of(all, "resources:ResourceGroup")
      .map((r) => r.id!.split("/")[2])
      .sort(),
  ).toEqual([subscription, other]);
  for (const rule of of(all, "monitor:MetricAlert")) expect(rule.id!.split("/")[2]).toBe(rule.inputs["scopes"][0].split("/")[2]);
  expect(of(all, "operationalinsights:Workspace").map((r) => r.id!.split("/")[2])).toEqual([subscription]);
});

test.each([
  ["usgovvirginia", "usgovernment"],
  ["chinanorth3", "china"],
  ["westeurope", "public"],
])("every provider of an environment in %s speaks to the cloud %s", async (location, cloud) => {
  const { resources } = await record(
    () => void new Monitoring("shop", { environment: { ...environment, location }, inventory: [vault("kv", { location })] }),
    { project: "test", stack: "test", subscriptionId: subscription },
  );
  const providers = resources.filter((r) => r.type === "pulumi:providers:azure-native");
  expect(providers.map((r) => r.inputs["environment"])).toEqual([cloud]);
});

test("with rules beside their resources a rule lies in its resource's group, and no group is made in that subscription", async () => {
  const placement = { ...environment.placement, rules: "beside" as const };
  const all = await monitor({ environment: { ...environment, placement }, inventory: [vault("kv")] });
  const rules = of(all, "monitor:MetricAlert").filter((r) => r.inputs["scopes"][0] === vault("kv").id);
  expect(new Set(rules.map((r) => r.inputs["resourceGroupName"]))).toEqual(new Set(["rg-app"]));
});

test("an existing workspace is used and nothing of it is made", async () => {
  const existing = `/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg-hub/providers/Microsoft.OperationalInsights/workspaces/log-hub`;
  const all = await monitor({ environment: { ...environment, workspace: { existing } }, inventory: [vault("kv")] });
  expect(of(all, "operationalinsights:Workspace")).toEqual([]);
  expect(new Set(of(all, "monitor:DiagnosticSetting").map((r) => r.inputs["workspaceId"]))).toEqual(new Set([existing]));
});

test("tags that Azure Policy stamps are left alone on everything that has tags, and on nothing else", async () => {
  const names = { tags: { costCenter: "42" }, ignoreTagKeys: ["createdOn", "created by"] };
  const all = await monitor({ environment: { ...environment, names }, inventory: [vault("kv")] });
  const paths = ['tags["createdOn"]', 'tags["created by"]'];
  const ignoring = (r: Made) => paths.every((p) => (r.options.ignoreChanges as string[] | undefined)?.includes(p));
  const [tagged, untagged] = [true, false].map((t) => [...all.values()].filter((r) => (r.inputs["tags"] !== undefined) === t));
  expect(tagged!.length).toBeGreaterThan(30);
  expect(tagged!.filter((r) => !ignoring(r)).map((r) => r.type)).toEqual([]);
  expect(untagged!.filter(ignoring).map((r) => r.type)).toEqual([]);
  expect(tagged!.every((r) => r.inputs["tags"].costCenter === "42")).toBe(true);
});

test("readers of the workspace have the role there, and the access mode is as set", async () => {
  const workspace = { readers: { operations: { id: "33333333-3333-4333-8333-333333333333" } }, resourcePermissions: false };
  const all = await monitor({ environment: { ...environment, workspace }, inventory: [vault("kv")] });
  const made = of(all, "operationalinsights:Workspace")[0]!;
  expect(made.inputs["features"].enableLogAccessUsingOnlyResourcePermissions).toBe(false);
  const roles = of(all, "authorization:RoleAssignment");
  expect(roles.map((r) => [r.inputs["principalId"], r.inputs["scope"]])).toEqual([[workspace.readers.operations.id, made.id]]);
});

test("with a workspace per region data stays in its region", async () => {
  const placement = { ...environment.placement, workspaces: "perRegion" as const };
  const all = await monitor({
    environment: { ...environment, placement },
    inventory: [vault("a"), vault("b", { location: "northeurope" })],
  });
  const sinks = of(all, "monitor:DiagnosticSetting").filter((r) => r.inputs["resourceUri"].includes("/vaults/"));
  expect(sinks.map((r) => [r.inputs["resourceUri"].at(-1), r.inputs["workspaceId"].split("/").at(-1)]).sort()).toEqual([
    ["a", "log-prod-westeurope"],
    ["b", "log-prod-northeurope"],
  ]);
});

test("a live resource is watched before its id is known", async () => {
  const resources = [{ name: "vault", id: vault("live").id, type: "Microsoft.KeyVault/vaults", location: "westeurope" }];
  const known = await monitor({ resources });
  expect(of(known, "monitor:MetricAlert").some((r) => r.inputs["scopes"].includes(vault("live").id))).toBe(true);
  const unknown = await monitor({ resources }, { unknownIds: true });
  expect(unknown.size).toBe(known.size);
});

test("what was decided is told with the URN of what was made of it", async () => {
  const seen: Monitored[] = [];
  const stop = observe((m) => seen.push(m));
  const all = await monitor({ inventory: [vault("kv")] });
  stop();
  const urns = await seen[0]!.urns;
  for (const rule of seen[0]!.decisions.rules) expect(urns[rule.key]).toMatch(/^urn:pulumi:/);
  const covered = seen[0]!.decisions.coverage.filter((c) => c.status === "covered").flatMap((c) => c.by);
  const made = new Set([...all.values()].map((r) => r.urn));
  for (const key of covered) expect(made).toContain(urns[key]);
});

test("an environment that is not valid is refused with every problem, and nothing is registered", async () => {
  const bad = { ...environment, preset: "prod", routing: { critical: ["chta"] } } as unknown as MonitoringArgs["environment"];
  const error = await monitor({ environment: bad }).then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(isRefusal(error) && error.problems.map((p) => p.path)).toEqual(["preset", "routing.critical[0]"]);
});

test("applications that may send have the role on the component; where they send to is an output, and secret", async () => {
  const senders = { shop: "44444444-4444-4444-8444-444444444444" };
  const config = { ...environment, applicationInsights: { senders, browserComponent: true } };
  let strings: Monitoring["connectionStrings"] = {};
  const all = await made(() => {
    strings = new Monitoring("shop", { environment: config }).connectionStrings;
  });
  const component = of(all, "applicationinsights:Component").find((c) => !c.name.endsWith("-browser"))!;
  const roles = of(all, "authorization:RoleAssignment").map((r) => r.inputs);
  expect(roles).toMatchObject([{ principalId: senders.shop, principalType: "ServicePrincipal", scope: component.id }]);
  expect(Object.keys(strings).sort()).toEqual(["browsers", "servers"]);
  for (const output of Object.values(strings))
    expect(await (output as unknown as { isSecret: Promise<boolean> }).isSecret).toBe(true);
});

/** Components that a component holds, in its fields and in lists and records of its fields. */
function held(value: unknown, depth = 2): pulumi.ComponentResource[] {
  if (value instanceof pulumi.ComponentResource) return [value];
  if (depth === 0 || typeof value !== "object" || value === null || pulumi.Output.isInstance(value)) return [];
  return Object.values(value).flatMap((v) => held(v, depth - 1));
}
const typeOf = (component: pulumi.Resource): string =>
  (component as pulumi.Resource & { __pulumiType: string }).__pulumiType.split(":").at(-1)!;

test("every component of an environment is reached from it, with the addresses that others need", async () => {
  let monitoring: Monitoring | undefined;
  const { resources } = await record(
    () => {
      monitoring = new Monitoring("shop", {
        environment: {
          ...environment,
          budget: { monthly: 1000, startDate: "2027-01-01" },
          usageInsights: { feedback: true },
          applicationInsights: { browserComponent: true },
          suppressions: [
            { name: "move", reason: "The shop moves house.", from: "2027-01-01T00:00:00", until: "2027-01-02T00:00:00" },
          ],
        },
        inventory: [vault("kv")],
      });
    },
    { project: "test", stack: "test", subscriptionId: subscription },
  );
  const own = resources.find((r) => r.type === "azmon:index:Monitoring")!;
  const children = resources.filter((r) => r.parent === own.urn && r.type.startsWith("azmon:"));
  const { decisions: _decisions, ...fields } = monitoring!;
  const reached = Object.entries(fields).flatMap(([field, value]) => (field.startsWith("__") ? [] : held(value)));
  expect(reached.map(typeOf).sort()).toEqual(children.map((r) => r.type.split(":").at(-1)).sort());
  expect(children.map((r) => r.type)).toEqual(
    expect.arrayContaining(["ActivityLog", "Suppressions", "Feedback", "Budget", "UsageInsights"].map((t) => `azmon:index:${t}`)),
  );
  expect(Object.keys(monitoring!.workspaceIds)).toEqual(["main"]);
  expect(monitoring!.ownSettings).toBeDefined();
  const secret = (output: pulumi.Output<string>) => pulumi.isSecret(output);
  expect(Object.keys(monitoring!.connectionStrings)).toEqual(["servers", "browsers"]);
  for (const value of Object.values(monitoring!.connectionStrings)) expect(await secret(value)).toBe(true);
  const url = await new Promise((resolve) => monitoring!.feedback!.url.apply(resolve));
  expect(url).toMatch(/\/dataCollectionRules\/.*\/streams\/Custom-Feedback_CL\?api-version=/);
});
