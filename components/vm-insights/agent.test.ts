import { describe, expect, test } from "vitest";
import { arc, identity, made, vm, vmss } from "./testing.ts";

describe("the agent", () => {
  test("an identity that is not the system's is named in the settings", async () => {
    const { get } = await made({
      machines: [
        { ...vm, identity },
        { ...vmss, identity },
        { ...arc, identity },
      ],
    });
    const settings = { authentication: { managedIdentity: { "identifier-name": "mi_res_id", "identifier-value": identity } } };
    expect(get("vms-web-agent").inputs["settings"]).toEqual(settings);
    expect(get("vms-render-agent").inputs["settings"]).toEqual(settings);
    expect(get("vms-store-agent").inputs["properties"]).not.toHaveProperty("settings");
    expect((await made()).get("vms-web-agent").inputs).not.toHaveProperty("settings");
  });

  test("each kind of machine gets the extension of its operating system", async () => {
    const { get } = await made();
    expect(get("vms-web-agent").inputs).toEqual({
      resourceGroupName: "rg-web",
      vmName: "vm-web",
      vmExtensionName: "AzureMonitorLinuxAgent",
      location: "westeurope",
      publisher: "Microsoft.Azure.Monitor",
      type: "AzureMonitorLinuxAgent",
      typeHandlerVersion: "1.0",
      autoUpgradeMinorVersion: true,
      enableAutomaticUpgrade: true,
    });
    expect(get("vms-render-agent").inputs).toMatchObject({
      vmScaleSetName: "vmss-render",
      vmssExtensionName: "AzureMonitorWindowsAgent",
    });
    expect(get("vms-store-agent").inputs).toMatchObject({
      resourceGroupName: "rg-arc",
      machineName: "STORE-01",
      extensionName: "AzureMonitorWindowsAgent",
      properties: { publisher: "Microsoft.Azure.Monitor", type: "AzureMonitorWindowsAgent", enableAutomaticUpgrade: true },
    });
  });

  test("rule, then association, then agent", async () => {
    const { get } = await made();
    const agent = get("vms-web-agent");
    for (const part of ["performance", "linux"]) {
      expect(agent.dependencies).toContain(get(`vms-web-${part}`).urn);
      expect(get(`vms-web-${part}`).dependencies).toContain(get(`vms-${part}`).urn);
    }
  });

  test("it has time, a version that Azure's answers do not contradict, and an escape", async () => {
    const { get } = await made({ ignoreAgentChanges: ["settings"] });
    const { options: opts } = get("vms-web-agent");
    expect(opts["customTimeouts"]).toEqual({ create: "30m", update: "30m", delete: "30m" });
    expect(opts["ignoreChanges"]).toEqual(["settings"]);
  });

  test("an agent that is there, or that others install, is only associated", async () => {
    const one = await made({ machines: [{ ...vm, agentInstalled: true }, arc] });
    expect(one.names).toContain("vms-web-performance");
    expect(one.names.filter((n) => n.endsWith("-agent"))).toEqual(["vms-store-agent"]);
    expect((await made({ installAgent: false })).names.some((n) => n.endsWith("-agent"))).toBe(false);
  });
});

describe("endpoints", () => {
  test("none by default", async () => {
    const { of } = await made();
    expect(of("DataCollectionEndpoint")).toEqual([]);
  });

  test("with a private link one in each region, associated apart from the rules under the one name Azure knows", async () => {
    const { get, of } = await made({ privateLink: true });
    expect(of("DataCollectionEndpoint").map((e) => e.inputs["location"])).toEqual(["northeurope", "westeurope"]);
    expect(get("vms-endpoint-northeurope").inputs["networkAcls"]).toEqual({ publicNetworkAccess: "Disabled" });
    expect(get("vms-render-endpoint").inputs).toEqual({
      resourceUri: vmss.id,
      associationName: "configurationAccessEndpoint",
      dataCollectionEndpointId: get("vms-endpoint-northeurope").id,
    });
    expect(get("vms-render-agent").dependencies).toContain(get("vms-render-endpoint").urn);
  });
});
