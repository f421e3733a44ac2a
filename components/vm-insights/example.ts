import { MachineHost, MachineOs } from "./args.ts";
import { VmInsights } from "./component.ts";

/** Three machines of one workspace: the agent, what it collects, and the views over it. */
export function example(): VmInsights {
  const group = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-shop/providers";
  return new VmInsights("machines", {
    location: "westeurope",
    resourceGroupName: "rg-monitoring",
    workspaceName: "log-shop",
    workspaceId:
      "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-monitoring" +
      "/providers/Microsoft.OperationalInsights/workspaces/log-shop",
    machines: [
      {
        name: "web",
        id: `${group}/Microsoft.Compute/virtualMachines/vm-web`,
        host: MachineHost.VirtualMachine,
        os: MachineOs.Linux,
        location: "westeurope",
        size: "Standard_D4s_v5",
      },
      {
        name: "render",
        id: `${group}/Microsoft.Compute/virtualMachineScaleSets/vmss-render`,
        host: MachineHost.ScaleSet,
        os: MachineOs.Windows,
        location: "northeurope",
        identity: `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id-agent`,
      },
      {
        name: "store",
        id: `${group}/Microsoft.HybridCompute/machines/STORE-01`,
        host: MachineHost.Arc,
        os: MachineOs.Windows,
        location: "westeurope",
      },
    ],
    hourlyPrices: { Standard_D4s_v5: 0.23 },
    tags: { env: "prod" },
  });
}
