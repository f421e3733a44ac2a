import { z } from "zod";
import type { Report } from "../base/problems.ts";
import { show } from "../base/show.ts";
import { armId, guid, text } from "./shapes.ts";

/** May be written `secure: ...` by `pulumi config set --secret`. Never reaches a plan, a report or a log. */
const secret = text.meta({ secret: true });
const phone = z.strictObject({ countryCode: z.string().regex(/^\d{1,4}$/), phoneNumber: z.string().regex(/^\d{4,15}$/) });

/** One action group: the settings of the environment and the arguments of the component alike. */
export const actionGroupFields = {
  shortName: text.max(12).optional().describe("At most 12 characters: what SMS and mail show. Default: made from the name."),
  existing: armId.optional().describe("Use this action group; azmon makes none."),
  email: z.array(z.email()).optional().describe("Mail addresses. Each new one has to confirm by a code that Azure sends."),
  sms: z.array(phone).optional(),
  voice: z.array(phone).optional(),
  webhook: z
    .array(z.strictObject({ name: text, serviceUri: secret }))
    .optional()
    .describe("PagerDuty, Opsgenie and the like: their Azure integration URL."),
  secureWebhook: z
    .array(z.strictObject({ name: text, serviceUri: secret, objectId: guid, identifierUri: text, tenantId: guid }))
    .optional()
    .describe("A webhook that Entra ID authenticates."),
  logicApp: z
    .array(z.strictObject({ name: text, resourceId: armId, callbackUrl: secret }))
    .optional()
    .describe("Teams and Slack by workflow."),
  azureFunction: z
    .array(z.strictObject({ name: text, functionAppResourceId: armId, functionName: text, httpTriggerUrl: secret }))
    .optional(),
  automationRunbook: z
    .array(
      z.strictObject({
        name: text,
        automationAccountId: armId,
        runbookName: text,
        webhookResourceId: armId,
        serviceUri: secret,
      }),
    )
    .optional(),
  eventHub: z.array(z.strictObject({ name: text, subscriptionId: guid, eventHubNameSpace: text, eventHubName: text })).optional(),
  armRole: z.array(z.strictObject({ name: text, roleId: guid })).optional(),
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const nameOf = (receiver: unknown): unknown =>
  typeof receiver === "object" && receiver !== null ? (receiver as { name?: unknown }).name : undefined;

/** A group that reaches nobody, that is somebody else's, or whose receivers share a name. */
export function actionGroupProblems(group: object, report: Report): void {
  const existing = "existing" in group;
  const receivers = Object.entries(group).filter(([key]) => key !== "existing" && key !== "shortName");
  // What is there but is no list is wrong in itself: it says nothing of whether somebody is reached.
  if (!existing && receivers.every(([, all]) => Array.isArray(all) && all.length === 0))
    report([], { message: "reaches nobody", allowed: "a receiver, or `existing`" });
  receiverNameProblems(receivers, report);
  if (existing && Object.keys(group).length > 1)
    report([], { message: "is an existing group: azmon cannot add receivers to it", allowed: "`existing` alone" });
}

/** Azure takes a receiver's name once in a group, whatever its kind; azmon names mail, text messages and calls itself. */
function receiverNameProblems(receivers: [string, unknown][], report: Report): void {
  const seen = new Set<string>();
  for (const [kind, all] of receivers)
    listOf(all).forEach((receiver, i) => {
      const name = nameOf(receiver);
      if (typeof name !== "string") return;
      if (seen.has(name.toLowerCase()) || /^(mail|sms|voice)-\d+$/i.test(name))
        report([kind, i, "name"], { message: "is another receiver's name in this group", found: show(name) });
      seen.add(name.toLowerCase());
    });
}
