/** One vendor has several ids in the marketplace: `versa-networks` and `versanetworks`, `zscaler` and `zscaler` with a time stamp. */
const bare = (publisher: string): string =>
  publisher
    .toLowerCase()
    .replace(/\d{10,}$/, "")
    .replaceAll(/[-_]/g, "");

/** Publishers of network and storage appliances in the marketplace: closed systems, which take no extension of others. */
const appliances = new Set([
  "a10networks", "arista-networks", "aviatrix-systems", "barracudanetworks", "beyondtrust", "checkpoint", "cisco",
  "citrix", "cloudflare",  "cyberark", "f5-networks", "fireeye", "forcepoint-llc",
  "forescout-technologies-inc", "fortinet", "imperva", "infoblox", "juniper-networks", "kemptech", "netapp",
  "netgate", "nutanixinc", "paloaltonetworks", "pulse-secure", "radware", "riverbed", "sentriumsl",
  "silver-peak-systems", "sonicwall-inc", "sophos", "stormshield", "velocloud", 
  "versa-networks", "vmware-inc", "watchguard-technologies", "zscaler",
].map(bare)); // prettier-ignore

/**
 * Systems that the agent's installer refuses: it ends with exit code 51, the extension in VMExtensionHandlerNonTransientError, and the
 * deployment with it (Azure/azure-linux-extensions#1935, #1825, #1908). Publisher, offer or both, lower case.
 */
const refused: { publisher?: RegExp; offer?: RegExp; system: string }[] = [
  { offer: /freebsd/, system: "FreeBSD" },
  { publisher: /freebsd/, system: "FreeBSD" },
  { offer: /openbsd|netbsd|pfsense|opnsense/, system: "a BSD" },
  { publisher: /^coreos$/, system: "CoreOS" },
  { offer: /^coreos|container-?linux|flatcar|fcos/, system: "a container Linux" },
  { publisher: /^kinvolk$/, system: "Flatcar" },
  { offer: /^vyos/, system: "VyOS" },
  { publisher: /^kali-linux$/, system: "Kali" },
  { offer: /^clear-linux/, system: "Clear Linux" },
  { offer: /nixos|void-?linux|arch-?linux|alpine|gentoo/, system: "a distribution that the agent does not know" },
];

export interface Image {
  publisher: string;
  offer: string;
  /** The publisher of the purchase plan: marketplace appliances have one. */
  planPublisher: string;
}

/** Why the Azure Monitor agent cannot run on a machine of this image, or undefined where nothing says so. */
export function refusesAgentOn({ publisher, offer, planPublisher }: Image): string | undefined {
  const appliance = [planPublisher, publisher].find((p) => appliances.has(bare(p)));
  if (appliance !== undefined) return `It is an appliance of ${appliance}, which takes no extension.`;
  const known = refused.find(
    (r) => (r.publisher?.test(publisher.toLowerCase()) ?? true) && (r.offer?.test(offer.toLowerCase()) ?? true),
  );
  return known && `It runs ${known.system}, where the installer of the agent ends with an error.`;
}
