import type * as pulumi from "@pulumi/pulumi";
import { Deployment } from "@pulumi/azure-native/resources/deployment.js";

/** A resource of a template. Names and ids are written out: expressions stand in `dependsOn` only. */
export interface TemplateResource {
  type: string;
  apiVersion: string;
  name: pulumi.Input<string>;
  dependsOn?: pulumi.Input<string>[];
  [key: string]: unknown;
}

const SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
export const templateOf = (resources: TemplateResource[]) => ({ $schema: SCHEMA, contentVersion: "1.0.0.0", resources });

/**
 * Writes resources by an incremental deployment, which takes them as they come: azure-native refuses to create what Azure made by
 * itself, such as its own tables. Nothing of it is deleted with the deployment, which is a record in Azure and no more.
 * Source of the refusal: https://github.com/pulumi/pulumi-azure-native/blob/master/provider/pkg/azure/client_azcore.go
 */
export const upsert = (
  name: string,
  {
    resourceGroupName,
    deploymentName,
    resources,
  }: { resourceGroupName: pulumi.Input<string>; deploymentName: pulumi.Input<string>; resources: TemplateResource[] },
  opts: pulumi.CustomResourceOptions,
): Deployment =>
  new Deployment(
    name,
    { resourceGroupName, deploymentName, properties: { mode: "Incremental", template: templateOf(resources) } },
    opts,
  );

/**
 * Does nothing, one empty deployment after another, for what needs time and tells nobody when it is done. Azure takes some ten seconds
 * for each.
 */
export const pauses = (count: number): TemplateResource[] =>
  Array.from({ length: count }, (_, i) => ({
    type: "Microsoft.Resources/deployments",
    apiVersion: "2022-09-01",
    name: `pause-${i + 1}`,
    dependsOn: i === 0 ? [] : [`[resourceId('Microsoft.Resources/deployments', 'pause-${i}')]`],
    properties: { mode: "Incremental", template: templateOf([]) },
  }));

/** A template takes text in square brackets for an expression, unless the first is doubled. */
export const literal = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, /^\[[^]*\]$/.test(value) ? `[${value}` : value]));
