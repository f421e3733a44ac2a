import * as pulumi from "@pulumi/pulumi";
import { ManagementLockByScope } from "@pulumi/azure-native/authorization/managementLockByScope.js";
import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting.js";
import { LinkedService } from "@pulumi/azure-native/operationalinsights/linkedService.js";
import { uuid5 } from "../../core/base/hash.ts";
import { compare } from "../../core/base/json.ts";
import { PrincipalType, type QueryAuditArgs, type ReaderArgs } from "./args.ts";
import type { WorkspaceRef } from "./queries.ts";

/** Who asked what of the workspace. Executions of alert rules are not recorded. */
export const makeAudit = (
  name: string,
  audit: QueryAuditArgs,
  workspaceId: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): DiagnosticSetting =>
  new DiagnosticSetting(
    `${name}-audit`,
    {
      name: audit.name ?? "azmon-audit",
      resourceUri: workspaceId,
      workspaceId: audit.workspaceId ?? workspaceId,
      logs: [{ category: "Audit", enabled: true }],
    },
    // A category may go to a sink once: a setting that changes its name has to go before the new one comes.
    { ...opts, deleteBeforeReplace: true },
  );

export const makeLock = (
  name: string,
  workspaceId: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): ManagementLockByScope =>
  new ManagementLockByScope(
    `${name}-lock`,
    {
      scope: workspaceId,
      lockName: "azmon-keep",
      level: "CanNotDelete",
      notes: "Holds the logs of an environment. The lock covers tables, functions and exports too: lift it to remove one.",
    },
    opts,
  );

/** The link gives the workspace the cluster's pricing tier and customer key. */
export const makeClusterLink = (
  name: string,
  workspace: WorkspaceRef,
  clusterId: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): LinkedService =>
  new LinkedService(
    `${name}-cluster`,
    {
      resourceGroupName: workspace.resourceGroupName,
      workspaceName: workspace.workspaceName,
      linkedServiceName: "Cluster",
      writeAccessResourceId: clusterId,
    },
    opts,
  );

/** Log Analytics Reader. Source: Azure built-in roles. */
const READER = "/providers/Microsoft.Authorization/roleDefinitions/73c42c96-874c-492b-b04d-ab87d138a893";

/** Who may read all logs. Readers of single resources need no role here, see `resourcePermissions`. */
export const makeReaders = (
  name: string,
  principals: Record<string, ReaderArgs>,
  scope: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): Record<string, RoleAssignment> => {
  const sorted = Object.entries(principals).sort(([a], [b]) => compare(a, b));
  const assign = (key: string, { id, type }: ReaderArgs) =>
    new RoleAssignment(
      `${name}-reader-${key}`,
      {
        scope,
        roleAssignmentName: uuid5([pulumi.getProject(), pulumi.getStack(), name, "reader", key].join("/")),
        principalId: id,
        principalType: type ?? PrincipalType.Group,
        roleDefinitionId: READER,
      },
      opts,
    );
  return Object.fromEntries(sorted.map(([key, principal]) => [key, assign(key, principal)]));
};
