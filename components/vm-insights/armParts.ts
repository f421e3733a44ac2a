import * as pulumi from "@pulumi/pulumi";
import { type ArmId, parseArmId } from "../../core/azure/armId.ts";

interface ArmParts {
  subscriptionId: pulumi.Input<string>;
  resourceGroupName: pulumi.Input<string>;
  name: pulumi.Input<string>;
}

/** Group and name out of an ARM id that may not be known yet. */
export function armParts(id: pulumi.Input<string>): ArmParts {
  if (typeof id === "string") {
    const parts = parse(id);
    return { subscriptionId: parts.subscriptionId, resourceGroupName: parts.resourceGroup!, name: parts.name };
  }
  const parts = pulumi.output(id).apply(parse);
  return {
    subscriptionId: parts.apply((p) => p.subscriptionId),
    resourceGroupName: parts.apply((p) => p.resourceGroup!),
    name: parts.apply((p) => p.name),
  };
}

function parse(id: string): ArmId {
  const parts = parseArmId(id);
  if (!parts?.resourceGroup) throw new Error(`"${id}" is not the ARM id of a resource in a resource group`);
  return parts;
}
