import * as pulumi from "@pulumi/pulumi";
import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import { uuid5 } from "../../core/base/hash.ts";
import { compare } from "../../core/base/json.ts";

/** Source: Azure built-in roles. */
export const roles = {
  logAnalyticsReader: "73c42c96-874c-492b-b04d-ab87d138a893",
  monitoringMetricsPublisher: "3913510d-42f4-4e42-8a64-420c390055eb",
} as const;

interface Principal {
  id: pulumi.Input<string>;
  /** Without it Azure looks the principal up, and misses one made a moment ago. */
  type: "Group" | "User" | "ServicePrincipal";
}

interface Assignment {
  role: (typeof roles)[keyof typeof roles];
  /** What the principals are here, such as `sender`: part of the names. */
  as: string;
  scope: pulumi.Output<string>;
  /** By a name of one's choice. */
  principals: Record<string, Principal>;
}

/** Gives principals a role. Named by who asks for it, so that the same assignment keeps its name. */
export function assignRole(
  name: string,
  { role, as, scope, principals }: Assignment,
  opts: pulumi.CustomResourceOptions,
): Record<string, RoleAssignment> {
  const assign = (key: string, { id, type }: Principal) =>
    new RoleAssignment(
      `${name}-${as}-${key}`,
      {
        scope,
        roleAssignmentName: uuid5([pulumi.getProject(), pulumi.getStack(), name, as, key].join("/")),
        principalId: id,
        principalType: type,
        roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${role}`,
      },
      opts,
    );
  const sorted = Object.entries(principals).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(sorted.map(([key, principal]) => [key, assign(key, principal)]));
}

/** Lets identities send telemetry to a component or a rule. */
export const makeSenders = (
  name: string,
  principals: Record<string, pulumi.Input<string>>,
  scope: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): Record<string, RoleAssignment> => {
  const typed = Object.entries(principals).map(([key, id]): [string, Principal] => [key, { id, type: "ServicePrincipal" }]);
  const senders = Object.fromEntries(typed);
  return assignRole(name, { role: roles.monitoringMetricsPublisher, as: "sender", scope, principals: senders }, opts);
};
