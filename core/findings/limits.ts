import { finding } from "./finding.ts";

export const overLimit = finding<{ use: string }>({
  code: "AZM301",
  severity: "error",
  title: "Over a limit of Azure",
  explanation:
    "Azure would refuse what is over the limit, in the middle of the deployment. Split the environment over subscriptions, or switch alerts off by type.",
  message: ({ use }) => `${use}: Azure refuses the rest.`,
  wayOut: () => "Split the environment, or switch alerts off by type.",
  example: { use: "101 of 100 activity log rules in subscription <id>" },
});

export const nearLimit = finding<{ use: string }>({
  code: "AZM302",
  severity: "warning",
  title: "Near a limit of Azure",
  explanation:
    "More than 80 % is used. Some limits are raised on request; 100 activity log rules a subscription is not among them.",
  message: ({ use }) => `${use}: little is left.`,
  wayOut: () => "Ask Azure for more where the limit can be raised, or split the environment.",
  example: { use: "90 of 100 activity log rules in subscription <id>" },
});

export const badTiming = finding<{ alert: string; why: string }>({
  code: "AZM303",
  severity: "error",
  title: "A window or frequency that Azure does not take",
  explanation:
    "Metric and log alerts take fixed values, a frequency no longer than the window, and no window shorter than the metric's own grain; dynamic thresholds start at five minutes.",
  message: ({ alert, why }) => `${alert}: ${why}.`,
  wayOut: () => undefined,
  example: { alert: "vm.cpu", why: "the frequency is longer than the window" },
});

export const nameClash = finding<{ keys: string[]; name: string }>({
  code: "AZM304",
  severity: "error",
  title: "Two rules would have one name",
  explanation:
    "Azure keeps one of two rules of the same name in a resource group. Names carry a hash of the resource's id, so two environments with the same prefix, or a name template without {qualifier}, are the likely causes.",
  message: ({ keys, name }) => `${keys.join(" and ")} would ${keys.length === 2 ? "both" : "all"} be named ${name}.`,
  wayOut: () => "Put {alert} and {qualifier} into names.template.",
  example: { keys: ["<rule>", "<rule>"], name: "<name>" },
});

export const becameLogRules = finding<{ alerts: string[]; subscriptionId: string }>({
  code: "AZM305",
  severity: "info",
  title: "Activity log rules that became log rules",
  explanation:
    "A subscription takes 100 activity log rules, service and resource health among them, and Azure raises that for nobody. The least severe rules on administrative operations beyond it read AzureActivity in the workspace instead.",
  message: ({ alerts, subscriptionId }) =>
    `${alerts.length} activity log rules of subscription ${subscriptionId} became log rules: ${alerts.join(", ")}.`,
  wayOut: () => "They fire some minutes later and cost what log rules cost; switch off what nobody needs.",
  example: { alerts: ["<alert>"], subscriptionId: "<id>" },
});

export const wideRules = finding<{ scope: string; names: string }>({
  code: "AZM306",
  severity: "warning",
  title: "A rule over a whole group or subscription cannot leave resources out",
  explanation:
    "With `grouping.metricScope` a metric rule watches every resource of its type in the scope, those made later too. Exemptions, overrides by tag or resource, and action groups of owners have no effect on it; the finding names the resources.",
  message: ({ scope, names }) =>
    `Rules over a ${scope} watch ${names} like all others: exemptions, overrides and owners of single resources do not reach them.`,
  wayOut: () => "Override by alert or type, or set grouping.metricScope to resources.",
  example: { scope: "subscription", names: "<resource>" },
});

export const idleOverride = finding<{ why: string }>({
  code: "AZM307",
  severity: "info",
  title: "An override that changes nothing",
  explanation:
    "What it names is in no selected resource, or its alert watches none of them. It may be left over, or misspelt for this estate.",
  message: ({ why }) => `The override changes nothing: ${why}.`,
  wayOut: () => "Remove it, or correct what it names.",
  example: { why: "the resource is not selected" },
});

export const unprovenFeature = finding<{ cloud: string; feature: string }>({
  code: "AZM308",
  severity: "info",
  title: "Features that a sovereign cloud may lack",
  explanation:
    "Azure's documentation does not say, feature by feature, what Azure Government and Azure operated by 21Vianet offer. azmon speaks to the right endpoints there and makes single-resource metric rules only; what the finding names is unproven. Where Azure refuses one, switch it off by the setting named.",
  message: ({ cloud, feature }) => `Whether ${cloud} has ${feature} is not documented where azmon looked.`,
  wayOut: () => "Deploy it to a test environment first; switch it off here if Azure refuses it.",
  example: { cloud: "usgov", feature: "smart detection" },
});

export const rulesOverOthers = finding<{ subscriptionId: string; groups?: string[]; alerts: string[] }>({
  code: "AZM309",
  severity: "info",
  title: "Rules of a subscription tell of resources that were left out, too",
  explanation:
    "Azure ties activity log rules to a subscription; a condition can name resource groups, but not single resources. Where one group holds " +
    "resources that `select` takes and others, or there are more groups than a condition names, the rules tell of both. Give each stage groups " +
    "of its own, or switch the alerts off by `overrides`.",
  source: "https://learn.microsoft.com/azure/azure-monitor/alerts/activity-log-alerts",
  message: ({ subscriptionId, groups, alerts }) =>
    `${alerts.join(", ")} in subscription ${subscriptionId} tell of resources that were left out, too: ${
      groups === undefined ? "the watched ones lie in too many groups to name" : `${groups.join(", ")} hold both`
    }.`,
  wayOut: () => "Keep what is watched in groups of its own, or override the alerts.",
  example: { subscriptionId: "<id>", groups: ["<group>"], alerts: ["resource-health.unavailable"] },
});
