import { regionOf } from "./region.ts";

/**
 * What a storage account takes by default; Azure raises most of it on request. Sources: Azure docs,
 * storage/common/scalability-targets-standard-account (as of 2025-11-12), storage/blobs/scalability-targets-premium-page-blobs.
 */
export interface AccountLimits {
  requestsPerSecond?: number;
  ingressGbps?: number;
  egressGbps?: number;
  capacityTib: number;
  source: string;
}

const STANDARD = "https://learn.microsoft.com/azure/storage/common/scalability-targets-standard-account";
const PREMIUM_FILES = "https://learn.microsoft.com/azure/storage/files/storage-files-scale-targets";
const PREMIUM_BLOBS = "https://learn.microsoft.com/azure/storage/blobs/scalability-targets-premium-block-blobs";

/** Where general-purpose v2 and blob accounts get the higher limits. */
const largeRegions = new Set(
  (
    "southafricanorth brazilsouth canadacentral centralus eastus eastus2 northcentralus southcentralus westus westus2 westus3 " +
    "australiaeast centralindia chinaeast2 chinanorth3 eastasia japaneast jioindiawest koreacentral southeastasia " +
    "francecentral germanywestcentral northeurope norwayeast swedencentral uksouth westeurope usgovarizona usgovvirginia"
  ).split(" "),
);
const usRegions = /^(central|east|northcentral|southcentral|westcentral|west)us\d?$/;

export function accountLimits(kind: string, sku: string, location: string): AccountLimits {
  const region = regionOf(location);
  const large = largeRegions.has(region);
  switch (kind.toLowerCase()) {
    case "filestorage":
      // What a premium share takes follows from its provisioned size, not from the account.
      return { capacityTib: 100, source: PREMIUM_FILES };
    case "blockblobstorage":
      return { capacityTib: 5120, source: PREMIUM_BLOBS };
    case "storage": {
      const replicated = /_(ra)?grs$|_(ra)?gzrs$/i.test(sku);
      const egressGbps = (usRegions.test(region) ? [30, 20] : [15, 10])[replicated ? 1 : 0]!;
      return { requestsPerSecond: 20_000, ingressGbps: 10, egressGbps, capacityTib: 5120, source: STANDARD };
    }
    default:
      return {
        requestsPerSecond: large ? 40_000 : 20_000,
        ingressGbps: large ? 60 : 25,
        egressGbps: large ? 200 : 50,
        capacityTib: 5120,
        source: STANDARD,
      };
  }
}

/** Which services an account has, by its kind and tier: the catalogue's own rule, for accounts that no inventory describes. */
export function servicesOf(kind: string, tier: string): ("blob" | "file" | "queue" | "table")[] {
  switch (kind.toLowerCase()) {
    case "filestorage":
      return ["file"];
    case "blockblobstorage":
    case "blobstorage":
      return ["blob"];
    default:
      return tier.toLowerCase() === "premium" ? ["blob"] : ["blob", "file", "queue", "table"];
  }
}
