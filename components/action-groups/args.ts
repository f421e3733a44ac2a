import type * as pulumi from "@pulumi/pulumi";

export interface PhoneArgs {
  /** 1 to 4 digits, without `+`: `31`. */
  countryCode: string;
  /** 4 to 15 digits, without the country code. */
  phoneNumber: string;
}

export interface WebhookArgs {
  /** Unique in the group, whatever the kind of receiver. */
  name: string;
  /** Where Azure posts to. Secret. */
  serviceUri: pulumi.Input<string>;
  /** Object id, a GUID, of the Entra application that authenticates a `secureWebhook`. Default: none; a secure one needs it. */
  objectId?: string;
  /** Identifier URI of that application. Default: none; a secure one needs it. */
  identifierUri?: string;
  /** Tenant, a GUID, of that application. Default: none; a secure one needs it. */
  tenantId?: string;
}

export interface LogicAppArgs {
  /** Unique in the group, whatever the kind of receiver. */
  name: string;
  /** ARM id of the workflow. */
  resourceId: string;
  /** URL of its HTTP trigger. Secret. */
  callbackUrl: pulumi.Input<string>;
}

export interface AzureFunctionArgs {
  /** Unique in the group, whatever the kind of receiver. */
  name: string;
  /** ARM id of the function app. */
  functionAppResourceId: string;
  /** Name of the function in it. */
  functionName: string;
  /** URL of its HTTP trigger. Secret. */
  httpTriggerUrl: pulumi.Input<string>;
}

export interface AutomationRunbookArgs {
  /** Unique in the group, whatever the kind of receiver. */
  name: string;
  /** ARM id of the Automation account. */
  automationAccountId: string;
  /** Name of the runbook in it. */
  runbookName: string;
  /** ARM id of the webhook that starts the runbook. */
  webhookResourceId: string;
  /** URL of that webhook. Secret. */
  serviceUri: pulumi.Input<string>;
}

export interface EventHubArgs {
  /** Unique in the group, whatever the kind of receiver. */
  name: string;
  /** Subscription, a GUID, that holds the namespace. */
  subscriptionId: string;
  /** Name of the Event Hubs namespace. */
  eventHubNameSpace: string;
  /** Name of the event hub in it. */
  eventHubName: string;
}

export interface ArmRoleArgs {
  /** Unique in the group, whatever the kind of receiver. */
  name: string;
  /** GUID of a role: who holds it in the subscription gets a mail. */
  roleId: string;
}

/** One action group: who is told, and how. */
export interface ActionGroupArgs {
  /** At most 12 characters; SMS and mail show it. Default: the first 12 of the group's name. */
  shortName?: string;
  /**
   * ARM id of an action group that exists: it is used, nothing is made, and nothing may stand beside it. Default: one is made.
   */
  existing?: string;
  /** Mail addresses. Azure asks each new one to confirm. Default: none. */
  email?: string[];
  /** Numbers that get a text message. Default: none. */
  sms?: PhoneArgs[];
  /** Numbers that are called. Default: none. */
  voice?: PhoneArgs[];
  /** Addresses that Azure posts to, such as those of PagerDuty and Opsgenie. Default: none. */
  webhook?: WebhookArgs[];
  /** Webhooks that Entra ID authenticates. Default: none. */
  secureWebhook?: WebhookArgs[];
  /** Workflows to start, such as those that write to Teams and Slack. Default: none. */
  logicApp?: LogicAppArgs[];
  /** Functions to call. Default: none. */
  azureFunction?: AzureFunctionArgs[];
  /** Automation runbooks to start. Default: none. */
  automationRunbook?: AutomationRunbookArgs[];
  /** Event hubs to send to. Default: none. */
  eventHub?: EventHubArgs[];
  /** Roles whose holders get a mail. Default: none. */
  armRole?: ArmRoleArgs[];
}

export interface ActionGroupsArgs {
  /** Resource group that holds the action groups. */
  resourceGroupName: pulumi.Input<string>;
  /** Prefix of the Azure names: `ag-<prefix>-<name>`. */
  prefix: string;
  /** By name: 1 to 64 letters, digits, `-` and `_`, part of the Azure name. Two that differ only in case are refused. */
  groups: Record<string, ActionGroupArgs>;
  /** Tags of the action groups. Default: none. */
  tags?: Record<string, string>;
}
