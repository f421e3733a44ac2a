import { Workspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import { expect, test } from "vitest";
import { group, made, subscription } from "../testing.ts";
import { ActivityLog } from "./component.ts";
import { example } from "./example.ts";

test("every category of the subscription's activity log goes to the workspace, by a setting that is replaced old first", async () => {
  const setting = (await made(() => example())).get("activity-setting")!;
  expect(setting.id).toBe(`/subscriptions/${subscription}/providers/Microsoft.Insights/diagnosticSettings/azmon`);
  expect(setting.inputs["logs"].map((l: { category: string }) => l.category)).toEqual([
    "Administrative", "Alert", "Autoscale", "Policy", "Recommendation", "ResourceHealth", "Security", "ServiceHealth",
  ]); // prettier-ignore
  expect(setting.options).toMatchObject({ deleteBeforeReplace: true });
});

test("categories can be chosen", async () => {
  const all = await made(
    () =>
      new ActivityLog("a", {
        workspaceId: `${group("rg")}/providers/Microsoft.OperationalInsights/workspaces/log`,
        categories: ["Security", "Administrative"],
      }),
  );
  expect(all.get("a-setting")!.inputs["logs"]).toEqual([
    { category: "Administrative", enabled: true },
    { category: "Security", enabled: true },
  ]);
});

test("it waits for a workspace of the same program", async () => {
  const program = () => {
    const workspace = new Workspace("log", { resourceGroupName: "rg", workspaceName: "log" });
    new ActivityLog("a", { workspaceId: workspace.id, settingName: "platform" });
  };
  const all = await made(program, { unknownIds: true });
  expect(all.get("a-setting")!.dependencies).toEqual([all.get("log")!.urn]);
  expect(all.get("a-setting")!.inputs["name"]).toBe("platform");
});

test("the example, twice the same", async () => {
  expect(await made(() => example())).toEqual(await made(() => example()));
});
