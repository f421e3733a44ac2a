import { expect, test } from "vitest";
import { refusesAgentOn } from "./agentSystems.ts";

const image = (publisher: string, offer: string, planPublisher = "") => ({ publisher, offer, planPublisher });

test.each([
  ["an appliance by its plan", image("", "", "fortinet"), /appliance of fortinet/],
  ["an appliance by its image", image("PaloAltoNetworks", "vmseries-flex"), /appliance/],
  ["an appliance of a publisher with a time stamp", image("zscaler1579058425289", "zia_cloud_connector"), /appliance of zscaler/],
  ["an appliance of a publisher spelt otherwise", image("versanetworks", "versa_sd-wan"), /appliance/],
  ["a router", image("sentriumsl", "vyos-1-2-lts-on-azure"), /appliance/],
  ["a distribution the installer does not know", image("kali-linux", "kali"), /Kali/],
  ["FreeBSD", image("MicrosoftOSTC", "FreeBSD"), /FreeBSD/],
  ["FreeBSD by its foundation", image("thefreebsdfoundation", "freebsd-13_1"), /FreeBSD/],
  ["CoreOS", image("CoreOS", "CoreOS"), /CoreOS|container Linux/],
  ["Flatcar", image("kinvolk", "flatcar-container-linux-free"), /container Linux|Flatcar/],
])("%s gets no agent", (_, given, why) => {
  expect(refusesAgentOn(given)).toMatch(why);
});

test.each([
  ["Ubuntu", image("Canonical", "0001-com-ubuntu-server-jammy")],
  ["Windows Server", image("MicrosoftWindowsServer", "WindowsServer")],
  ["Red Hat with a plan of its own", image("redhat", "rhel-byos", "redhat")],
  ["SQL Server", image("MicrosoftSQLServer", "sql2022-ws2022")],
  ["an image of one's own", image("", "")],
])("%s gets it", (_, given) => {
  expect(refusesAgentOn(given)).toBeUndefined();
});
