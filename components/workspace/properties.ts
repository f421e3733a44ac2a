import * as pulumi from "@pulumi/pulumi";
import { azureName } from "../../core/azure/names.ts";
import { partProblems } from "../../core/azure/workspaceParts.ts";
import { workspaceProblems } from "../../core/azure/workspaceRules.ts";
import { shortHash } from "../../core/base/hash.ts";
import { type Problem, Refusal } from "../../core/base/refusal.ts";
import { type WorkspaceArgs, WorkspaceLifetime } from "./args.ts";
import { customTableName } from "./tables.ts";

const access = (allowed: boolean | undefined): string => (allowed === false ? "Disabled" : "Enabled");

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

/** Refuses what Azure would refuse, all of it at once and before anything is made. */
export function checkWorkspaceArgs(name: string, args: WorkspaceArgs): void {
  const problems = args.existing
    ? beside(name, args)
    : [...missing(name, args), ...workspaceProblems(specOf(args), name), ...partProblems(specOf(args), name)];
  if (problems.length > 0) throw new Refusal(problems);
}

const beside = (name: string, args: WorkspaceArgs): Problem[] =>
  Object.entries(args)
    .filter(([key, value]) => key !== "existing" && value !== undefined)
    .map(([key]) => ({ path: `${name}.${key}`, message: "an existing workspace is used as it is; nothing of it can be set" }));

const missing = (name: string, args: WorkspaceArgs): Problem[] =>
  (["location", "resourceGroupName", "workspaceName"] as const)
    .filter((key) => args[key] === undefined)
    .map((key) => ({ path: `${name}.${key}`, message: "is required unless `existing` is given" }));

function specOf(args: WorkspaceArgs) {
  const customTables = (args.customTables ?? []).map((t) => ({ ...t, name: customTableName(t.name) }));
  return { ...args, customTables, tables: [...(args.tables ?? []), ...customTables] };
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
