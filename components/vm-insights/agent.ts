import { VirtualMachineExtension } from "@pulumi/azure-native/compute/virtualMachineExtension.js";
import { VirtualMachineScaleSetExtension } from "@pulumi/azure-native/compute/virtualMachineScaleSetExtension.js";
import { MachineExtension } from "@pulumi/azure-native/hybridcompute/machineExtension.js";
import type * as pulumi from "@pulumi/pulumi";
import { armParts } from "../azure/inputs.ts";
import { type MachineArgs, MachineHost, type VmInsightsArgs } from "./args.ts";

/** Source: the built-in policies that install the agent, and Azure Monitor docs, agents/azure-monitor-agent-manage. */
const agent = {
  publisher: "Microsoft.Azure.Monitor",
  // Azure answers with the version that was asked for, not the installed one: a pinned minor would only look current.
  typeHandlerVersion: "1.0",
  autoUpgradeMinorVersion: true,
  enableAutomaticUpgrade: true,
};
const typeOf = { Windows: "AzureMonitorWindowsAgent", Linux: "AzureMonitorLinuxAgent" };

/** Without these the agent of a machine that has only user-assigned identities starts, cannot sign in and sends nothing. */
function settingsFor(identity: pulumi.Input<string> | undefined) {
  if (identity === undefined || identity === "SystemAssigned") return undefined;
  return { authentication: { managedIdentity: { "identifier-name": "mi_res_id", "identifier-value": identity } } };
}

/** The Azure Monitor agent, whatever the machine is. */
export function agentExtension(
  name: string,
  machine: MachineArgs,
  { tags, mark }: Pick<VmInsightsArgs, "tags" | "mark">,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResource {
  const { resourceGroupName, name: machineName } = armParts(machine.id);
  const type = typeOf[machine.os];
  const { location } = machine;
  switch (machine.host) {
    case MachineHost.VirtualMachine: {
      const settings = settingsFor(machine.identity);
      return new VirtualMachineExtension(
        name,
        { resourceGroupName, vmName: machineName, vmExtensionName: type, location, ...agent, type, settings, tags },
        opts,
      );
    }
    case MachineHost.ScaleSet: {
      const settings = settingsFor(machine.identity);
      return new VirtualMachineScaleSetExtension(
        name,
        {
          resourceGroupName,
          vmScaleSetName: machineName,
          vmssExtensionName: type,
          ...agent,
          type,
          settings,
          forceUpdateTag: mark,
        },
        opts,
      );
    }
    case MachineHost.Arc: {
      const { publisher, autoUpgradeMinorVersion, enableAutomaticUpgrade } = agent;
      const properties = { publisher, type, autoUpgradeMinorVersion, enableAutomaticUpgrade };
      return new MachineExtension(
        name,
        { resourceGroupName, machineName, extensionName: type, location, properties, tags },
        opts,
      );
    }
  }
}
