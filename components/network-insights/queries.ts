/**
 * KQL over what traffic analytics makes of flow logs (NTANetAnalytics), over connection tests, and over firewalls. `days` is KQL text: a
 * number, or the parameter of a saved function. Source of the columns: Azure docs, network-watcher/traffic-analytics-schema.
 */
const flowRows = (days: string): string =>
  `NTANetAnalytics
| where TimeGenerated > ago(1d * ${days}) and SubType == "FlowLog"`;

/** Public addresses come as `address|counts|...`, several of them separated by blanks. */
const publicAddress = (column: string): string => `extract(@"^([^|\\s]+)", 1, ${column})`;

const SOURCE = `Source = case(isnotempty(SrcIp), SrcIp, isnotempty(SrcPublicIps), ${publicAddress("SrcPublicIps")}, "")`;
const DESTINATION = `Destination = case(isnotempty(DestIp), DestIp, isnotempty(DestPublicIps), ${publicAddress("DestPublicIps")}, "")`;
const NETWORK = 'Network = tostring(split(TargetResourceId, "/")[-1])';

/** Who moves most. */
export const topTalkers = (days: string): string =>
  `${flowRows(days)}
| extend ${SOURCE}, ${DESTINATION}, ${NETWORK}
| summarize Bytes = sum(BytesSrcToDest + BytesDestToSrc), Flows = sum(CompletedFlows) by Network, Source, Destination, DestPort, FlowType
| project Network, Source, Destination, DestPort, FlowType, GB = round(Bytes / 1e9, 3), Flows
| top 100 by GB desc`;

/** What rules refuse: by rule, so that a missing permission shows, and by source, so that a scan does. */
export const deniedFlows = (days: string): string =>
  `${flowRows(days)}
| extend Denied = DeniedInFlows + DeniedOutFlows, ${SOURCE}, ${DESTINATION}, ${NETWORK}
| where Denied > 0
| summarize Denied = sum(Denied), Ports = dcount(DestPort), Destinations = dcount(Destination), Last = max(FlowEndTime)
    by Network, Source, FlowDirection, FlowType, Rule = coalesce(NsgRule, AclRule)
| order by Denied desc`;

/** Addresses outside of Azure that talked in the last day and never before in the window. */
export const newTalkers = (days: string): string =>
  `let flows = ${flowRows(days)}
| where FlowType in ("ExternalPublic", "MaliciousFlow") and AllowedInFlows + AllowedOutFlows > 0
| extend Address = coalesce(${publicAddress("SrcPublicIps")}, ${publicAddress("DestPublicIps")}, SrcIp), ${NETWORK};
flows
| summarize First = min(FlowStartTime), Bytes = sum(BytesSrcToDest + BytesDestToSrc), Ports = make_set(DestPort, 20),
    Machines = make_set(coalesce(DestVm, SrcVm), 20) by Network, Address, FlowDirection, Country
| where First > ago(1d)
| project First, Network, Address, Country, FlowDirection, Ports, Machines, MB = round(Bytes / 1e6, 1)
| order by MB desc`;

/** Flows with addresses that Microsoft knows as malicious, and what for. */
export const maliciousFlows = (days: string): string =>
  `${flowRows(days)}
| where FlowType == "MaliciousFlow"
| extend Address = coalesce(${publicAddress("SrcPublicIps")}, ${publicAddress("DestPublicIps")}, SrcIp), ${NETWORK}
| lookup kind=leftouter (NTAIpDetails | where TimeGenerated > ago(1d * ${days}) and FlowType == "MaliciousFlow"
    | summarize arg_max(TimeGenerated, ThreatType, ThreatDescription, Location) by Ip) on $left.Address == $right.Ip
| summarize Allowed = sum(AllowedInFlows + AllowedOutFlows), Denied = sum(DeniedInFlows + DeniedOutFlows), First = min(FlowStartTime),
    Last = max(FlowEndTime), Ports = make_set(DestPort, 20), Machines = make_set(coalesce(DestVm, SrcVm), 20)
    by Network, Address, FlowDirection, ThreatType, ThreatDescription, Location
| order by Allowed desc, Denied desc`;

/** Blocks of the web firewalls: application gateways and Front Door, where they are logged. */
export const wafBlocks = (days: string): string =>
  `union isfuzzy=true
    (AGWFirewallLogs | where Action in~ ("Blocked", "Block")
    | project TimeGenerated, ClientIp, Rule = RuleId, RequestUri, Gateway = _ResourceId),
    (AzureDiagnostics | where Category == "FrontDoorWebApplicationFirewallLog"
    | where column_ifexists("action_s", "") =~ "Block"
    | project TimeGenerated, ClientIp = column_ifexists("clientIP_s", ""), Rule = column_ifexists("ruleName_s", ""),
        RequestUri = column_ifexists("requestUri_s", ""), Gateway = _ResourceId)
| where TimeGenerated > ago(1d * ${days})
| summarize Blocks = count(), Rules = make_set(Rule, 20), Paths = dcount(RequestUri), First = min(TimeGenerated),
    Last = max(TimeGenerated) by ClientIp, Gateway
| order by Blocks desc`;

/** Firewalls: what they refuse, and which of their rules nobody uses is what this does not show. */
export const firewallHits = (days: string): string =>
  `union isfuzzy=true AZFWNetworkRule, AZFWApplicationRule, AZFWThreatIntel
| where TimeGenerated > ago(1d * ${days})
| summarize Hits = count(), Sources = dcount(SourceIp), Last = max(TimeGenerated)
    by Firewall = tostring(split(_ResourceId, "/")[-1]), Table = Type, Action, Rule = column_ifexists("Rule", "")
| order by Hits desc`;

/** Each tested connection: how often it fails and how long it takes. */
export const connections = (days: string): string =>
  `NWConnectionMonitorTestResult
| where TimeGenerated > ago(1d * ${days})
| summarize FailedPercent = round(100.0 * sum(ChecksFailed) / max_of(sum(ChecksTotal), 1), 1), RoundTripMs = round(avg(AvgRoundTripTimeMs), 1),
    WorstMs = round(max(MaxRoundTripTimeMs), 1), Last = arg_max(TimeGenerated, TestResult)
    by TestGroupName, SourceName, DestinationName, DestinationPort, Protocol
| order by FailedPercent desc, RoundTripMs desc`;

/** Tunnels by what their gateways log: state changes, and how often. */
export const tunnels = (days: string): string =>
  `AzureDiagnostics
| where TimeGenerated > ago(1d * ${days}) and Category == "TunnelDiagnosticLog"
| summarize Changes = count(), arg_max(TimeGenerated, status_s = column_ifexists("status_s", ""))
    by Gateway = tostring(split(_ResourceId, "/")[-1]), Peer = column_ifexists("remoteIP_s", "")
| project Gateway, Peer, State = status_s, Changes, Last = TimeGenerated
| order by Changes desc`;
