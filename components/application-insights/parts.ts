import type * as pulumi from "@pulumi/pulumi";
import { Component } from "@pulumi/azure-native/applicationinsights/component.js";
import { ComponentCurrentBillingFeature } from "@pulumi/azure-native/applicationinsights/componentCurrentBillingFeature.js";
import type { ApplicationInsightsArgs } from "./args.ts";
import { componentInputs, hiddenLinkPaths } from "./properties.ts";

/** What the makers of the component's parts share. */
export interface ApplicationSite {
  name: string;
  args: ApplicationInsightsArgs;
  parent: pulumi.Resource;
}

export const makeComponent = (
  { name, args, parent }: ApplicationSite,
  part: string,
  componentName: pulumi.Input<string>,
): Component =>
  new Component(`${name}-${part}`, componentInputs(args, componentName), {
    parent,
    // azure-native does not know that these are secrets.
    additionalSecretOutputs: ["connectionString", "instrumentationKey"],
    ignoreChanges: hiddenLinkPaths(args.preserveLinks),
  });

/** The cap warns the subscription's owners at 90 % and when it is hit. */
export function makeDailyCap(
  { name, args, parent }: ApplicationSite,
  component: Component,
): ComponentCurrentBillingFeature | undefined {
  if (args.dailyQuotaGb === undefined) return undefined;
  return new ComponentCurrentBillingFeature(
    `${name}-daily-cap`,
    {
      resourceGroupName: args.resourceGroupName,
      resourceName: component.name,
      currentBillingFeatures: ["Basic"],
      dataVolumeCap: {
        cap: args.dailyQuotaGb,
        warningThreshold: 90,
        stopSendNotificationWhenHitCap: false,
        stopSendNotificationWhenHitThreshold: false,
      },
    },
    { parent },
  );
}
