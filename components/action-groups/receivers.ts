import * as pulumi from "@pulumi/pulumi";
import type { ActionGroupArgs, PhoneArgs } from "./args.ts";

/** Every receiver that can take it gets the common alert schema: one payload shape for all rules. */
const schema = { useCommonAlertSchema: true };

/** Receivers as the action group wants them: URLs are secrets, kinds that nobody uses are left out. */
export function receivers(group: ActionGroupArgs) {
  // A name may stand once in the whole group, whatever the kind of receiver.
  const phones = (kind: string, all: PhoneArgs[] = []) =>
    all.map(({ countryCode, phoneNumber }, i) => ({ name: `${kind}-${i + 1}`, countryCode, phoneNumber }));
  const webhooks = [
    ...(group.webhook ?? []).map(({ name, serviceUri }) => ({ name, serviceUri: pulumi.secret(serviceUri), ...schema })),
    ...(group.secureWebhook ?? []).map((w) => ({
      name: w.name,
      serviceUri: pulumi.secret(w.serviceUri),
      useAadAuth: true,
      objectId: w.objectId,
      identifierUri: w.identifierUri,
      tenantId: w.tenantId,
      ...schema,
    })),
  ];
  return withoutEmpty({
    emailReceivers: (group.email ?? []).map((emailAddress, i) => ({ name: `mail-${i + 1}`, emailAddress, ...schema })),
    smsReceivers: phones("sms", group.sms),
    voiceReceivers: phones("voice", group.voice),
    webhookReceivers: webhooks,
    logicAppReceivers: (group.logicApp ?? []).map(({ name, resourceId, callbackUrl }) => ({
      name,
      resourceId,
      callbackUrl: pulumi.secret(callbackUrl),
      ...schema,
    })),
    azureFunctionReceivers: (group.azureFunction ?? []).map(({ name, functionAppResourceId, functionName, httpTriggerUrl }) => ({
      name,
      functionAppResourceId,
      functionName,
      httpTriggerUrl: pulumi.secret(httpTriggerUrl),
      ...schema,
    })),
    automationRunbookReceivers: (group.automationRunbook ?? []).map((r) => ({
      name: r.name,
      automationAccountId: r.automationAccountId,
      runbookName: r.runbookName,
      webhookResourceId: r.webhookResourceId,
      serviceUri: pulumi.secret(r.serviceUri),
      isGlobalRunbook: false,
      ...schema,
    })),
    eventHubReceivers: (group.eventHub ?? []).map((e) => ({ ...e, ...schema })),
    armRoleReceivers: (group.armRole ?? []).map((r) => ({ ...r, ...schema })),
  });
}

const withoutEmpty = <T extends Record<string, unknown[]>>(all: T): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0)) as Partial<T>;
