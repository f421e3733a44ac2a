import type * as pulumi from "@pulumi/pulumi";

export interface PhoneArgs {
  countryCode: string;
  phoneNumber: string;
}

export interface WebhookArgs {
  name: string;
  /** Secret. */
  serviceUri: pulumi.Input<string>;
  /** The three that make it a secure webhook, authenticated by Entra ID. */
  objectId?: string;
  identifierUri?: string;
  tenantId?: string;
}

export interface LogicAppArgs {
  name: string;
  resourceId: string;
  /** Secret. */
  callbackUrl: pulumi.Input<string>;
}

export interface AzureFunctionArgs {
  name: string;
  functionAppResourceId: string;
  functionName: string;
  /** Secret. */
  httpTriggerUrl: pulumi.Input<string>;
}

export interface AutomationRunbookArgs {
  name: string;
  automationAccountId: string;
  runbookName: string;
  webhookResourceId: string;
  /** Secret. */
  serviceUri: pulumi.Input<string>;
}

export interface EventHubArgs {
  name: string;
  subscriptionId: string;
  eventHubNameSpace: string;
  eventHubName: string;
}

export interface ArmRoleArgs {
  name: string;
  roleId: string;
}

/** One action group: who is told, and how. */
export interface ActionGroupArgs {
  /** At most 12 characters; SMS and mail show it. */
  shortName?: string;
  /** ARM id of an action group that is there: it is used, nothing is made. */
  existing?: string;
  email?: string[];
  sms?: PhoneArgs[];
  voice?: PhoneArgs[];
  webhook?: WebhookArgs[];
  secureWebhook?: WebhookArgs[];
  logicApp?: LogicAppArgs[];
  azureFunction?: AzureFunctionArgs[];
  automationRunbook?: AutomationRunbookArgs[];
  eventHub?: EventHubArgs[];
  armRole?: ArmRoleArgs[];
}

export interface ActionGroupsArgs {
  resourceGroupName: pulumi.Input<string>;
  /** Prefix of the Azure names: `ag-<prefix>-<name>`. */
  prefix: string;
  groups: Record<string, ActionGroupArgs>;
  tags?: Record<string, string>;
}
