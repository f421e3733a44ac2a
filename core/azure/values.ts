/**
 * Values that Azure allows. Sources: https://learn.microsoft.com/azure/azure-monitor/logs/cost-logs (tiers),
 * https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure,
 * https://learn.microsoft.com/azure/azure-monitor/app/availability (locations, frequencies),
 * https://learn.microsoft.com/windows-hardware/manufacture/desktop/default-time-zones.
 */

/** GB a day. */
export const commitmentTiers = [100, 200, 300, 400, 500, 1000, 2000, 5000, 10000, 25000, 50000] as const;

/** Minutes. Source: Azure Monitor, "Aggregate data in a Log Analytics workspace with summary rules". */
export const summaryBins = [20, 30, 60, 120, 180, 360, 720, 1440] as const;

/** Types that both tables and streams take. Source: workspaces/tables 2023-09-01, dataCollectionRules 2022-06-01. */
export const columnTypes = ["string", "int", "long", "real", "boolean", "dateTime", "dynamic"] as const;

/** Lower case. Source: Azure Monitor, "Add or delete tables and columns in Azure Monitor Logs", reserved column names. */
export const reservedColumns = ["_resourceid", "_subscriptionid", "id", "tenantid", "title", "type", "uniqueid"];

/** Beyond two years Log Analytics keeps data for whole years only. */
export const longTerm = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383];
export const isTotalRetention = (days: number): boolean => (days >= 4 && days <= 730) || longTerm.includes(days);

/** Seconds between two runs of a standard test. */
export const testFrequencies = [300, 600, 900] as const;

/** The ids are older than the places they stand for: `emea-ru-msa-edge` is UK South. */
export const testLocations = [
  "apac-hk-hkn-azr", "apac-jp-kaw-edge", "apac-sg-sin-azr", "emea-au-syd-edge", "emea-ch-zrh-edge", "emea-fr-pra-edge",
  "emea-gb-db3-azr", "emea-nl-ams-azr", "emea-ru-msa-edge", "emea-se-sto-edge", "latam-br-gru-edge", "us-ca-sjc-azr",
  "us-fl-mia-edge", "us-il-ch1-azr", "us-tx-sn1-azr", "us-va-ash-azr",
  "usgov-ddcentral-azr", "usgov-ddeast-azr", "usgov-phx-azr", "usgov-tx-azr", "usgov-va-azr",
  "mc-cne-azr", "mc-cne2-azr", "mc-cnn-azr", "mc-cnn2-azr",
] as const; // prettier-ignore

export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Alert processing rules name time zones as Windows does, not as IANA does. */
export const timeZones = [
  "UTC", "UTC-11", "UTC-09", "UTC-08", "UTC-02", "UTC+12", "UTC+13",
  "AUS Central Standard Time", "AUS Eastern Standard Time", "Afghanistan Standard Time", "Alaskan Standard Time",
  "Aleutian Standard Time", "Altai Standard Time", "Arab Standard Time", "Arabian Standard Time", "Arabic Standard Time",
  "Argentina Standard Time", "Astrakhan Standard Time", "Atlantic Standard Time", "Aus Central W. Standard Time",
  "Azerbaijan Standard Time", "Azores Standard Time", "Bahia Standard Time", "Bangladesh Standard Time", "Belarus Standard Time",
  "Bougainville Standard Time", "Canada Central Standard Time", "Cape Verde Standard Time", "Caucasus Standard Time",
  "Cen. Australia Standard Time", "Central America Standard Time", "Central Asia Standard Time",
  "Central Brazilian Standard Time", "Central Europe Standard Time", "Central European Standard Time",
  "Central Pacific Standard Time", "Central Standard Time", "Central Standard Time (Mexico)", "Chatham Islands Standard Time",
  "China Standard Time", "Cuba Standard Time", "Dateline Standard Time", "E. Africa Standard Time", "E. Australia Standard Time",
  "E. Europe Standard Time", "E. South America Standard Time", "Easter Island Standard Time", "Eastern Standard Time",
  "Eastern Standard Time (Mexico)", "Egypt Standard Time", "Ekaterinburg Standard Time", "FLE Standard Time",
  "Fiji Standard Time", "GMT Standard Time", "GTB Standard Time", "Georgian Standard Time", "Greenland Standard Time",
  "Greenwich Standard Time", "Haiti Standard Time", "Hawaiian Standard Time", "India Standard Time", "Iran Standard Time",
  "Israel Standard Time", "Jordan Standard Time", "Kaliningrad Standard Time", "Korea Standard Time", "Libya Standard Time",
  "Line Islands Standard Time", "Lord Howe Standard Time", "Magadan Standard Time", "Magallanes Standard Time",
  "Marquesas Standard Time", "Mauritius Standard Time", "Middle East Standard Time", "Montevideo Standard Time",
  "Morocco Standard Time", "Mountain Standard Time", "Mountain Standard Time (Mexico)", "Myanmar Standard Time",
  "N. Central Asia Standard Time", "Namibia Standard Time", "Nepal Standard Time", "New Zealand Standard Time",
  "Newfoundland Standard Time", "Norfolk Standard Time", "North Asia East Standard Time", "North Asia Standard Time",
  "North Korea Standard Time", "Omsk Standard Time", "Pacific SA Standard Time", "Pacific Standard Time",
  "Pacific Standard Time (Mexico)", "Pakistan Standard Time", "Paraguay Standard Time", "Qyzylorda Standard Time",
  "Romance Standard Time", "Russia Time Zone 10", "Russia Time Zone 11", "Russia Time Zone 3", "Russian Standard Time",
  "SA Eastern Standard Time", "SA Pacific Standard Time", "SA Western Standard Time", "SE Asia Standard Time",
  "Saint Pierre Standard Time", "Sakhalin Standard Time", "Samoa Standard Time", "Sao Tome Standard Time",
  "Saratov Standard Time", "Singapore Standard Time", "South Africa Standard Time", "South Sudan Standard Time",
  "Sri Lanka Standard Time", "Sudan Standard Time", "Syria Standard Time", "Taipei Standard Time", "Tasmania Standard Time",
  "Tocantins Standard Time", "Tokyo Standard Time", "Tomsk Standard Time", "Tonga Standard Time", "Transbaikal Standard Time",
  "Turkey Standard Time", "Turks And Caicos Standard Time", "US Eastern Standard Time", "US Mountain Standard Time",
  "Ulaanbaatar Standard Time", "Venezuela Standard Time", "Vladivostok Standard Time", "Volgograd Standard Time",
  "W. Australia Standard Time", "W. Central Africa Standard Time", "W. Europe Standard Time", "W. Mongolia Standard Time",
  "West Asia Standard Time", "West Bank Standard Time", "West Pacific Standard Time", "Yakutsk Standard Time",
  "Yukon Standard Time",
] as const; // prettier-ignore
