import { describe, expect, test } from "vitest";
import { MachineOs } from "./args.ts";
import { made } from "./testing.ts";

describe("text files in a table of their own", () => {
  const app = { name: "App", os: MachineOs.Linux, filePatterns: ["/var/log/app/*.log"] };

  test("table, then rule, then association; prefixes and TimeGenerated are not the user's business", async () => {
    for (const name of ["App", "App_CL", "Custom-App_CL"]) {
      const { get, names } = await made({ customLogs: [{ ...app, name }] });
      const table = get("vms-App_CL-table");
      const rule = get("vms-App_CL-rule");
      expect(table.inputs).toMatchObject({ resourceGroupName: "rg-mon", workspaceName: "log-shop", tableName: "App_CL" });
      expect(table.inputs["schema"].columns[0]).toEqual({ name: "TimeGenerated", type: "dateTime" });
      expect(rule.inputs).toMatchObject({
        kind: "Linux",
        dataCollectionRuleName: "azmon-App_CL-log-shop",
        dataSources: { logFiles: [{ streams: ["Custom-App_CL"], filePatterns: ["/var/log/app/*.log"], format: "text" }] },
        dataFlows: [
          { streams: ["Custom-App_CL"], destinations: ["workspace"], transformKql: "source", outputStream: "Custom-App_CL" },
        ],
      });
      expect(Object.keys(rule.inputs["streamDeclarations"])).toEqual(["Custom-App_CL"]);
      expect(rule.dependencies).toContain(table.urn);
      expect(get("vms-web-App_CL").inputs).toMatchObject({
        associationName: "azmon-App_CL-log-shop",
        dataCollectionRuleId: rule.id,
      });
      expect(names).not.toContain("vms-store-App_CL");
    }
  });

  test("tables of one workspace are made one after another", async () => {
    const { get } = await made({ customLogs: [{ ...app, name: "B" }, app] });
    expect(get("vms-B_CL-table").dependencies).toContain(get("vms-App_CL-table").urn);
  });

  test("a transformation decides the columns", async () => {
    const transformKql = "source | project TimeGenerated, Level = tostring(split(RawData, ' ')[0])";
    const { get } = await made({ customLogs: [{ ...app, transformKql, columns: { Level: "string" } }] });
    expect(get("vms-App_CL-table").inputs["schema"].columns.map((c: { name: string }) => c.name)).toEqual([
      "TimeGenerated",
      "Level",
    ]);
    expect(get("vms-App_CL-rule").inputs["dataFlows"][0].transformKql).toBe(transformKql);
  });

  test("names that Azure refuses and columns from nowhere are refused here", async () => {
    const bad = made({
      customLogs: [{ ...app, name: "my-app" }, app, { ...app, name: "App_CL" }, { ...app, name: "B", columns: { L: "string" } }],
    });
    await expect(bad).rejects.toThrow(/App_CL\.name: has another log's table.*B\.columns: need a transformKql.*found "my-app"/s);
  });
});
