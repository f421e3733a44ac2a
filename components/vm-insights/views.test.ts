import { describe, expect, test } from "vitest";
import { arc, made, vm } from "./testing.ts";

describe("trends and recommendations", () => {
  test("functions with parameters in the workspace", async () => {
    const { get, of } = await made();
    expect(of("SavedSearch").map((s) => s.inputs["functionAlias"])).toEqual([
      "azmon_vm_anomalies",
      "azmon_vm_disk_forecast",
      "azmon_vm_recommendations",
      "azmon_vm_usage",
      "azmon_vm_week_over_week",
    ]);
    expect(get("vms-function-azmon_vm_usage").inputs).toMatchObject({
      resourceGroupName: "rg-mon",
      workspaceName: "log-shop",
      functionParameters: "days: int = 14",
      version: 2,
    });
    expect(get("vms-function-azmon_vm_anomalies").inputs["query"]).toContain("series_decompose_anomalies");
  });

  test("functions keep the state they had under their former names", async () => {
    const { of } = await made();
    const former = of("SavedSearch").map((s) => (s.options["aliases"] as { name?: string }[]).map((a) => a.name));
    expect(former).toEqual(
      ["anomalies", "disk-forecast", "recommendations", "usage", "week-over-week"].map((what) => [`vms-azmon-vm-${what}`]),
    );
  });

  test("sizes and prices are in the recommendation's query", async () => {
    const machines = [{ ...vm, size: "Standard_D4s_v5" }, { ...arc }];
    const { get } = await made({ machines, hourlyPrices: { Standard_D4s_v5: 0.23 } });
    expect(get("vms-function-azmon_vm_recommendations").inputs["query"]).toContain(
      `"${vm.id.toLowerCase()}", "Standard_D4s_v5", 0.23\n];`,
    );
  });

  test("a workbook that needs no function, so it works on a workspace that is another's", async () => {
    const { get, of } = await made({ savedFunctions: false });
    expect(of("SavedSearch")).toEqual([]);
    const { inputs } = get("vms-workbook");
    expect(inputs["resourceName"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    const items = JSON.parse(inputs["serializedData"]).items as { type: number; name: string; content: { query: string } }[];
    const queries = items.filter((i) => i.type === 3);
    expect(queries.map((q) => q.name)).toEqual(["disks", "usage", "weeks", "anomalies", "advice", "advisor"]);
    for (const q of queries) expect(q.content.query).not.toContain("azmon_vm");
    expect((await made({ workbook: false })).of("Workbook")).toEqual([]);
  });
});
