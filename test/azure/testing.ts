import { Azure, type AzureOptions } from "./azure.ts";
import type { Properties } from "./cloud.ts";

export const subscription = "/subscriptions/438aa205-708e-4dd8-8060-d94a73645697";
export const group = `${subscription}/resourceGroups/rg-mon`;
export const workspace = `${group}/providers/Microsoft.OperationalInsights/workspaces/log`;
export const insights = `${group}/providers/Microsoft.Insights`;
export const vm = `${group}/providers/Microsoft.Compute/virtualMachines/vm-1`;
export const rule = `${insights}/dataCollectionRules/rule`;

/** A cloud with a group and a workspace in it. `put` answers with what Azure said, "" where it took the request. */
export function cloud(options: AzureOptions = {}) {
  const azure = new Azure(options);
  const put = (id: string, inputs: Properties = {}, op: "create" | "update" = "create"): string => {
    try {
      azure.write(op, id, "azure-native:any:Thing", inputs);
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };
  const remove = (id: string): string => {
    try {
      azure.delete(id);
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };
  put(group, { location: "westeurope" });
  put(workspace, { location: "westeurope", workspaceName: "log" });
  const deploy = (...resources: Properties[]) =>
    put(`${group}/providers/Microsoft.Resources/deployments/d`, { properties: { template: { resources } } }, "update");
  return { azure, put, remove, deploy };
}
