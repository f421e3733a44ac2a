import { expect, test } from "vitest";
import { decide } from "../../decide/index.ts";
import { config, row } from "../../decide/testing.ts";
import { smartDetectors } from "./smartDetectors.ts";

const preview = { allowPreview: true, applicationInsights: { smartDetection: true } };
const { component } = decide({ config: config(), rows: [] }).own;
const rule = (id: string, scope: string) =>
  row(`${id} rule`, {
    type: "microsoft.alertsmanagement/smartdetectoralertrules",
    properties: { detector: { id }, scope: [scope] },
  });

test("the environment's component gets every detector where asked for, and none otherwise", () => {
  expect(decide({ config: config(), rows: [] }).smartDetectors).toEqual([]);
  expect(decide({ config: config(preview), rows: [] }).smartDetectors).toEqual(smartDetectors.map((d) => d.id));
  const without = { ...preview, applicationInsights: { smartDetection: true, component: false } };
  expect(decide({ config: config(without), rows: [] }).smartDetectors).toEqual([]);
});

test("a detector that runs on the component already gets no second rule, one on another component does", () => {
  const rows = [
    rule("MemoryLeakDetector", component!.toUpperCase()),
    rule("TraceSeverityDetector", component!.replace("appi-", "appi-other-")),
  ];
  const { smartDetectors: made } = decide({ config: config(preview), rows });
  expect(made).not.toContain("MemoryLeakDetector");
  expect(made).toContain("TraceSeverityDetector");
});
