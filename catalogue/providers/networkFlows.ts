import { allRowsOf } from "../kql.ts";
import { alertsOf } from "../entry.ts";

const schema = "https://learn.microsoft.com/azure/network-watcher/traffic-analytics-schema";

/**
 * Flows of a network, with the network's id: traffic analytics writes `subscription/group/network`, on some pages of the docs without the
 * subscription. What is recorded of a single interface has no network in it and is left out.
 */
const flows = (where: string): string => `let flows = ${allRowsOf("NTANetAnalytics")}
| where SubType == "FlowLog" and TargetResourceType !~ "NetworkInterface" and ${where}
| extend Parts = split(tolower(TargetResourceId), "/")
| extend Parts = iff(array_length(Parts) == 2, array_concat(pack_array(coalesce(SrcSubscription, DestSubscription)), Parts), Parts)
| extend _ResourceId = strcat("/subscriptions/", tostring(Parts[0]), "/resourcegroups/", tostring(Parts[1]),
    "/providers/microsoft.network/virtualnetworks/", tostring(Parts[2]));
flows
{{scope}}`;
/**
 * A row for each address. Public ones of one country stand in one record, divided by blanks: `address|flows started|ended|packets out|in|
 * bytes out|in`. Source: https://learn.microsoft.com/azure/network-watcher/traffic-analytics-schema
 */
const byAddress = (many: string, one: string): string => `| extend Entry = split(iff(isempty(${many}), ${one}, ${many}), " ")
| mv-expand Entry to typeof(string)
| extend Fields = split(Entry, "|")
| extend Address = tostring(Fields[0])
| where isnotempty(Address)`;

/**
 * What the flows of a virtual network tell of its security. Traffic analytics writes every 10 or 60 minutes, up to an hour late: looking
 * more often finds nothing more.
 */
export const flowAlerts = alertsOf(
  {
    kind: "log",
    source: schema,
    runbook: "network-security",
    owner: "security",
    tables: ["NTANetAnalytics"],
    feed: "flow-logs",
    operator: "GreaterThan",
    evaluationFrequency: "PT30M",
  },
  [
    {
      id: "vnet.malicious-outbound",
      title: "Traffic out to a malicious address",
      severity: { default: 1, test: 2, development: 3 },
      reason:
        "A machine of this network opened a connection to an address that Microsoft knows as malicious, and it was let out.",
      basis: "Any allowed outbound flow of type MaliciousFlow: a machine of one's own does not call a botnet by accident.",
      query: `${flows('FlowType == "MaliciousFlow" and AllowedOutFlows > 0')}
${byAddress("DestPublicIps", "DestIp")}
| extend Machine = coalesce(SrcVm, SrcIp)
| project TimeGenerated, _ResourceId, Address, Machine, DestPort, AllowedOutFlows`,
      aggregation: "Count",
      threshold: 0,
      dimensions: ["Address", "Machine"],
      windowSize: "PT2H",
    },
    {
      id: "vnet.malicious-inbound",
      title: "Malicious address let in again and again",
      severity: 3,
      reason: "An address that Microsoft knows as malicious was let in many times: a scan that found an open door, or worse.",
      basis:
        "Anything public is scanned all day; 500 allowed flows of one address in two hours are more than a look. From memory.",
      query: `${flows('FlowType == "MaliciousFlow" and AllowedInFlows > 0')}
${byAddress("SrcPublicIps", "SrcIp")}
| summarize Flows = sum(coalesce(tolong(Fields[1]), AllowedInFlows)) by _ResourceId, Address`,
      aggregation: "Maximum",
      measure: "Flows",
      threshold: 500,
      dimensions: ["Address"],
      windowSize: "PT2H",
    },
    {
      id: "vnet.denied-inside",
      title: "A machine knocks on many closed doors",
      severity: { default: 2, development: 3 },
      reason:
        "One address inside the networks was refused by many others: a scan from within, or a rule that lacks after a change.",
      basis: "Denied flows between private addresses to more than 50 pairs of address and port in two hours; from memory.",
      query: `${flows('FlowType in ("IntraVNet", "InterVNet", "S2S", "P2S") and DeniedInFlows + DeniedOutFlows > 0')}
| summarize Doors = dcount(strcat(DestIp, ":", tostring(DestPort))) by _ResourceId, SrcIp`,
      aggregation: "Maximum",
      measure: "Doors",
      threshold: 50,
      dimensions: ["SrcIp"],
      windowSize: "PT2H",
    },
    {
      id: "vnet.new-destination",
      title: "Much data to an address never seen before",
      severity: { default: 2, development: 3 },
      reason: "Gigabytes went to an outside address that no machine of this network talked to in the two days before.",
      basis:
        "5 GB to an address first seen in the window, two hours by default, since flows come up to an hour late. A network whose flows are known for less than a day is quiet: everything is new to it. New services and backups do it too, once; from memory.",
      query: `${flows('FlowType in ("ExternalPublic", "MaliciousFlow") and AllowedOutFlows > 0')}
${byAddress("DestPublicIps", "DestIp")}
| summarize First = min(TimeGenerated), SentGB = sum(coalesce(tolong(Fields[5]), BytesSrcToDest)) / 1e9
    by _ResourceId, Address, Country
| where First > ago({{window}})
| join kind=inner (flows | summarize Known = min(TimeGenerated) by _ResourceId | where Known < ago(1d)) on _ResourceId
| project _ResourceId, Address, Country, SentGB`,
      aggregation: "Maximum",
      measure: "SentGB",
      threshold: 5,
      dimensions: ["Address", "Country"],
      windowSize: "PT2H",
      overrideQueryTimeRange: "P2D",
    },
  ],
);
