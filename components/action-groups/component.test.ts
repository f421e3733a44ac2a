import { expect, test } from "vitest";
import { record } from "../../cli/recorder/record.ts";
import { group, made, subscription } from "../testing.ts";
import type { ActionGroupArgs } from "./args.ts";
import { ActionGroups } from "./component.ts";
import { example } from "./example.ts";

const groups = (all: Record<string, ActionGroupArgs>) =>
  made(() => new ActionGroups("who", { resourceGroupName: "rg", prefix: "prod", groups: all }));

test("a group is global, as service health needs it, with only the receivers it has, each on the common schema", async () => {
  const all = await groups({ "on-call-of-payments": { email: ["a@example.com", "b@example.com"] } });
  const { inputs, id } = all.get("who-on-call-of-payments")!;
  expect(id).toBe(`${group("rg")}/providers/Microsoft.Insights/actionGroups/ag-prod-on-call-of-payments`);
  expect(inputs).toEqual({
    actionGroupName: "ag-prod-on-call-of-payments",
    resourceGroupName: "rg",
    location: "Global",
    groupShortName: "on-call-of-p",
    enabled: true,
    emailReceivers: [
      { name: "mail-1", emailAddress: "a@example.com", useCommonAlertSchema: true },
      { name: "mail-2", emailAddress: "b@example.com", useCommonAlertSchema: true },
    ],
  });
});

test("URLs of receivers are secrets wherever they come from", async () => {
  const url = "https://hooks.example.com/very-secret";
  const all: Record<string, ActionGroupArgs> = {
    every: {
      webhook: [{ name: "w", serviceUri: url }],
      secureWebhook: [{ name: "s", serviceUri: url, objectId: subscription, identifierUri: "api://x", tenantId: subscription }],
      logicApp: [{ name: "l", resourceId: `${group("rg")}/providers/Microsoft.Logic/workflows/teams`, callbackUrl: url }],
      azureFunction: [
        {
          name: "f",
          functionAppResourceId: `${group("rg")}/providers/Microsoft.Web/sites/f`,
          functionName: "f",
          httpTriggerUrl: url,
        },
      ],
      automationRunbook: [
        {
          name: "r",
          automationAccountId: `${group("rg")}/providers/Microsoft.Automation/automationAccounts/a`,
          runbookName: "r",
          webhookResourceId: `${group("rg")}/providers/Microsoft.Automation/automationAccounts/a/webhooks/r`,
          serviceUri: url,
        },
      ],
    },
  };
  const { inputs } = (await groups(all)).get("who-every")!;
  expect(JSON.stringify(inputs)).not.toContain("very-secret");
  expect(inputs["webhookReceivers"]).toMatchObject([
    { name: "w", serviceUri: "[secret]" },
    { name: "s", useAadAuth: true, serviceUri: "[secret]" },
  ]);
});

test("an existing group is passed through and nothing is made", async () => {
  let ids: ActionGroups["ids"] = {};
  const { resources } = await record(
    () => {
      ids = example().ids;
    },
    { project: "test", stack: "test", subscriptionId: subscription },
  );
  expect(resources.filter((r) => r.custom).map((r) => r.name)).toEqual(["who-chat", "who-pager"]);
  const platform = await new Promise((resolve) => ids["platform"]!.apply(resolve));
  expect(platform).toMatch(/rg-platform\/providers\/Microsoft.Insights\/actionGroups\/ag-platform$/);
});
