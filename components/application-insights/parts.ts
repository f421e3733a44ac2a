import * as pulumi from "@pulumi/pulumi";
import { Component } from "@pulumi/azure-native/applicationinsights/component.js";
import { ComponentCurrentBillingFeature } from "@pulumi/azure-native/applicationinsights/componentCurrentBillingFeature.js";
import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import { uuid5 } from "../../core/base/hash.ts";
import { compare } from "../../core/base/json.ts";
import type { ApplicationInsightsArgs } from "./args.ts";
import { componentInputs, hiddenLinkPaths } from "./properties.ts";

export const makeComponent = (
  childName: string,
  args: ApplicationInsightsArgs,
  componentName: pulumi.Input<string>,
  parent: pulumi.Resource,
): Component =>
  new Component(childName, componentInputs(args, componentName), {
    parent,
    // azure-native does not know that these are secrets.
    additionalSecretOutputs: ["connectionString", "instrumentationKey"],
    ignoreChanges: hiddenLinkPaths(args.preserveLinks),
  });

/** The cap warns the subscription's owners at 90 % and when it is hit. */
export const makeDailyCap = (
  name: string,
  args: ApplicationInsightsArgs,
  componentName: pulumi.Input<string>,
  gigabytes: number,
  opts: pulumi.CustomResourceOptions,
): ComponentCurrentBillingFeature =>
  new ComponentCurrentBillingFeature(
    `${name}-daily-cap`,
    {
      resourceGroupName: args.resourceGroupName,
      resourceName: componentName,
      currentBillingFeatures: ["Basic"],
      dataVolumeCap: {
        cap: gigabytes,
        warningThreshold: 90,
        stopSendNotificationWhenHitCap: false,
        stopSendNotificationWhenHitThreshold: false,
      },
    },
    opts,
  );

/** Monitoring Metrics Publisher. Source: Azure built-in roles. */
const PUBLISHER = "3913510d-42f4-4e42-8a64-420c390055eb";

/** Lets identities send. Named by who asks for it, so that the same assignment keeps its name. */
export function makeSenders(
  name: string,
  principals: Record<string, pulumi.Input<string>>,
  scope: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): Record<string, RoleAssignment> {
  const assignment = ([key, principalId]: [string, pulumi.Input<string>]) =>
    new RoleAssignment(
      `${name}-sender-${key}`,
      {
        scope,
        roleAssignmentName: uuid5([pulumi.getProject(), pulumi.getStack(), name, "sender", key].join("/")),
        principalId,
        // Without it Azure looks the principal up, and misses one made a moment ago.
        principalType: "ServicePrincipal",
        roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${PUBLISHER}`,
      },
      opts,
    );
  const sorted = Object.entries(principals).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(sorted.map((entry) => [entry[0], assignment(entry)]));
}
