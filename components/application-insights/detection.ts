import * as pulumi from "@pulumi/pulumi";
import { SmartDetectorAlertRule } from "@pulumi/azure-native/alertsmanagement/smartDetectorAlertRule.js";
import type { Deployment } from "@pulumi/azure-native/resources/deployment.js";
import { ProactiveDetectionConfiguration } from "@pulumi/azure-native/applicationinsights/proactiveDetectionConfiguration.js";
import { smartDetectors } from "../../core/insights/application/smartDetectors.ts";
import { literal, upsert } from "../azure/upsert.ts";
import { type ApplicationInsightsArgs, FailureAnomalies } from "./args.ts";
import { nameFrom } from "./inputs.ts";

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
export function makeFailureAnomalies(
  name: string,
  args: ApplicationInsightsArgs,
  componentName: pulumi.Input<string>,
  componentId: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): Deployment | undefined {
  const choice = args.failureAnomalies ?? FailureAnomalies.Manage;
  if (choice === FailureAnomalies.Leave) return undefined;
  const rule = {
    type: "Microsoft.AlertsManagement/smartDetectorAlertRules",
    apiVersion: "2021-04-01",
    name: pulumi.interpolate`Failure Anomalies - ${componentName}`,
    location: "global",
    tags: pulumi.output(args.tags ?? {}).apply(literal),
    properties: {
      description: "An unusual rise in the rate of failed requests or dependency calls.",
      detector: { id: "FailureAnomaliesDetector" },
      state: choice === FailureAnomalies.Manage ? "Enabled" : "Disabled",
      severity: "Sev3",
      frequency: "PT1M",
      scope: [componentId],
      actionGroups: { groupIds: choice === FailureAnomalies.Manage ? (args.actionGroupIds ?? []) : [] },
    },
  };
  const deploymentName = nameFrom("deployment", componentName, "failure-anomalies");
  return upsert(
    `${name}-failure-anomalies`,
    { resourceGroupName: args.resourceGroupName, deploymentName, resources: [rule] },
    opts,
  );
}

/** A rule for each detector asked for. It runs once a day: over a day it learns what is usual. */
export const makeSmartDetectors = (
  name: string,
  args: ApplicationInsightsArgs,
  componentName: pulumi.Input<string>,
  componentId: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): SmartDetectorAlertRule[] =>
  smartDetectors
    .filter((d) => args.smartDetectors?.includes(d.id))
    .map(
      ({ id, rule, description }) =>
        new SmartDetectorAlertRule(
          `${name}-${id}`,
          {
            resourceGroupName: args.resourceGroupName,
            alertRuleName: pulumi.interpolate`${rule} - ${componentName}`,
            location: "global",
            description,
            detector: { id },
            state: "Enabled",
            severity: "Sev3",
            frequency: "PT24H",
            scope: [componentId],
            actionGroups: { groupIds: args.actionGroupIds ?? [] },
            tags: args.tags,
          },
          opts,
        ),
    );

/** Tells the component that rules have taken over from the older detection: what Azure's migration sets, after the rules are there. */
export const markMigrated = (
  name: string,
  args: ApplicationInsightsArgs,
  componentName: pulumi.Input<string>,
  rules: SmartDetectorAlertRule[],
  opts: pulumi.CustomResourceOptions,
): ProactiveDetectionConfiguration =>
  new ProactiveDetectionConfiguration(
    `${name}-detection-by-alerts`,
    {
      resourceGroupName: args.resourceGroupName,
      resourceName: componentName,
      configurationId: MIGRATED,
      name: MIGRATED,
      enabled: true,
      sendEmailsToSubscriptionOwners: false,
      customEmails: [],
    },
    { ...opts, dependsOn: rules },
  );

/** The older rules, switched off: what they detect, rules with an action group watch. */
export const disableLegacyDetection = (
  name: string,
  args: ApplicationInsightsArgs,
  componentName: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): ProactiveDetectionConfiguration[] =>
  legacyDetectors.map(
    (detector) =>
      new ProactiveDetectionConfiguration(
        `${name}-detector-${detector}`,
        {
          resourceGroupName: args.resourceGroupName,
          resourceName: componentName,
          configurationId: detector,
          name: detector,
          enabled: false,
          // The rules in preview take nothing but `enabled`.
          ...(detector.startsWith("extension_") ? {} : { sendEmailsToSubscriptionOwners: false, customEmails: [] }),
        },
        opts,
      ),
  );
