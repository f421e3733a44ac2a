import { expect, test } from "vitest";
import { syntaxErrors } from "../../test/catalogueCheck/kusto.ts";
import { group, made } from "../testing.ts";
import type { ApplicationInsightsArgs } from "./args.ts";
import { ApplicationInsights } from "./component.ts";

const workspaceId = `${group("rg")}/providers/Microsoft.OperationalInsights/workspaces/log-shop`;
const workbooks = async (more: Partial<ApplicationInsightsArgs>) => {
  const args = { location: "westeurope", resourceGroupName: "rg", componentName: "appi-shop", workspaceId, ...more };
  const all = await made(() => new ApplicationInsights("shop", args));
  return [...all.values()].filter((r) => r.type.endsWith(":Workbook"));
};

test("the workbook shows the workspace's applications by queries that parse, under a name that stays", async () => {
  const [workbook, ...more] = await workbooks({});
  expect(more).toEqual([]);
  expect(workbook!.inputs["resourceName"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(workbook!.inputs["displayName"]).toContain("(appi-shop)");
  expect(workbook!.inputs["sourceId"]).toBe(workspaceId);
  const { items } = JSON.parse(workbook!.inputs["serializedData"] as string) as { items: { content: { query?: string } }[] };
  const queries = items.flatMap((i) => i.content.query ?? []);
  expect(queries.map((q) => /^App\w+/.exec(q)?.[0])).toEqual(
    expect.arrayContaining(["AppRequests", "AppDependencies", "AppExceptions", "AppAvailabilityResults"]),
  );
  for (const query of queries) expect(syntaxErrors(query.replaceAll("{Days}", "7"))).toEqual([]);
  expect(await workbooks({})).toEqual([workbook]);
});

test("none is made where it is switched off, or the component is another's", async () => {
  expect(await workbooks({ workbook: false })).toEqual([]);
  const existing = { id: `${group("rg")}/providers/Microsoft.Insights/components/appi-hub` };
  expect(await workbooks({ existing, componentName: undefined, workspaceId: undefined })).toEqual([]);
});
