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

test("everything on: each kind of receiver, all of one group under names of their own, on the common schema where a kind takes it", async () => {
  const { inputs } = (
    await groups({
      every: {
        shortName: "everybody",
        email: ["a@example.com"],
        sms: [{ countryCode: "31", phoneNumber: "612345678" }],
        voice: [{ countryCode: "31", phoneNumber: "612345678" }],
        webhook: [{ name: "pagerduty", serviceUri: "https://example.com/a" }],
        eventHub: [{ name: "hub", subscriptionId: subscription, eventHubNameSpace: "evhns", eventHubName: "alerts" }],
        armRole: [{ name: "owners", roleId: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635" }],
      },
    })
  ).get("who-every")!;
  expect(inputs["groupShortName"]).toBe("everybody");
  const all = Object.entries(inputs).flatMap(([kind, list]) =>
    kind.endsWith("Receivers") ? (list as Record<string, unknown>[]).map((r) => ({ kind, ...r })) : [],
  ) as Record<string, unknown>[];
  expect(all.map((r) => [r["kind"], r["name"]])).toEqual([
    ["armRoleReceivers", "owners"],
    ["emailReceivers", "mail-1"],
    ["eventHubReceivers", "hub"],
    ["smsReceivers", "sms-1"],
    ["voiceReceivers", "voice-1"],
    ["webhookReceivers", "pagerduty"],
  ]);
  expect(all.filter((r) => r["useCommonAlertSchema"] !== true).map((r) => r["kind"])).toEqual(["smsReceivers", "voiceReceivers"]);
});

test("the example, twice the same", async () => {
  expect(await made(() => example())).toEqual(await made(() => example()));
});
