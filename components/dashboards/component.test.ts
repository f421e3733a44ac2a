import { expect, test } from "vitest";
import { UNKNOWN } from "../../cli/recorder/unwrap.ts";
import { made, subscription } from "../testing.ts";
import { example } from "./example.ts";

const definitionOf = async () =>
  JSON.parse((await made(() => example())).get("operations-definition")!.inputs["properties"].serializedData);

test("a dashboard and its definition, which Azure wants to be called default", async () => {
  const all = await made(() => example());
  expect(all.get("operations-definition")!.id).toBe(`${all.get("operations-dashboard")!.id}/dashboardDefinitions/default`);
  expect(all.get("operations-definition")!.dependencies).toContain(all.get("operations-dashboard")!.urn);
});

test("what fires stands at the top, then a row per type with the threshold drawn on its side", async () => {
  const { panels } = await definitionOf();
  expect(panels.map((p: { title: string }) => p.title)).toEqual([
    "Firing now",
    "storageAccounts (1)",
    "storageAccounts/blobServices (1)",
  ]);
  const [availability] = panels[1].panels;
  expect(availability.fieldConfig.defaults).toMatchObject({
    unit: "percent",
    thresholds: {
      steps: [
        { value: null, color: "red" },
        { value: 99.9, color: "transparent" },
      ],
    },
  });
  expect(availability.targets[0].azureMonitor).toMatchObject({
    metricNamespace: "microsoft.storage/storageaccounts",
    metricName: "Availability",
    region: "westeurope",
    resources: [{ subscription, resourceGroup: "rg-shop-prod", resourceName: "stshop" }],
  });
});

test("the chart of a child names the child, split by its dimension, with no threshold where none was decided", async () => {
  const { panels } = await definitionOf();
  const [latency] = panels[2].panels;
  expect(latency.targets[0].azureMonitor).toMatchObject({
    resources: [{ resourceName: "stshop/default" }],
    dimensionFilters: [{ dimension: "ApiName", operator: "eq", filters: [] }],
  });
  expect(latency.fieldConfig.defaults).toEqual({ unit: "ms" });
});

test("the same input gives the same bytes", async () => {
  expect(await made(() => example())).toEqual(await made(() => example()));
});

test("with nothing known yet the definition is unknown, not a text about an output", async () => {
  const all = await made(() => example(), { unknownIds: true });
  const { serializedData } = all.get("operations-definition")!.inputs["properties"];
  expect(serializedData === UNKNOWN || serializedData.startsWith("{")).toBe(true);
  expect(JSON.stringify([...all.values()].map((r) => r.inputs))).not.toMatch(/\[object|toString/);
});
