import { describe, expect, test } from "vitest";
import { parseConfig } from "./parse.ts";
import { known, minimal } from "./testing.ts";

const read = (more: object) => parseConfig({ ...minimal, ...more }, known);
const problems = (more: object) => read(more).problems;
const ops = { ops: { email: ["ops@example.com"] } };

test("four settings are enough, the rest has defaults", () => {
  const { config } = read({});
  expect(config).toMatchObject({
    ...minimal,
    inventory: [],
    workspace: { sku: "PerGB2018" },
    vmInsights: { enabled: true },
    exemptions: [],
  });
});

describe("each problem has its path, what was found and the nearest valid name", () => {
  test.each<[string, object, object]>([
    ["an unknown key", { placment: {} }, { path: "placment", message: "is no setting", nearest: "placement" }],
    [
      "an unknown key inside",
      { workspace: { retentionInDay: 30 } },
      { path: "workspace.retentionInDay", nearest: "retentionInDays" },
    ],
    [
      "the beginning of a key",
      { overrides: { alerts: { "storage.availability": { window: "PT5M" } } } },
      { path: 'overrides.alerts["storage.availability"].window', nearest: "windowSize" },
    ],
    ["an unknown key like no other", { xyzzy: 1 }, { path: "xyzzy", allowed: expect.stringContaining("environment, preset") }],
    [
      "an unknown key in a list",
      {
        exemptions: [
          { signal: "*", match: { tags: { a: "b" } }, reason: "long enough", owner: "x", expires: "2027-01-01", until: "x" },
        ],
      },
      { path: "exemptions[0].until", message: "is no setting" },
    ],
    [
      "a preset",
      { preset: "prod" },
      { path: "preset", found: '"prod"', allowed: "development, test, production", nearest: "production" },
    ],
    ["a missing setting", { location: undefined }, { path: "location", message: "is missing", allowed: "text" }],
    ["a wrong type", { inventory: "x.json" }, { path: "inventory", found: '"x.json"', allowed: "a list" }],
    [
      "a wrong type inside",
      { diagnostics: { enabled: "yes" } },
      { path: "diagnostics.enabled", found: '"yes"', allowed: "true or false" },
    ],
    ["an environment name", { environment: "Prod 1" }, { path: "environment", allowed: expect.stringContaining("lower-case") }],
    ["a region", { location: "westeurop" }, { path: "location", nearest: "westeurope" }],
    [
      "a region of flow logs",
      { networkInsights: { flowLogStorage: { westeurpe: "/subscriptions/x/y" } } },
      { path: "networkInsights.flowLogStorage.westeurpe", nearest: "westeurope" },
    ],
    [
      "a misspelt alert",
      { overrides: { alerts: { "storage.availabilty": { threshold: 1 } } } },
      {
        path: 'overrides.alerts["storage.availabilty"]',
        message: "is no alert of the catalogue",
        nearest: "storage.availability",
      },
    ],
    [
      "a misspelt alert of a type",
      { overrides: { types: { "microsoft.compute/virtualmachines": { "vm.cpuu": {} } } } },
      { path: 'overrides.types["microsoft.compute/virtualmachines"]["vm.cpuu"]', nearest: "vm.cpu" },
    ],
    [
      "a misspelt alert of a tag",
      { overrides: { tags: [{ match: { env: "x" }, alerts: { "vm.heartbeet": {} } }] } },
      { path: 'overrides.tags[0].alerts["vm.heartbeet"]', nearest: "vm.heartbeat" },
    ],
    [
      "a tag selector that takes all",
      { overrides: { tags: [{ match: {}, alerts: {} }] } },
      { path: "overrides.tags[0].match", message: "selects everything" },
    ],
    [
      "an override by something that is no id",
      { overrides: { resources: { "vm-1": {} } } },
      { path: "overrides.resources.vm-1", message: "is no ARM id" },
    ],
    [
      "a misspelt type",
      { overrides: { types: { "Microsoft.Storage/storageAcounts": {} } } },
      { path: 'overrides.types["Microsoft.Storage/storageAcounts"]', nearest: "Microsoft.Storage/storageAccounts" },
    ],
    [
      "an override's setting",
      { overrides: { alerts: { "vm.cpu": { treshold: 1 } } } },
      { path: 'overrides.alerts["vm.cpu"].treshold', nearest: "threshold" },
    ],
    [
      "a duration that is none",
      { overrides: { alerts: { "vm.cpu": { windowSize: "5m" } } } },
      { path: 'overrides.alerts["vm.cpu"].windowSize', found: '"5m"', allowed: expect.stringContaining("PT5M"), nearest: "PT5M" },
    ],
    [
      "a duration Azure does not have",
      { overrides: { alerts: { "vm.cpu": { windowSize: "PT7M" } } } },
      { path: 'overrides.alerts["vm.cpu"].windowSize', nearest: "PT5M" },
    ],
    [
      "a number where a duration should stand",
      { overrides: { alerts: { "vm.cpu": { windowSize: 15 } } } },
      { path: 'overrides.alerts["vm.cpu"].windowSize', found: "15", nearest: "PT15M" },
    ],
    [
      "a log window on a metric alert",
      { overrides: { alerts: { "vm.cpu": { windowSize: "PT10M" } } } },
      { message: "is not possible for metric alerts", allowed: expect.stringContaining("PT15M") },
    ],
    [
      "a frequency of log alerts on a metric alert",
      { overrides: { alerts: { "vm.cpu": { evaluationFrequency: "PT6H" } } } },
      { path: 'overrides.alerts["vm.cpu"].evaluationFrequency' },
    ],
    [
      "a window of an activity alert",
      { overrides: { alerts: { "platform.service-health": { windowSize: "PT5M" } } } },
      { message: "has no meaning for activity alerts" },
    ],
    [
      "a frequency above the window",
      { overrides: { alerts: { "vm.heartbeat": { windowSize: "PT5M", evaluationFrequency: "PT2H" } } } },
      {
        path: 'overrides.alerts["vm.heartbeat"].evaluationFrequency',
        message: expect.stringContaining("longer than the window"),
      },
    ],
    [
      "a severity",
      { overrides: { alerts: { "vm.cpu": { severity: 5 } } } },
      { path: 'overrides.alerts["vm.cpu"].severity', found: "5", allowed: "at most 4" },
    ],
    [
      "a group in routing",
      { actionGroups: ops, routing: { critical: ["opps"] } },
      { path: "routing.critical[0]", nearest: "ops" },
    ],
    [
      "a group of an owner",
      { routing: { owners: { "team a": ["ops"] } } },
      { path: 'routing.owners["team a"][0]', allowed: "there is none" },
    ],
    [
      "a group in an override",
      { actionGroups: ops, overrides: { alerts: { "vm.cpu": { actionGroups: ["op"] } } } },
      { path: 'overrides.alerts["vm.cpu"].actionGroups[0]', nearest: "ops" },
    ],
    [
      "six groups",
      { actionGroups: ops, routing: { critical: Array(6).fill("ops") } },
      { path: "routing.critical", allowed: "at most 5 entries" },
    ],
    ["a group that reaches nobody", { actionGroups: { ops: {} } }, { path: "actionGroups.ops", message: "reaches nobody" }],
    [
      "a group's name",
      { actionGroups: { "Ops Team": { email: ["a@example.com"] } } },
      { path: 'actionGroups["Ops Team"]', message: "the name is not allowed" },
    ],
    [
      "a mail address",
      { actionGroups: { ops: { email: ["ops"] } } },
      { path: "actionGroups.ops.email[0]", allowed: "a mail address" },
    ],
    [
      "a signal of an exemption",
      {
        exemptions: [
          { signal: "diagnostic", match: { tags: { a: "b" } }, reason: "long enough", owner: "x", expires: "2027-01-01" },
        ],
      },
      { path: "exemptions[0].signal", nearest: "diagnostics" },
    ],
    [
      "a day that is none",
      { exemptions: [{ signal: "*", match: { tags: { a: "b" } }, reason: "long enough", owner: "x", expires: "2027-02-30" }] },
      { path: "exemptions[0].expires", found: '"2027-02-30"', allowed: "a day: 2027-12-31" },
    ],
    [
      "an exemption of everything",
      { exemptions: [{ signal: "*", match: {}, reason: "long enough", owner: "x", expires: "2027-01-01" }] },
      { path: "exemptions[0].match", message: "selects everything" },
    ],
    ["an empty selector list", { select: { types: [] } }, { path: "select.types", allowed: "at least 1 entry" }],
    [
      "retention",
      { workspace: { retentionInDays: 20 } },
      { path: "workspace.retentionInDays", found: "20", allowed: "at least 30" },
    ],
    [
      "total retention",
      { workspace: { totalRetentionInDays: 1000 } },
      { path: "workspace.totalRetentionInDays", allowed: expect.stringContaining("1095") },
    ],
    [
      "total below retention",
      { workspace: { retentionInDays: 90, totalRetentionInDays: 60 } },
      { path: "workspace.totalRetentionInDays", allowed: "at least 90" },
    ],
    [
      "retention of a Basic table",
      { workspace: { tables: { ContainerLogV2: { plan: "Basic", retentionInDays: 60 } } } },
      { path: "workspace.tables.ContainerLogV2.retentionInDays" },
    ],
    [
      "a commitment tier",
      { workspace: { sku: "CapacityReservation", capacityReservationLevel: 150 } },
      { path: "workspace.capacityReservationLevel", allowed: expect.stringContaining("100, 200") },
    ],
    [
      "a missing tier",
      { workspace: { sku: "CapacityReservation" } },
      { path: "workspace.capacityReservationLevel", message: expect.stringContaining("is missing") },
    ],
    [
      "a tier without its SKU",
      { workspace: { capacityReservationLevel: 100 } },
      { path: "workspace.capacityReservationLevel", message: expect.stringContaining("needs the SKU") },
    ],
    [
      "a cap of nothing",
      { workspace: { dailyQuotaGb: 0 } },
      { path: "workspace.dailyQuotaGb", allowed: "more than 0; -1 is no cap" },
    ],
    [
      "settings of an existing workspace",
      { workspace: { existing: "/subscriptions/x/y", retentionInDays: 30 } },
      { path: "workspace.retentionInDays", message: expect.stringContaining("no effect") },
    ],
    [
      "a placeholder of names",
      { names: { template: "{alerts}-{qualifier}" } },
      { path: "names.template", allowed: expect.stringContaining("{alert}, {qualifier}") },
    ],
    [
      "a tag that the organisation demands",
      { names: { tags: { CostCenter: "42" }, requiredTags: ["costcenter", "environment", "dataClass"] } },
      { path: "names.tags", message: 'lacks what names.requiredTags demands: "dataClass"' },
    ],
    [
      "a test frequency",
      { applicationInsights: { testFrequency: 60 } },
      { path: "applicationInsights.testFrequency", allowed: "300, 600, 900" },
    ],
    [
      "a test location",
      { applicationInsights: { testLocations: ["emea-nl-ams-edge"] } },
      { path: "applicationInsights.testLocations[0]", nearest: "emea-nl-ams-azr" },
    ],
    [
      "an interval",
      { networkInsights: { trafficAnalyticsInterval: 5 } },
      { path: "networkInsights.trafficAnalyticsInterval", allowed: "10, 60" },
    ],
    [
      "an IANA time zone",
      {
        suppressions: [
          { name: "night", reason: "long enough", timeZone: "Europe/Berlin", daily: { start: "22:00:00", end: "04:00:00" } },
        ],
      },
      { path: "suppressions[0].timeZone" },
    ],
    [
      "a misspelt time zone",
      {
        suppressions: [
          {
            name: "night",
            reason: "long enough",
            timeZone: "W. Europe Standart Time",
            daily: { start: "22:00:00", end: "04:00:00" },
          },
        ],
      },
      { path: "suppressions[0].timeZone", nearest: "W. Europe Standard Time" },
    ],
    [
      "a time",
      { suppressions: [{ name: "night", reason: "long enough", daily: { start: "10pm", end: "04:00:00" } }] },
      { path: "suppressions[0].daily.start", allowed: "hh:mm:ss" },
    ],
    [
      "a weekday",
      { suppressions: [{ name: "night", reason: "long enough", weekly: { days: ["Sunda"] } }] },
      { path: "suppressions[0].weekly.days[0]", nearest: "Sunday" },
    ],
    [
      "a receiver with the name of another",
      {
        actionGroups: {
          pager: {
            webhook: [{ name: "owner", serviceUri: "https://example.com" }],
            armRole: [{ name: "Owner", roleId: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635" }],
          },
        },
      },
      { path: "actionGroups.pager.armRole[0].name", message: "is another receiver's name in this group" },
    ],
    [
      "a suppression without end",
      { suppressions: [{ name: "night", reason: "long enough" }] },
      { path: "suppressions[0]", message: "would silence alerts for ever" },
    ],
    [
      "a suppression that ends before it starts",
      { suppressions: [{ name: "night", reason: "long enough", from: "2027-01-02T00:00:00", until: "2027-01-01T00:00:00" }] },
      { path: "suppressions[0].until" },
    ],
    [
      "two suppressions of one name",
      { suppressions: [1, 2].map(() => ({ name: "night", reason: "long enough", weekly: { days: ["Sunday"] } })) },
      { path: "suppressions[1].name", message: "stands twice" },
    ],
    [
      "a preview feature",
      { vmInsights: { experience: "both" } },
      { path: "vmInsights.experience", message: expect.stringContaining("allowPreview") },
    ],
    [
      "a private endpoint of somebody else's metrics workspace",
      {
        metricsWorkspace: {
          existing: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Monitor/accounts/amw",
          privateEndpoint: {
            subnetId: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/e",
          },
        },
      },
      { path: "metricsWorkspace.privateEndpoint", message: expect.stringContaining("existing workspace") },
    ],
    [
      "a region for the metrics workspace that azmon makes",
      { metricsWorkspace: { location: "northeurope" } },
      { path: "metricsWorkspace.location", message: expect.stringContaining("azmon makes its own in `location`") },
    ],
    [
      "flows of containers without the endpoint they enter by",
      { containerInsights: { networkLogs: true } },
      { path: "containerInsights.networkLogs", message: expect.stringContaining("highLogScale") },
    ],
    [
      "counters that nothing collects",
      { vmInsights: { additionalCounters: ["system.processes.count"] } },
      { path: "vmInsights.additionalCounters", message: expect.stringContaining("OpenTelemetry") },
    ],
    [
      "smart detection, a preview",
      { applicationInsights: { smartDetection: true } },
      { path: "applicationInsights.smartDetection" },
    ],
    ["another preview feature", { containerInsights: { highLogScale: true } }, { path: "containerInsights.highLogScale" }],
    ["a meter", { prices: { "logs.analytic": 2 } }, { path: 'prices["logs.analytic"]', nearest: "logs.analytics" }],
    ["a runbook address", { runbooks: "docs/runbooks" }, { path: "runbooks", allowed: "a URL" }],
  ])("%s", (_, more, expected) => {
    expect(problems(more)).toEqual([expect.objectContaining(expected)]);
  });

  test.each([null, undefined, "text", [], 7])("%j is no config", (value) => {
    expect(parseConfig(value, known).problems).toEqual([
      expect.objectContaining({ path: "azmon:config", message: "must be an object" }),
    ]);
  });
});

test("problems of shape and of names come together, sorted by path", () => {
  const found = problems({
    preset: "x",
    overrides: { alerts: { "vm.cpuu": { foo: 1 } } },
    routing: { critical: ["nobody"] },
    testz: 1,
  });
  expect(found.map((p) => p.path)).toEqual([
    'overrides.alerts["vm.cpuu"]',
    'overrides.alerts["vm.cpuu"].foo',
    "preset",
    "routing.critical[0]",
    "testz",
  ]);
});

test("wrong shapes anywhere never crash the checks between settings", () => {
  const paths = [
    "actionGroups",
    "routing",
    "overrides",
    "exemptions",
    "suppressions",
    "workspace",
    "prices",
    "serviceHealth",
    "networkInsights",
    "select",
  ];
  for (const key of paths)
    for (const bad of [null, 1, "x", [1], [[null]], { x: null }, { owners: 1, tags: [1], types: { a: 1 } }])
      expect(problems({ [key]: bad }).length, `${key}: ${JSON.stringify(bad)}`).toBeGreaterThan(0);
});

test("messages stay short and printable whatever the config holds", () => {
  const huge = `\u001b[31m${"x".repeat(1e5)}`;
  const found = problems({
    [huge]: 1,
    location: huge,
    environment: huge,
    overrides: { alerts: { [huge]: { windowSize: huge } } },
    actionGroups: { [huge]: 1 },
  });
  expect(found.length).toBeGreaterThanOrEqual(6);
  for (const p of found) expect(JSON.stringify(p).length).toBeLessThan(900);
  expect(JSON.stringify(found)).not.toContain("\\u001b");
});

test("a day that Pulumi's reader has turned into a time is that day again", () => {
  const exemption = {
    signal: "*",
    match: { tags: { since: "2024-01-01 00:00:00 +0000 UTC" } },
    reason: "long enough",
    owner: "x",
    expires: "2027-12-31 00:00:00 +0000 UTC",
  };
  expect(read({ exemptions: [exemption] }).config?.exemptions[0]).toMatchObject({
    expires: "2027-12-31",
    match: { tags: { since: "2024-01-01" } },
  });
});

describe("overrides that could do nothing", () => {
  const override = (more: object) => read({ overrides: { alerts: { "vm.heartbeat": more } } }).problems;

  test("a parameter that the alert does not have is refused with the nearest", () => {
    expect(override({ parameters: { silentMinute: 10 } })).toMatchObject([
      { path: 'overrides.alerts["vm.heartbeat"].parameters.silentMinute', nearest: "silentMinutes" },
    ]);
    expect(override({ parameters: { silentMinutes: 10 } })).toEqual([]);
    expect(read({ overrides: { alerts: { "vm.cpu": { parameters: { x: 1 } } } } }).problems).toMatchObject([
      { path: 'overrides.alerts["vm.cpu"].parameters.x', allowed: "there is none" },
    ]);
  });

  test("a window whose query would not follow is refused", () => {
    const alerts = { "vm.silent": { windowSize: "PT1H", evaluationFrequency: "PT15M" } };
    expect(read({ overrides: { alerts } }).problems).toMatchObject([
      { path: 'overrides.alerts["vm.silent"].windowSize', message: expect.stringContaining("times of its own") },
    ]);
  });
});
