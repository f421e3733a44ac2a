/**
 * Every finding azmon can report, by code. Codes never change meaning. Ranges: 00x azmon itself, 10x machines, 11x containers, 12x
 * storage, 13x network,
 * 14x applications, 15x workspaces, 20x coverage and exemptions, 30x limits, 40x routing, 50x cost, 60x retirements.
 */
interface FindingText {
  title: string;
  /** What it means and what to do, for `azmon explain <code>`. */
  explanation: string;
  source?: string;
}

export const findings: Record<string, FindingText> = {
  AZM001: {
    title: "Something was decided that the program did not register",
    explanation:
      "The decisions name a rule or setting that is not among the resources of the program, so it would not be deployed and covers nothing. " +
      "Where the program is your own, make all that the decisions name; where it is azmon's, this is a fault of azmon: please report it.",
  },
  AZM002: {
    title: "Something to be made is there already",
    explanation:
      "The inventory lists a resource under the id that the plan would make, and it does not carry the tag `azmon` with this environment's " +
      "name: it is somebody else's, or an older deployment's. Pulumi refuses to create what exists. Choose another name (`names.prefix`, the " +
      "action group's name), name it under `existing`, or import it into the stack; its next update sets the tag.",
    source: "https://www.pulumi.com/docs/iac/guides/migration/import/",
  },
  AZM101: {
    title: "A machine has no managed identity",
    explanation:
      "The Azure Monitor agent signs in with the machine's managed identity. Without one it installs, starts and sends nothing. Assign a " +
      "system-assigned or user-assigned identity; the agent needs no role.",
    source: "https://learn.microsoft.com/azure/azure-monitor/agents/azure-monitor-agent-requirements",
  },
  AZM102: {
    title: "The operating system of a machine is not known",
    explanation:
      "The agent for Windows and the one for Linux are different extensions. The row names neither: it comes from an old API, or the " +
      "machine never reported. Start it and export the inventory again.",
  },
  AZM103: {
    title: "A machine does not run",
    explanation:
      "Extensions cannot be installed, changed or deleted while a machine is stopped or deallocated, so none is planned and nothing pages " +
      "about it. It is picked up by the next plan after it was started.",
    source: "https://learn.microsoft.com/azure/virtual-machines/extensions/overview",
  },
  AZM104: {
    title: "An Arc machine or cluster is not connected",
    explanation:
      "Azure reaches it only through its Arc agent. Reconnect it, or delete the Arc resource of one that is gone: an expired one must be " +
      "onboarded again.",
    source: "https://learn.microsoft.com/azure/azure-arc/servers/overview",
  },
  AZM105: {
    title: "A scale set with manual upgrades needs one more step",
    explanation: "The extension joins the model of the scale set; instances that run get it when they are upgraded.",
    source: "https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-upgrade-policy",
  },
  AZM106: {
    title: "A machine lacks the identity the config names",
    explanation: "The agent is told to use an identity the machine has, so that it works; assign the named one to have it used.",
  },
  AZM107: {
    title: "An Arc machine refuses the agent",
    explanation:
      "Its owner switched extensions off or keeps an allow or block list. Only somebody on the machine can change that.",
    source: "https://learn.microsoft.com/azure/azure-arc/servers/security-extensions",
  },
  AZM111: {
    title: "A cluster is stopped",
    explanation: "Its nodes do not run, so there is nothing to collect. It is picked up by the next plan after it was started.",
  },
  AZM112: {
    title: "Container insights is on, yet no rule says what to collect",
    explanation:
      "With managed identity the add-on collects only what a data collection rule associated with the cluster asks for. The inventory has " +
      "no such rule, so it is planned. If one exists in a subscription the inventory leaves out, import its association before deploying.",
    source: "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable",
  },
  AZM113: {
    title: "A cluster's monitoring add-on is off",
    explanation:
      "The cluster is its owner's: azmon makes the rules and returns the profile to put in it, but does not change it. Until the add-on is " +
      "on, nothing arrives.",
    source: "https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable",
  },
  AZM114: {
    title: "A cluster has no managed identity",
    explanation: "Managed Prometheus and Container insights both sign in with it. Move the cluster off its service principal.",
    source: "https://learn.microsoft.com/azure/aks/use-managed-identity",
  },
  AZM115: {
    title: "A cluster cannot log flows between its pods",
    explanation:
      "`containerInsights.networkLogs` collects what the network of a cluster logs: that takes the Cilium data plane, Advanced Container " +
      "Networking Services and Kubernetes 1.33. The cluster's rule leaves the stream out.",
    source: "https://learn.microsoft.com/azure/aks/how-to-configure-container-network-logs",
  },
  AZM121: {
    title: "A storage account is of a retired kind",
    explanation:
      "General-purpose v1 (Storage) and legacy blob accounts (BlobStorage) were retired in October 2026: Azure moves what is left to " +
      "general-purpose v2, and bills it by the new meters. Upgrade them yourself, so that the access tier fits and nobody is surprised.",
    source: "https://learn.microsoft.com/azure/storage/common/general-purpose-version-1-account-migration-overview",
  },
  AZM122: {
    title: "A storage account accepts shared keys",
    explanation:
      "Its logs are asked for, yet whoever signs with a key appears as a hash of that key. With Entra ID each request names the user, " +
      "application or identity that made it.",
    source: "https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent",
  },
  AZM130: {
    title: "A network security group has a flow log",
    explanation:
      "No new ones can be made since 2025-06-30, and those that exist end on 2027-09-30. A flow log of the virtual network records the same " +
      "and more; delete the old one first, or flows are recorded and billed twice.",
    source: "https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-migrate",
  },
  AZM131: {
    title: "The inventory lists no Network Watcher where a flow log is planned",
    explanation:
      "Azure makes one for each region and subscription with the first virtual network, and allows only one. The plan expects it under " +
      "Azure's own name. Where that was switched off, switch Network Watcher on first: azmon does not make one unasked.",
    source: "https://learn.microsoft.com/azure/network-watcher/network-watcher-create",
  },
  AZM132: {
    title: "Flow logs cannot go to the named storage account",
    explanation: "It must be a standard account in the region of the network. Azure refuses any other.",
    source: "https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview",
  },
  AZM133: {
    title: "The flow log of a network is of no use to the environment",
    explanation:
      "It is switched off, runs without traffic analytics, or writes to another workspace: the environment's alerts and views see nothing of " +
      "it. Azure takes one flow log a network, so none is planned beside it.",
    source: "https://learn.microsoft.com/azure/network-watcher/traffic-analytics",
  },
  AZM134: {
    title: "Machines that could test connections lack the extension",
    explanation:
      "Connection tests start on machines with the Network Watcher extension (in Azure) or the Azure Monitor agent (Arc). Two machines a " +
      "network are enough to tell a sick machine from a sick path.",
    source: "https://learn.microsoft.com/azure/network-watcher/connection-monitor-overview",
  },
  AZM135: {
    title: "A connection monitor is classic",
    explanation:
      "Classic monitors test one source against one destination and ended on 2024-02-29. The present kind tests groups, and its machines " +
      "outside Azure need Arc and the Azure Monitor agent.",
    source: "https://learn.microsoft.com/azure/network-watcher/connection-monitor-overview",
  },
  AZM140: {
    title: "An Application Insights component is classic",
    explanation:
      "Classic components kept their data themselves and are retired: Azure moves what is left into workspaces it makes itself. Give the " +
      "component a workspace of yours; queries and alerts keep working, and data from before stays readable.",
    source: "https://learn.microsoft.com/previous-versions/azure/azure-monitor/app/convert-classic-resource",
  },
  AZM141: {
    title: "An availability test is of a retired kind",
    explanation:
      "URL ping tests end on 2026-09-30, multi-step tests ended on 2024-08-31; Azure removes them, and alerts on them fall silent. A " +
      "standard test asks the same and looks at the certificate too.",
    source: "https://learn.microsoft.com/azure/azure-monitor/app/availability",
  },
  AZM142: {
    title: "A component writes to a workspace that Azure made for it",
    explanation:
      "A component made without a workspace gets one named managed-..., in a group of its own, that takes neither tags nor settings. Move the " +
      "component to a shared workspace, so that retention, cost and access are decided once.",
    source: "https://learn.microsoft.com/azure/azure-monitor/app/managed-workspaces",
  },
  AZM143: {
    title: "A component stores the addresses of its users",
    explanation:
      "By default Azure uses an address for its geography and then stores 0.0.0.0. With `DisableIpMasking` it is kept whole: personal data " +
      "that needs a reason and a retention.",
    source: "https://learn.microsoft.com/azure/azure-monitor/app/ip-collection",
  },
  AZM144: {
    title: "A web app has no health check path",
    explanation:
      "The availability test asks the start page and expects status 200. An API without a start page would fail it for no reason: give the " +
      "app a health check path, which App Service itself uses too, or exempt the app.",
    source: "https://learn.microsoft.com/azure/app-service/monitor-instances-health-check",
  },
  AZM145: {
    title: "A component takes telemetry from whoever has its connection string",
    explanation:
      "Local authentication is on: the string in a settings file or a web page is enough to send. With `DisableLocalAuth` every sender needs " +
      "an Entra identity with Monitoring Metrics Publisher. Browsers cannot sign in; give them a component of their own.",
    source: "https://learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication",
  },
  AZM146: {
    title: "A certificate of App Service expires soon",
    explanation:
      "Within 30 days of the day of the plan, or it has expired. A certificate emits neither metrics nor logs, so only a plan over a fresh " +
      "inventory tells; the availability tests of the environment see the certificate of the sites they ask.",
    source: "https://learn.microsoft.com/azure/app-service/configure-ssl-certificate",
  },
  AZM150: {
    title: "A workspace has a legacy pricing tier",
    explanation:
      "Free, Standard, Premium, Per Node and Standalone are closed to new workspaces. Tables on Basic and Auxiliary plans are not " +
      "available in them, and Free drops data after seven days. Move to PerGB2018.",
    source: "https://learn.microsoft.com/azure/azure-monitor/logs/cost-logs",
  },
  AZM151: {
    title: "The existing workspace keeps data for a shorter time than the environment asks",
    explanation:
      "azmon changes nothing of an existing workspace. Raise its retention where it is managed, or ask for less in `workspace.retentionInDays`.",
    source: "https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure",
  },
  AZM152: {
    title: "A workspace does not take data at the moment",
    explanation:
      "Its daily cap is reached, somebody stopped ingestion, or the subscription is suspended: what is sent now is lost, and log alerts on it " +
      "see nothing.",
    source: "https://learn.microsoft.com/azure/azure-monitor/logs/daily-cap",
  },
  AZM153: {
    title: "The existing workspace accepts shared keys",
    explanation:
      "The environment asks for Entra ID only (`workspace.localAuth: false`), but the workspace it uses takes its keys too. Switch local " +
      "authentication off where the workspace is managed, once nothing sends with a key.",
    source: "https://learn.microsoft.com/azure/azure-monitor/logs/azure-ad-authentication-logs",
  },
  AZM154: {
    title: "The existing workspace is in another region than the environment",
    explanation:
      "Data collection rules must be in the region of the workspace they send to, and data leaves the region it was made in.",
    source: "https://learn.microsoft.com/azure/azure-monitor/essentials/data-collection-rule-overview",
  },
  AZM201: {
    title: "A resource type the catalogue does not know",
    explanation:
      "Resources of this type are in the inventory and nothing watches them. Add an entry to the catalogue (one file, no code), leave the type out with `exclude`, or exempt it with a reason and an end.",
  },
  AZM202: {
    title: "An exemption has expired",
    explanation:
      "Its day is past, so it no longer counts: the resources are watched again. Remove it, or renew it with its reason and a new end.",
  },
  AZM203: {
    title: "An exemption that exempts nothing",
    explanation:
      "No signal of any selected resource matches it: the resource is gone, the signal is misspelt for it, or its alert does not apply. Remove it, or correct its match.",
  },
  AZM301: {
    title: "Over a limit of Azure",
    explanation:
      "Azure would refuse what is over the limit, in the middle of the deployment. Split the environment over subscriptions, or switch alerts off by type.",
  },
  AZM302: {
    title: "Near a limit of Azure",
    explanation:
      "More than 80 % is used. Some limits are raised on request; 100 activity log rules a subscription is not among them.",
  },
  AZM303: {
    title: "A window or frequency that Azure does not take",
    explanation:
      "Metric and log alerts take fixed values, a frequency no longer than the window, and no window shorter than the metric's own grain; dynamic thresholds start at five minutes.",
  },
  AZM304: {
    title: "Two rules would have one name",
    explanation:
      "Azure keeps one of two rules of the same name in a resource group. Names carry a hash of the resource's id, so two environments with the same prefix, or a name template without {qualifier}, are the likely causes.",
  },
  AZM305: {
    title: "Activity log rules that became log rules",
    explanation:
      "A subscription takes 100 activity log rules, service and resource health among them, and Azure raises that for nobody. The least severe rules on administrative operations beyond it read AzureActivity in the workspace instead.",
  },
  AZM306: {
    title: "A rule over a whole group or subscription cannot leave resources out",
    explanation:
      "With `grouping.metricScope` a metric rule watches every resource of its type in the scope, those made later too. Exemptions, overrides by tag or resource, and action groups of owners have no effect on it; the finding names the resources.",
  },
  AZM307: {
    title: "An override that changes nothing",
    explanation:
      "What it names is in no selected resource, or its alert watches none of them. It may be left over, or misspelt for this estate.",
  },
  AZM308: {
    title: "Features that a sovereign cloud may lack",
    explanation:
      "Azure's documentation does not say, feature by feature, what Azure Government and Azure operated by 21Vianet offer. azmon speaks to the right endpoints there and makes single-resource metric rules only; what the finding names is unproven. Where Azure refuses one, switch it off by the setting named.",
  },
  AZM401: {
    title: "Rules that call nobody",
    explanation:
      "Rules of severity 0 to 2 fire and nobody is told. Name action groups under `routing.critical` and `routing.warning`, or use the preset `development`, which means it so.",
  },
  AZM402: {
    title: "Mail addresses that must be confirmed",
    explanation:
      "Since 2026 Azure sends a new mail receiver a one-time passcode that must be entered within 30 minutes; until then it sends nothing else. A confirmation holds for the whole tenant.",
  },
  AZM600: {
    title: "A resource of a retired type",
    explanation:
      "Azure has retired the type or said when it will. The suggestion names what replaces it; what can still be watched is.",
  },
  AZM601: {
    title: "The Log Analytics agent is retired",
    explanation:
      "It was retired in August 2024 and loses its service. The Azure Monitor agent replaces it; both at once send rows twice.",
    source: "https://learn.microsoft.com/azure/azure-monitor/agents/azure-monitor-agent-migration",
  },
  AZM602: {
    title: "The Dependency agent is being retired",
    explanation: "VM insights' map has been closed to new machines since 2025-09-30 and ends on 2028-06-30, the agent with it.",
    source: "https://learn.microsoft.com/azure/azure-monitor/vm/vminsights-maps-retirement",
  },
  AZM603: {
    title: "The Azure Diagnostics extension is retired",
    explanation:
      "Its support ended on 2026-03-31 (date from memory). The Azure Monitor agent collects the same counters and logs.",
    source: "https://learn.microsoft.com/azure/azure-monitor/agents/diagnostics-extension-overview",
  },
  AZM604: {
    title: "Container insights signs in with the workspace key",
    explanation:
      "Ingestion with the key stopped after 2026-09-30. Switch the add-on to managed identity: disable it, then enable it with " +
      "useAADAuth true.",
    source: "https://learn.microsoft.com/azure/azure-monitor/containers/container-insights-authentication",
  },
};
