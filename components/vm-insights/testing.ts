import { record } from "../../cli/recorder/record.ts";
import { index } from "../testing.ts";
import { MachineHost, MachineOs, type VmInsightsArgs } from "./args.ts";
import { VmInsights } from "./component.ts";

/** For the tests of this folder: a machine of each kind, and what the component makes of them. */

const SUB = "11111111-1111-1111-1111-111111111111";
export const options = { project: "test", stack: "test", subscriptionId: SUB };
export const groups = `/subscriptions/${SUB}/resourceGroups`;
export const workspaceId = `${groups}/rg-mon/providers/Microsoft.OperationalInsights/workspaces/log-shop`;
export const identity = `${groups}/rg-id/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent`;
export const vm = {
  name: "web",
  id: `${groups}/rg-web/providers/Microsoft.Compute/virtualMachines/vm-web`,
  host: MachineHost.VirtualMachine,
  os: MachineOs.Linux,
  location: "westeurope",
};
export const vmss = {
  name: "render",
  id: `${groups}/rg-web/providers/Microsoft.Compute/virtualMachineScaleSets/vmss-render`,
  host: MachineHost.ScaleSet,
  os: MachineOs.Windows,
  location: "northeurope",
};
export const arc = {
  name: "store",
  id: `${groups}/rg-arc/providers/Microsoft.HybridCompute/machines/STORE-01`,
  host: MachineHost.Arc,
  os: MachineOs.Windows,
  location: "westeurope",
};
export const base: VmInsightsArgs = {
  location: "westeurope",
  resourceGroupName: "rg-mon",
  workspaceId,
  workspaceName: "log-shop",
  machines: [vm, vmss, arc],
};
export const metricsWorkspace = {
  id: `${groups}/rg-mon/providers/Microsoft.Monitor/accounts/amw`,
  name: "amw",
  location: "northeurope",
};

export async function made(args: Partial<VmInsightsArgs> = {}) {
  return index((await record(() => void new VmInsights("vms", { ...base, ...args }), options)).resources);
}
