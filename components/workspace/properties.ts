import * as pulumi from "@pulumi/pulumi";
import { azureName } from "../../core/azure/names.ts";
import { shortHash } from "../../core/base/hash.ts";
import { type WorkspaceArgs, WorkspaceLifetime } from "./args.ts";
import { access } from "../azure/inputs.ts";

/** The body of the workspace, spelled as ARM spells it, which is also how azure-native names its inputs. */
export function workspaceProperties(args: WorkspaceArgs) {
  return {
    sku: { name: args.sku ?? "PerGB2018", capacityReservationLevel: args.capacityReservationLevel },
    retentionInDays: args.retentionInDays ?? 30,
    workspaceCapping: { dailyQuotaGb: args.dailyQuotaGb ?? -1 },
    publicNetworkAccessForIngestion: access(args.publicIngestion),
    publicNetworkAccessForQuery: access(args.publicQuery),
    forceCmkForQuery: args.forceCustomerKeyForQueries ?? false,
    features: {
      disableLocalAuth: args.localAuth !== true,
      enableLogAccessUsingOnlyResourcePermissions: args.resourcePermissions ?? true,
      immediatePurgeDataOn30Days: args.immediatePurgeDataOn30Days,
    },
  };
}

/**
 * The Azure name. Azure keeps the name of a deleted workspace for 14 days, in whichever group and region it was: an ephemeral one
 * carries a hash of stack, group and region, so that a copy elsewhere never meets it, and one made again in place recovers it.
 */
export function workspaceNameOf(args: WorkspaceArgs): pulumi.Input<string> {
  if (args.lifetime !== WorkspaceLifetime.Ephemeral) return args.workspaceName!;
  const { location, resourceGroupName, workspaceName } = args;
  const parts = [workspaceName!, resourceGroupName!, location!];
  const name = (known: string[]): string =>
    azureName("workspace", known[0]!, shortHash([pulumi.getProject(), pulumi.getStack(), ...known].join("/")));
  return parts.every((p) => typeof p === "string") ? name(parts) : pulumi.all(parts).apply(name);
}
