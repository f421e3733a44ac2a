import { set } from "../../fix.ts";
import { isOn } from "../../peek.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";

export const forbidIpUnmasking: ResourceRule = {
  scope: "resource",
  name: "forbid-ip-unmasking",
  group: "security",
  title: "Application Insights does not store client addresses",
  why: "An address is personal data: storing it needs a ground, a retention period and an entry in the register.",
  severity: "medium",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/app/ip-collection",
  kinds: ["microsoft.insights/components"],
  fix: set("azure-native:applicationinsights:Component", { disableIpMasking: false }),
  check(node) {
    const unmasked = isOn(node.props, "disableIpMasking");
    if (unmasked === undefined) return cannotTell("disableIpMasking");
    return unmasked ? wrong("stores the address of every client") : undefined;
  },
};
