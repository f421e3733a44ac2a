import type * as pulumi from "@pulumi/pulumi";
import { shortHash } from "../../core/hash.ts";
import { textAt } from "../../core/insights/machines.ts";
import type { MachineDecision, Target } from "../../core/types.ts";
import type { MachineArgs } from "./args.ts";

/** A decision as the component takes it. Names carry a hash of the key: machines of different groups may be called the same. */
export function machineArgs(
  item: MachineDecision & { performanceAssociated?: boolean },
  target: Target,
  id: pulumi.Input<string>,
): MachineArgs {
  return {
    name: `${target.name}-${shortHash(item.target)}`,
    id,
    host: item.host,
    os: item.os,
    location: target.location,
    subscriptionId: target.subscriptionId,
    identity: item.identity,
    agentInstalled: item.agentInstalled,
    performanceAssociated: item.performanceAssociated,
    size: textAt(target.properties, "hardwareProfile.vmSize") ?? textAt(target.sku, "name"),
  };
}
