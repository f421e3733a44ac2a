import * as pulumi from "@pulumi/pulumi";
import { Deployment } from "@pulumi/azure-native/resources/deployment.js";
import type { WorkspaceArgs } from "./args.ts";
import { nameFrom, type Place } from "./inputs.ts";
import { workspaceProperties } from "./properties.ts";

/**
 * Settings that the workspace can only take after it exists, or that azure-native's API version of it does not know: the rule of its
 * transformations, which itself needs the workspace, and replication.
 *
 * They are written by an incremental deployment of the same workspace. It repeats every other property, because Azure resets what a
 * PUT leaves out, and so runs again whenever one of them changes. Switching it on or off never replaces the workspace.
 */
export function makeLateSettings(
  name: string,
  args: WorkspaceArgs,
  place: Place,
  transformsId: pulumi.Output<string> | undefined,
  opts: pulumi.CustomResourceOptions,
): Deployment {
  const workspace = {
    type: "Microsoft.OperationalInsights/workspaces",
    apiVersion: "2025-07-01",
    name: place.workspaceName,
    location: place.location,
    tags: pulumi.output(place.tags ?? {}).apply(literal),
    properties: {
      ...workspaceProperties(args),
      defaultDataCollectionRuleResourceId: transformsId,
      replication: args.replication && { enabled: args.replication.enabled, location: args.replication.location },
    },
  };
  return new Deployment(
    `${name}-late-settings`,
    {
      resourceGroupName: place.resourceGroupName,
      deploymentName: nameFrom("deployment", place.workspaceName, "late-settings"),
      properties: {
        mode: "Incremental",
        template: {
          $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          contentVersion: "1.0.0.0",
          resources: [workspace],
        },
      },
    },
    opts,
  );
}

/** A template takes text in square brackets for an expression, unless the first is doubled. */
const literal = (tags: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, /^\[[^]*\]$/.test(value) ? `[${value}` : value]));
