import { armTypes } from "./armIds.ts";
import { reveal } from "./unwrap.ts";

type Inputs = Record<string, unknown>;
const text = (inputs: Inputs, key: string): string | undefined => {
  const value = reveal(inputs[key]);
  return typeof value === "string" ? value : undefined;
};

/**
 * `monitor:MetricAlert` of `azure-native:monitor:MetricAlert`, and of its versioned forms `azure-native:monitor/v20260101:MetricAlert`
 * and `azure-native_monitor_v20260101:monitor:MetricAlert`.
 */
export const tokenOf = (type: string): string | undefined => {
  const m = /^azure-native(?:_\w+)?:([\w-]+)(?:\/v\w+)?:(\w+)$/.exec(type);
  return m ? `${m[1]}:${m[2]}` : undefined;
};

/** The id a provider would give a resource, from its token and inputs. `logicalName` stands in where naming is left to Pulumi. */
export function resourceIdOf(type: string, logicalName: string, inputs: Inputs, subscriptionId: string): string {
  const token = tokenOf(type);
  if (type.startsWith("kubernetes:")) return kubernetesId(inputs, logicalName);
  if (!token) return logicalName;
  if (token === "resources:Resource") return genericId(inputs, logicalName, subscriptionId);
  const [armType, names, scope] = (armTypes[token] ?? guess(token, inputs)).split(" ") as [string, string, string?];
  const base = scopeId(scope, inputs, subscriptionId);
  if (armType === "resourceGroups") return `${base}/resourceGroups/${text(inputs, "resourceGroupName") ?? logicalName}`;
  const [namespace, ...types] = armType.split("/");
  const values = names.split("/").map((n) => (n.startsWith("=") ? n.slice(1) : (text(inputs, n) ?? logicalName)));
  const group = scope ? "" : `/resourceGroups/${text(inputs, "resourceGroupName") ?? "unknown"}`;
  return `${base}${group}/providers/${namespace}/${types.map((t, i) => `${t}/${values[i] ?? logicalName}`).join("/")}`;
}

function scopeId(scope: string | undefined, inputs: Inputs, subscriptionId: string): string {
  const subscription = `/subscriptions/${subscriptionId}`;
  const part = (key: string) => text(inputs, key) ?? "unknown";
  const group = `${subscription}/resourceGroups/${part("resourceGroupName")}/providers`;
  switch (scope) {
    case undefined:
    case "@subscription":
      return subscription;
    case "@tenant":
      return "";
    case "@managementGroup":
      return `/providers/Microsoft.Management/managementGroups/${part("managementGroupId")}`;
    case "@workspace":
      return `${group}/Microsoft.OperationalInsights/workspaces/${part("workspaceName")}`;
    case "@cluster":
      return `${group}/${part("clusterRp")}/${part("clusterResourceName")}/${part("clusterName")}`;
    default: {
      const id = (text(inputs, scope.slice(1)) ?? subscription).replace(/^\/+|\/+$/g, "");
      return `/${id}`;
    }
  }
}

/** azure-native:resources:Resource, which makes any ARM type. */
function genericId(inputs: Inputs, logicalName: string, subscriptionId: string): string {
  const part = (k: string) => text(inputs, k) ?? "";
  const path = [
    part("resourceProviderNamespace"),
    part("parentResourcePath"),
    `${part("resourceType")}/${text(inputs, "resourceName") ?? logicalName}`,
  ];
  return `/subscriptions/${subscriptionId}/resourceGroups/${part("resourceGroupName")}/providers/${path.filter(Boolean).join("/")}`;
}

/** The Kubernetes provider's ids: `namespace/name`, or `name` where no namespace is given. */
function kubernetesId(inputs: Inputs, logicalName: string): string {
  const metadata = reveal(inputs["metadata"]);
  const given = metadata !== null && typeof metadata === "object" ? (metadata as Inputs) : {};
  const name = text(given, "name") ?? text(inputs, "name") ?? logicalName;
  const namespace = text(given, "namespace");
  return namespace ? `${namespace}/${name}` : name;
}

/** For tokens outside the table: Microsoft.<Module>/<class>s, named by the first input that ends in Name and is not the group's. */
function guess(token: string, inputs: Inputs): string {
  const [module, cls] = token.split(":") as [string, string];
  const name = Object.keys(inputs).find((k) => /Name$/.test(k) && k !== "resourceGroupName") ?? "name";
  return `Microsoft.${module[0]!.toUpperCase()}${module.slice(1)}/${cls[0]!.toLowerCase()}${cls.slice(1)}s ${name}`;
}
