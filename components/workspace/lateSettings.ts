import type { DataCollectionRule } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import type { Deployment } from "@pulumi/azure-native/resources/deployment.js";
import { mapInput, nameFrom } from "../azure/inputs.ts";
import type { AnyTable } from "../azure/tables.ts";
import { templateOf, upsert } from "../azure/upsert.ts";
import { after, type WorkspaceSite } from "./parts.ts";
import { workspaceProperties } from "./properties.ts";

const WORKSPACE = "Microsoft.OperationalInsights/workspaces";
const API = "2025-07-01";

/**
 * Settings that the workspace can only take after it exists, or that azure-native's API version of it does not know: the rule of its
 * transformations, which itself needs the workspace, and replication.
 *
 * They are written by an incremental deployment of the same workspace. It repeats every other property, because Azure resets what a
 * PUT leaves out, and so runs again whenever one of them changes. Switching it on or off never replaces the workspace. In a dedicated
 * cluster the pricing tier is the cluster's, so that it is left out.
 */
export function makeLateSettings(
  site: WorkspaceSite,
  transforms: DataCollectionRule | undefined,
  tables: AnyTable[],
): Deployment | undefined {
  const { name, args, place } = site;
  if (!transforms && !args.replication) return undefined;
  const { sku, ...properties } = workspaceProperties(args);
  const workspace = {
    type: WORKSPACE,
    apiVersion: API,
    name: place.workspaceName,
    location: place.location,
    tags: "[parameters('tags')]",
    properties: {
      ...(args.clusterId === undefined ? { sku } : {}),
      ...properties,
      defaultDataCollectionRuleResourceId: transforms?.id,
      replication: args.replication && { enabled: args.replication.enabled, location: args.replication.location },
    },
  };
  // Only a deployment's parameters may ask what is there, so the workspace is written by one inside.
  const inner = {
    type: "Microsoft.Resources/deployments",
    apiVersion: "2022-09-01",
    name: nameFrom("deployment", place.workspaceName, "late-settings", "workspace"),
    properties: {
      mode: "Incremental",
      expressionEvaluationOptions: { scope: "inner" },
      parameters: { tags: { value: mapInput(place.workspaceName, tagsOf) } },
      template: {
        ...templateOf([workspace]),
        parameters: { tags: { type: "object" } },
        // Its own PUT, with new tags, resets the workspace too: these make the template another one then.
        metadata: { tags: place.tags },
      },
    },
  };
  const { resourceGroupName } = place;
  const deploymentName = nameFrom("deployment", place.workspaceName, "late-settings");
  return upsert(
    `${name}-late-settings`,
    { resourceGroupName, deploymentName, resources: [inner] },
    after(site, [...tables, transforms]),
  );
}

/** The tags that the workspace has: those it was just given, and those that somebody else sets and nobody here may take off. */
const tagsOf = (workspace: string): string =>
  `[coalesce(tryGet(reference(resourceId('${WORKSPACE}', '${workspace}'), '${API}', 'Full'), 'tags'), createObject())]`;
