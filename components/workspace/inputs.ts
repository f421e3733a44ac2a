import * as pulumi from "@pulumi/pulumi";
import { azureName, type NamedType } from "../../core/azure/names.ts";

/** Applies `f` at once to a plain value, later to an output: names that are known stay readable in a plan of unknown ids. */
export function mapInput<T, R>(input: pulumi.Input<T>, f: (value: T) => R): pulumi.Input<R> {
  const later = pulumi.Output.isInstance(input) || input instanceof Promise;
  return later ? pulumi.output(input as pulumi.Output<T>).apply((v) => f(v as T)) : f(input as T);
}

export const nameFrom = (type: NamedType, input: pulumi.Input<string>, ...parts: string[]): pulumi.Input<string> =>
  mapInput(input, (first) => azureName(type, first, ...parts));

/** Where the parts of a workspace go. */
export interface Place {
  resourceGroupName: pulumi.Input<string>;
  workspaceName: pulumi.Input<string>;
  workspaceId: pulumi.Output<string>;
  location: pulumi.Input<string>;
  tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /** False: what takes rows takes them from the private network only. */
  publicIngestion?: boolean;
  /** Tells the endpoint apart from others of the workspace. Default `dce`. */
  endpointPart?: string;
}
