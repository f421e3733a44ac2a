import { set } from "../../fix.ts";
import { peek } from "../../peek.ts";
import { cannotTell, mandatoryInProduction, type ResourceRule, wrong } from "../../rule.ts";
import { LOG } from "../../views/alerts.ts";

export const forbidMuteWithAutoResolve: ResourceRule = {
  scope: "resource",
  name: "forbid-mute-with-auto-resolve",
  group: "hygiene",
  title: "A log rule resolves itself or mutes its actions, not both",
  why: "Azure refuses a rule that does both, so the update fails half way.",
  severity: "high",
  levels: mandatoryInProduction,
  source: "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule",
  kinds: [LOG],
  fix: set("azure-native:monitor:ScheduledQueryRule", { autoMitigate: false, muteActionsDuration: "PT1H" }),
  check(node) {
    const classic = node.dialect === "classic";
    const mute = peek(node.props, classic ? "muteActionsAfterAlertDuration" : "muteActionsDuration");
    if (mute.state === "missing" || (mute.state === "known" && (mute.value === "" || mute.value === "PT0S"))) return undefined;
    const resolves = peek(node.props, classic ? "autoMitigationEnabled" : "autoMitigate");
    if (resolves.state === "unknown" || mute.state === "unknown") return cannotTell("autoMitigate and muteActionsDuration");
    // Azure's default is true, the classic provider's false.
    const on = resolves.state === "missing" ? !classic : String(resolves.value) === "true";
    return on ? wrong(`mutes its actions for ${String(mute.value)} and resolves itself`) : undefined;
  },
};
