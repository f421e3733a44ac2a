import { expect, test } from "vitest";
import { made, subscription } from "../testing.ts";
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
    () => new ActivityLog("a", { workspaceId: "/subscriptions/x", categories: ["Security", "Administrative"] }),
  );
  expect(all.get("a-setting")!.inputs["logs"]).toEqual([
    { category: "Administrative", enabled: true },
    { category: "Security", enabled: true },
  ]);
});
