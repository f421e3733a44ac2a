import { set } from "../../fix.ts";
import { isOn, list, peek, text } from "../../peek.ts";
import { cannotTell, productionOnly, type ResourceRule, wrong } from "../../rule.ts";

export const requireAuthenticatedWebhooks: ResourceRule = {
  scope: "resource",
  name: "require-authenticated-webhooks",
  group: "security",
  title: "Webhooks of action groups are authenticated by Entra ID",
  why: "A receiver that takes alerts from anybody can be made to page the team, or to run a repair, by anybody who learns its address.",
  severity: "medium",
  levels: productionOnly,
  source: "https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups#secure-webhook",
  kinds: ["microsoft.insights/actiongroups"],
  fix: set("azure-native:monitor:ActionGroup", {
    webhookReceivers: [
      { name: "pager", serviceUri: "${secretUri}", useAadAuth: true, objectId: "...", identifierUri: "api://..." },
    ],
  }),
  check(node) {
    const receivers = list(node.props, "webhookReceivers");
    if (!receivers) return cannotTell("webhookReceivers");
    const names: string[] = [];
    for (const receiver of receivers) {
      if (receiver.state !== "known") return cannotTell("webhookReceivers");
      if (node.dialect === "classic" && peek(receiver.value, "aadAuth").state !== "missing") continue;
      const on = isOn(receiver.value, "useAadAuth");
      if (on === undefined) return cannotTell("useAadAuth");
      if (!on) names.push(text(receiver.value, "name") ?? "?");
    }
    return names.length ? wrong(`calls webhooks that nobody authenticates: ${names.sort().join(", ")}`) : undefined;
  },
};
