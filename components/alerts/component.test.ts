import { expect, test } from "vitest";
import { group, made, subscription } from "../testing.ts";
import type { LogRuleArgs, MetricRuleArgs } from "./args.ts";
import { AlertRules } from "./component.ts";
import { example } from "./example.ts";

const actionGroup = `${group("rg")}/providers/Microsoft.Insights/actionGroups/ag`;
const common = {
  key: "rule",
  name: "prod-rule",
  title: "Something is wrong",
  description: "It is. Runbook: https://example.com/it",
  severity: 2,
  enabled: true,
  resourceGroupName: "rg",
  actionGroupIds: [actionGroup],
  customProperties: { alert: "thing.rule" },
};
const vm = (name: string) => `${group("rg-app")}/providers/Microsoft.Compute/virtualMachines/${name}`;
const metric: MetricRuleArgs = {
  ...common,
  scopes: [vm("a")],
  targetResourceType: "Microsoft.Compute/virtualMachines",
  targetResourceRegion: "westeurope",
  shared: false,
  criteria: [
    {
      name: "first",
      metricNamespace: "Microsoft.Compute/virtualMachines",
      metricName: "Percentage CPU",
      aggregation: "Average",
      operator: "GreaterThan",
      threshold: 90,
      dimensions: [],
      skipMetricValidation: false,
    },
  ],
  windowSize: "PT15M",
  evaluationFrequency: "PT5M",
};
const log: LogRuleArgs = {
  ...common,
  location: "westeurope",
  workspaceId: `${group("rg")}/providers/Microsoft.OperationalInsights/workspaces/log`,
  query: "Heartbeat | summarize Beats = count() by _ResourceId",
  aggregation: "Total",
  measure: "Beats",
  operator: "LessThan",
  threshold: 1,
  dimensions: ["Computer"],
  resourceIdColumn: "_ResourceId",
  windowSize: "PT5M",
  evaluationFrequency: "PT5M",
  evaluationPeriods: 1,
  minFailingPeriods: 1,
};
const rule = async (args: ConstructorParameters<typeof AlertRules>[1]) =>
  (await made(() => new AlertRules("alerts", args))).get("alerts-rule")!;

test("a rule on one resource of a type that takes one is the single form, without region and type", async () => {
  const { inputs, id } = await rule({ metric: [metric] });
  expect(id).toBe(`${group("rg")}/providers/Microsoft.Insights/metricAlerts/prod-rule`);
  expect(inputs).toMatchObject({ location: "global", scopes: [vm("a")], severity: 2, autoMitigate: true, windowSize: "PT15M" });
  expect(inputs["criteria"]).toEqual({
    odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
    allOf: [
      {
        criterionType: "StaticThresholdCriterion",
        name: "first",
        metricNamespace: "Microsoft.Compute/virtualMachines",
        metricName: "Percentage CPU",
        timeAggregation: "Average",
        operator: "GreaterThan",
        threshold: 90,
        skipMetricValidation: false,
      },
    ],
  });
  expect(inputs).not.toHaveProperty("targetResourceType");
  expect(inputs["actions"]).toEqual([{ actionGroupId: actionGroup, webHookProperties: { alert: "thing.rule" } }]);
});

test("a rule that more resources may join has the form of several from the first, and needs no replacement later", async () => {
  const one = await rule({ metric: [{ ...metric, shared: true }] });
  const two = await rule({ metric: [{ ...metric, shared: true, scopes: [vm("a"), vm("b")] }] });
  const place = { targetResourceType: "Microsoft.Compute/virtualMachines", targetResourceRegion: "westeurope" };
  expect(one.inputs).toMatchObject({
    ...place,
    criteria: { odataType: "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria" },
  });
  expect({ ...one.inputs, scopes: [] }).toEqual({ ...two.inputs, scopes: [] });
});

test("a dynamic threshold has sensitivity and failing periods, no threshold, and the form that allows it", async () => {
  const criteria = [
    { ...metric.criteria[0]!, threshold: undefined, dynamic: { sensitivity: "Low", evaluationPeriods: 4, minFailingPeriods: 3 } },
  ];
  const { inputs } = await rule({ metric: [{ ...metric, criteria }] });
  expect(inputs["criteria"].odataType).toBe("Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria");
  expect(inputs["criteria"].allOf[0]).toMatchObject({
    criterionType: "DynamicThresholdCriterion",
    alertSensitivity: "Low",
    failingPeriods: { numberOfEvaluationPeriods: 4, minFailingPeriodsToAlert: 3 },
  });
  expect(inputs["criteria"].allOf[0]).not.toHaveProperty("threshold");
});

test("a web test's rule watches the test and its component", async () => {
  const [webTestId, componentId] = ["webtests/t", "components/c"].map(
    (x) => `${group("rg")}/providers/Microsoft.Insights/${x}`,
  ) as [string, string];
  const windows = { windowSize: "PT5M", evaluationFrequency: "PT1M" };
  const { inputs } = await rule({ availability: [{ ...common, ...windows, webTestId, componentId, failedLocations: 3 }] });
  expect(inputs["scopes"]).toEqual([webTestId, componentId]);
  expect(inputs["criteria"]).toMatchObject({ webTestId, componentId, failedLocationCount: 3 });
});

