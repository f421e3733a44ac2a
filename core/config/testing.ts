import { type Known, knownOf } from "./known.ts";

/** A small catalogue for tests: one alert of each kind that overrides treat differently. */
export const known: Known = {
  ...knownOf([], [], ["westeurope", "northeurope", "eastus2"]),
  alerts: new Map([
    ["storage.availability", "metric"],
    ["vm.cpu", "metric"],
    ["vm.heartbeat", "log"],
    ["vm.silent", "log"],
    ["platform.service-health", "activity"],
  ]),
  parameters: new Map([["vm.heartbeat", ["silentMinutes", "minimumBeats"]]]),
  fixedTimes: new Set(["vm.silent"]),
  types: new Set(["Microsoft.Storage/storageAccounts", "Microsoft.Compute/virtualMachines"]),
};

export const minimal = {
  environment: "prod",
  preset: "production",
  location: "westeurope",
  placement: { subscriptionId: "00000000-0000-4000-8000-000000000001", resourceGroup: "rg-monitoring" },
};
