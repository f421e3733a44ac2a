import * as pulumi from "@pulumi/pulumi";
import { SmartDetectorAlertRule } from "@pulumi/azure-native/alertsmanagement/smartDetectorAlertRule.js";
import type { Component } from "@pulumi/azure-native/applicationinsights/component.js";
import type { Deployment } from "@pulumi/azure-native/resources/deployment.js";
import { ProactiveDetectionConfiguration } from "@pulumi/azure-native/applicationinsights/proactiveDetectionConfiguration.js";
import { smartDetectors } from "../../core/insights/application/smartDetectors.ts";
import { nameFrom } from "../azure/inputs.ts";
import { literal, upsert } from "../azure/upsert.ts";
import { FailureAnomalies } from "./args.ts";
import type { ApplicationSite } from "./parts.ts";

const MIGRATED = "migrationToAlertCompleted";

/** Internal names of the older smart detection rules. Source: Azure Monitor, "Manage smart detection rules by using ARM templates". */
export const legacyDetectors = [
  "degradationindependencyduration",
  "degradationinserverresponsetime",
  "extension_billingdatavolumedailyspikeextension",
  "extension_exceptionchangeextension",
  "extension_memoryleakextension",
  "extension_securityextensionspackage",
  "extension_traceseveritydetector",
  "longdependencyduration",
  "slowpageloadtime",
  "slowserverresponsetime",
] as const;

/**
 * The rule Azure makes for each component within the hour, outside the stack and with an action group of its own that mails whoever
 * holds a role. It is known by its name: one made first is left in peace, and one that Azure made first is written over, which only a
 * template does. A component that goes leaves it behind, as it does where Azure made it.
 */
export function makeFailureAnomalies({ name, args, parent }: ApplicationSite, component: Component): Deployment | undefined {
  const choice = args.failureAnomalies ?? FailureAnomalies.Manage;
  if (choice === FailureAnomalies.Leave) return undefined;
  const rule = {
    type: "Microsoft.AlertsManagement/smartDetectorAlertRules",
    apiVersion: "2021-04-01",
    name: pulumi.interpolate`Failure Anomalies - ${component.name}`,
    location: "global",
    tags: pulumi.output(args.tags ?? {}).apply(literal),
    properties: {
      description: "An unusual rise in the rate of failed requests or dependency calls.",
      detector: { id: "FailureAnomaliesDetector" },
      state: choice === FailureAnomalies.Manage ? "Enabled" : "Disabled",
      severity: "Sev3",
      frequency: "PT1M",
      scope: [component.id],
      actionGroups: { groupIds: choice === FailureAnomalies.Manage ? (args.actionGroupIds ?? []) : [] },
    },
  };
  const deploymentName = nameFrom("deployment", component.name, "failure-anomalies");
  return upsert(
    `${name}-failure-anomalies`,
    { resourceGroupName: args.resourceGroupName, deploymentName, resources: [rule] },
    { parent },
  );
}

/** A rule for each detector asked for. It runs once a day: over a day it learns what is usual. */
export const makeSmartDetectors = ({ name, args, parent }: ApplicationSite, component: Component): SmartDetectorAlertRule[] =>
  smartDetectors
    .filter((d) => args.smartDetectors?.includes(d.id))
    .map(
      ({ id, rule, description }) =>
        new SmartDetectorAlertRule(
          `${name}-${id}`,
          {
            resourceGroupName: args.resourceGroupName,
            alertRuleName: pulumi.interpolate`${rule} - ${component.name}`,
            location: "global",
            description,
            detector: { id },
            state: "Enabled",
            severity: "Sev3",
            frequency: "PT24H",
            scope: [component.id],
            actionGroups: { groupIds: args.actionGroupIds ?? [] },
            tags: args.tags,
          },
          { parent },
        ),
    );

/** Tells the component that rules have taken over from the older detection: what Azure's migration sets, after the rules are there. */
export function markMigrated(
  { name, args, parent }: ApplicationSite,
  component: Component,
  rules: SmartDetectorAlertRule[],
): ProactiveDetectionConfiguration | undefined {
  if (rules.length === 0) return undefined;
  return new ProactiveDetectionConfiguration(
    `${name}-detection-by-alerts`,
    {
      resourceGroupName: args.resourceGroupName,
      resourceName: component.name,
      configurationId: MIGRATED,
      name: MIGRATED,
      enabled: true,
      sendEmailsToSubscriptionOwners: false,
      customEmails: [],
    },
    { parent, dependsOn: rules },
  );
}

/** The older rules, switched off: what they detect, rules with an action group watch. */
export function disableLegacyDetection(
  { name, args, parent }: ApplicationSite,
  component: Component,
): ProactiveDetectionConfiguration[] {
  if (args.disableLegacyDetection === false) return [];
  return legacyDetectors.map(
    (detector) =>
      new ProactiveDetectionConfiguration(
        `${name}-detector-${detector}`,
        {
          resourceGroupName: args.resourceGroupName,
          resourceName: component.name,
          configurationId: detector,
          name: detector,
          enabled: false,
          // The rules in preview take nothing but `enabled`.
          ...(detector.startsWith("extension_") ? {} : { sendEmailsToSubscriptionOwners: false, customEmails: [] }),
        },
        { parent },
      ),
  );
}
