import * as pulumi from "@pulumi/pulumi";
import { type ArmId, parseArmId } from "../../core/azure/armId.ts";
import { azureName, type NamedType } from "../../core/azure/names.ts";

export type Tags = pulumi.Input<Record<string, pulumi.Input<string>>>;

/** Applies `f` at once to a plain value, later to an output: names that are known stay readable in a plan of unknown ids. */
export function mapInput<T, R>(input: pulumi.Input<T>, f: (value: T) => R): pulumi.Input<R> {
  const later = pulumi.Output.isInstance(input) || input instanceof Promise;
  return later ? pulumi.output(input as pulumi.Output<T>).apply((v) => f(v as T)) : f(input as T);
}

export const nameFrom = (type: NamedType, input: pulumi.Input<string>, ...parts: string[]): pulumi.Input<string> =>
  mapInput(input, (first) => azureName(type, first, ...parts));

/** Azure's word for whether the public network reaches something. Default: it does. */
export const access = (allowed: boolean | undefined): "Enabled" | "Disabled" => (allowed === false ? "Disabled" : "Enabled");

interface ArmParts {
  subscriptionId: pulumi.Input<string>;
  resourceGroupName: pulumi.Input<string>;
  name: pulumi.Input<string>;
}

/** Subscription, group and name out of an ARM id that may not be known yet. */
export function armParts(id: pulumi.Input<string>): ArmParts {
  const part = (of: (parts: ArmId) => string) => mapInput(id, (text) => of(parse(text)));
  return {
    subscriptionId: part((p) => p.subscriptionId),
    resourceGroupName: part((p) => p.resourceGroup!),
    name: part((p) => p.name),
  };
}

function parse(id: string): ArmId {
  const parts = parseArmId(id);
  if (!parts?.resourceGroup) throw new Error(`"${id}" is not the ARM id of a resource in a resource group`);
  return parts;
}

/** The group and the name of a workspace: what its children are made in. */
export interface WorkspaceRef {
  resourceGroupName: pulumi.Input<string>;
  workspaceName: pulumi.Input<string>;
}

/** Out of the workspace's id; the name may be given, so that it is known in a plan where the id is not. */
export function workspaceRef(id: pulumi.Input<string>, name?: pulumi.Input<string>): WorkspaceRef {
  const checked = mapInput(id, (text) => {
    if (parse(text).type !== "microsoft.operationalinsights/workspaces")
      throw new Error(`workspaceId: "${text}" is not the id of a Log Analytics workspace`);
    return text;
  });
  const { resourceGroupName, name: parsed } = armParts(checked);
  return { resourceGroupName, workspaceName: name ?? parsed };
}

/** Where what belongs to a workspace goes. */
export interface WorkspacePlace extends WorkspaceRef {
  workspaceId: pulumi.Input<string>;
  /** Region of the workspace. */
  location: pulumi.Input<string>;
  tags: Tags | undefined;
  /** False: what takes rows takes them from the private network only. */
  publicIngestion?: boolean;
  /** Tells the endpoint apart from others of the workspace. Default `dce`. */
  endpointPart?: string;
}
