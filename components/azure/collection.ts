import { DataCollectionEndpoint } from "@pulumi/azure-native/monitor/dataCollectionEndpoint.js";
import { DataCollectionRule, type DataCollectionRuleArgs } from "@pulumi/azure-native/monitor/dataCollectionRule.js";
import {
  DataCollectionRuleAssociation,
  type DataCollectionRuleAssociationArgs,
} from "@pulumi/azure-native/monitor/dataCollectionRuleAssociation.js";
import { Resource } from "@pulumi/azure-native/resources/resource.js";
import type * as pulumi from "@pulumi/pulumi";
import { access, type Tags } from "./inputs.ts";

/** Where a rule or an endpoint lives. */
export interface CollectionPlace {
  resourceGroupName: pulumi.Input<string>;
  location: pulumi.Input<string>;
  tags?: Tags;
}

type Body = Omit<DataCollectionRuleArgs, keyof CollectionPlace | "dataCollectionRuleName">;
export interface RuleSpec extends Body {
  /** Azure name. */
  ruleName: pulumi.Input<string>;
}

/** A data collection rule: what is collected, how it is changed, where it goes. */
export const makeRule = (
  name: string,
  { resourceGroupName, location, tags }: CollectionPlace,
  { ruleName, ...body }: RuleSpec,
  opts: pulumi.CustomResourceOptions,
): DataCollectionRule =>
  new DataCollectionRule(name, { resourceGroupName, dataCollectionRuleName: ruleName, location, ...body, tags }, opts);

export interface EndpointSpec {
  /** Azure name. */
  endpointName: pulumi.Input<string>;
  /** False: reached from a private network only. Default true. */
  public?: boolean;
  kind?: "Linux" | "Windows";
}

/** A data collection endpoint: where data enters, or where agents fetch their configuration. */
export const makeEndpoint = (
  name: string,
  { resourceGroupName, location, tags }: CollectionPlace,
  spec: EndpointSpec,
  opts: pulumi.CustomResourceOptions,
): DataCollectionEndpoint =>
  new DataCollectionEndpoint(
    name,
    {
      resourceGroupName,
      dataCollectionEndpointName: spec.endpointName,
      location,
      kind: spec.kind,
      networkAcls: { publicNetworkAccess: access(spec.public) },
      tags,
    },
    opts,
  );

/** Azure knows the association of an endpoint by this name only, and allows one a resource. */
const CONFIGURATION = "configurationAccessEndpoint";

type AssociationSpec =
  | { resourceUri: pulumi.Input<string>; associationName: string; dataCollectionRuleId: pulumi.Input<string> }
  | { resourceUri: pulumi.Input<string>; dataCollectionEndpointId: pulumi.Input<string> };

/** Ties a resource to a rule, or to the endpoint where it fetches its configuration. */
export const makeAssociation = (
  name: string,
  spec: AssociationSpec,
  opts: pulumi.CustomResourceOptions,
): DataCollectionRuleAssociation => {
  const args: DataCollectionRuleAssociationArgs = { associationName: CONFIGURATION, ...spec };
  return new DataCollectionRuleAssociation(name, args, opts);
};

interface NewerSpec {
  type: "dataCollectionRules" | "dataCollectionEndpoints";
  /** Azure name. */
  resourceName: pulumi.Input<string>;
  properties: object;
}

/** A rule or an endpoint for OpenTelemetry: the first API version that knows its sources is newer than the one azure-native types. */
export const makeNewer = (
  name: string,
  { resourceGroupName, location, tags }: CollectionPlace,
  { type, resourceName, properties }: NewerSpec,
  opts: pulumi.CustomResourceOptions,
): Resource =>
  new Resource(
    name,
    {
      resourceGroupName,
      resourceProviderNamespace: "Microsoft.Insights",
      parentResourcePath: "",
      resourceType: type,
      resourceName,
      apiVersion: "2024-03-11",
      location,
      properties,
      tags,
    },
    opts,
  );