test("a log rule is not validated before its table exists, and is replaced, old one first, when its scope changes", async () => {
  const { inputs, options } = await rule({ log: [log] });
  expect(inputs).toMatchObject({
    kind: "LogAlert",
    skipQueryValidation: true,
    autoMitigate: true,
    displayName: "Something is wrong",
  });
  expect(options).toMatchObject({ replaceOnChanges: ["scopes[*]"], deleteBeforeReplace: true });
  expect(inputs["criteria"].allOf).toEqual([
    {
      query: log.query,
      timeAggregation: "Total",
      metricMeasureColumn: "Beats",
      resourceIdColumn: "_ResourceId",
      dimensions: [{ name: "Computer", operator: "Include", values: ["*"] }],
      operator: "LessThan",
      threshold: 1,
      failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
    },
  ]);
});

test("no rule mutes its actions, which would forbid that it resolves by itself", async () => {
  for (const args of [{ log: [log] }, { metric: [metric] }])
    expect((await rule(args)).inputs).not.toHaveProperty("muteActionsDuration");
});

test("an activity log rule watches its own subscription, any of several values in one clause", async () => {
  const conditions = [
    { field: "operationName", anyOf: ["a/delete", "b/delete"] },
    { field: "status", equals: "Succeeded" },
  ];
  const { inputs } = await rule({
    activity: [{ ...common, subscriptionId: subscription, category: "Administrative", conditions }],
  });
  expect(inputs["scopes"]).toEqual([`/subscriptions/${subscription}`]);
  expect(inputs["condition"].allOf).toEqual([
    { field: "category", equals: "Administrative" },
    {
      anyOf: [
        { field: "operationName", equals: "a/delete" },
        { field: "operationName", equals: "b/delete" },
      ],
    },
    { field: "status", equals: "Succeeded" },
  ]);
});

test("Prometheus rules of a cluster form a group with runbooks in their annotations", async () => {
  const clusterId = `${group("rg-aks")}/providers/Microsoft.ContainerService/managedClusters/aks`;
  const azureMonitorWorkspaceId = `${group("rg")}/providers/Microsoft.Monitor/accounts/amw`;
  const { inputs } = await rule({
    prometheus: [
      {
        key: "rule",
        name: "pods of aks",
        location: "westeurope",
        resourceGroupName: "rg",
        azureMonitorWorkspaceId,
        clusterId,
        clusterName: "aks",
        rules: [
          {
            alert: "KubePodCrashLooping",
            expression: "max_over_time(kube_pod_container_status_waiting_reason[5m]) >= 1",
            for: "PT15M",
            severity: 3,
            enabled: true,
            description: "A pod crashes again and again.",
            runbook: "https://example.com/pods",
            labels: {},
            actionGroupIds: [actionGroup],
          },
        ],
      },
    ],
  });
  expect(inputs).toMatchObject({ scopes: [azureMonitorWorkspaceId, clusterId], clusterName: "aks", interval: "PT1M" });
  expect(inputs["rules"][0]).toMatchObject({
    annotations: { runbook_url: "https://example.com/pods" },
    actions: [{ actionGroupId: actionGroup }],
    resolveConfiguration: { autoResolved: true },
  });
});

test("the example makes its two rules, twice the same", async () => {
  const once = await made(() => example());
  expect([...once.keys()].sort()).toEqual(["alerts-failed-orders", "alerts-orders-availability"]);
  expect(await made(() => example())).toEqual(once);
});

test("everything on: a rule of each kind under a key of its own, all in one group, telling the same people, with the tags", async () => {
  const id = (path: string) => `${group("rg")}/providers/${path}`;
  const windows = { windowSize: "PT5M", evaluationFrequency: "PT1M" };
  const all = await made(() => {
    const rules = new AlertRules("alerts", {
      metric: [{ ...metric, key: "metric" }],
      availability: [
        {
          ...common,
          ...windows,
          key: "availability",
          name: "prod-test",
          webTestId: id("Microsoft.Insights/webtests/t"),
          componentId: id("Microsoft.Insights/components/c"),
          failedLocations: 2,
        },
      ],
      log: [{ ...log, key: "log" }],
      activity: [{ ...common, key: "activity", subscriptionId: subscription, category: "ServiceHealth", conditions: [] }],
      prometheus: [
        {
          key: "prometheus",
          name: "pods",
          location: "westeurope",
          resourceGroupName: "rg",
          azureMonitorWorkspaceId: id("Microsoft.Monitor/accounts/amw"),
          clusterId: id("Microsoft.ContainerService/managedClusters/aks"),
          clusterName: "aks",
          rules: [],
        },
      ],
      tags: { env: "prod" },
    });
    expect(Object.keys(rules.rules)).toEqual(["metric", "availability", "log", "activity", "prometheus"]);
  });
  expect(Object.fromEntries([...all].map(([name, r]) => [name, r.type.split(":").at(-1)]))).toEqual({
    "alerts-activity": "ActivityLogAlert",
    "alerts-availability": "MetricAlert",
    "alerts-log": "ScheduledQueryRule",
    "alerts-metric": "MetricAlert",
    "alerts-prometheus": "PrometheusRuleGroup",
  });
  for (const { inputs } of all.values()) expect(inputs).toMatchObject({ resourceGroupName: "rg", tags: { env: "prod" } });
  expect([...all.values()].filter((r) => JSON.stringify(r.inputs).includes(actionGroup))).toHaveLength(4);
});
