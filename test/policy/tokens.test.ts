import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { resourceTypes } from "../../catalogue/index.ts";
import * as schema from "../../catalogue/schema.ts";
import { kindOfGeneric, kindOfToken } from "../../policies/tokens.ts";
import { classic } from "../../policies/classicTokens.ts";
import { irregular } from "../../policies/tokenTable.ts";
import * as windows from "../../policies/views/windows.ts";

const sdk = dirname(createRequire(import.meta.url).resolve("@pulumi/azure-native/package.json"));

test.each([
  ["azure-native:monitor:MetricAlert", "microsoft.insights/metricalerts"],
  ["azure-native:insights:MetricAlert", "microsoft.insights/metricalerts"],
  ["azure-native:monitor/v20260101:MetricAlert", "microsoft.insights/metricalerts"],
  ["azure-native_monitor_v20260101:monitor:MetricAlert", "microsoft.insights/metricalerts"],
  ["azure-native:insights/v20200202:Component", "microsoft.insights/components"],
  ["azure:monitoring/metricAlert:MetricAlert", "microsoft.insights/metricalerts"],
  ["azure-native:keyvault:Vault", "microsoft.keyvault/vaults"],
  ["azure-native:documentdb/v20230415:DatabaseAccount", "microsoft.documentdb/databaseaccounts"],
  ["azure-native:containerregistry:Registry", "microsoft.containerregistry/registries"],
  ["azure-native:network:VirtualNetworkGateway", "microsoft.network/virtualnetworkgateways"],
  ["azure-native:storage:BlobServiceProperties", "microsoft.storage/storageaccounts/blobservices"],
  ["kubernetes:core/v1:Pod", ""],
  ["pulumi:pulumi:Stack", ""],
])("%s is %s", (token, kind) => expect(kindOfToken(token).kind).toBe(kind));

test("a generic resource says its type in its inputs", () => {
  expect(kindOfGeneric("Microsoft.Sql", "servers/shop", "databases")).toBe("microsoft.sql/servers/databases");
  expect(kindOfGeneric("Microsoft.KeyVault", undefined, "vaults")).toBe("microsoft.keyvault/vaults");
  expect(kindOfGeneric(undefined, "", "vaults")).toBe("");
});

/** Classes of today's SDK by their ARM type, as the pack reads their tokens. */
function kindsOfSdk(): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const module of readdirSync(sdk, { withFileTypes: true })) {
    if (!module.isDirectory() || ["types", "node_modules", "bin", "scripts"].includes(module.name)) continue;
    for (const file of readdirSync(join(sdk, module.name))) {
      const cls = /^([a-z]\w+)\.js$/.exec(file)?.[1];
      if (!cls || /^(get|list|index$|utilities$)/.test(cls)) continue;
      const kind = kindOfToken(`azure-native:${module.name}:${cls[0]!.toUpperCase()}${cls.slice(1)}`).kind;
      if (!kinds.has(kind)) kinds.set(kind, `${module.name}:${cls}`);
    }
  }
  return kinds;
}

test("every exception is a class of azure-native, of today's or of version 2", () => {
  const v2 =
    /^(insights|documentdb|cache|devices|network:(zone|privatezone|profile)|netapp:(pool|volume)|alertsmanagement:actionrulebyname|signalrservice:webpubsub|dbforpostgresql:cluster|servicenetworking:trafficcontroller)/;
  const classes = new Set<string>();
  for (const module of readdirSync(sdk)) {
    if (!existsSync(join(sdk, module, "index.js"))) continue;
    for (const file of readdirSync(join(sdk, module))) classes.add(`${module}:${file.replace(/\.js$/, "").toLowerCase()}`);
  }
  expect(Object.keys(irregular).filter((key) => !classes.has(key) && !v2.test(key))).toEqual([]);
});

test("resources of the catalogue's types are recognised, made with azure-native", () => {
  const kinds = kindsOfSdk();
  // azure-native has no class for these.
  const none = [
    "microsoft.bing/accounts",
    "microsoft.compute/cloudservices/roles",
    "nginx.nginxplus/nginxdeployments",
    "oracle.database/cloudvmclusters",
  ];
  const wanted = resourceTypes.filter((t) => !t.silent && !t.retired).map((t) => t.type.toLowerCase());
  expect(wanted.filter((type) => !kinds.has(type) && !none.includes(type))).toEqual([]);
});

test("windows and frequencies are those of the catalogue's schema", () => {
  expect(windows.metricWindows).toEqual([...schema.metricWindows]);
  expect(windows.metricFrequencies).toEqual([...schema.metricFrequencies]);
  expect(windows.logFrequencies).toEqual([...schema.logFrequencies]);
  expect(windows.logWindows).toEqual([...schema.logWindows]);
});

test("the classic provider's resources are recognised, of old versions too", () => {
  for (const [token, kind] of [
    ["azure:appservice/appService:AppService", "microsoft.web/sites"],
    ["azure:appservice/functionApp:FunctionApp", "microsoft.web/sites"],
    ["azure:appservice/plan:Plan", "microsoft.web/serverfarms"],
    ["azure:appservice/linuxWebAppSlot:LinuxWebAppSlot", "microsoft.web/sites/slots"],
    ["azure:hdinsight/sparkCluster:SparkCluster", "microsoft.hdinsight/clusters"],
    ["azure:streamanalytics/job:Job", "microsoft.streamanalytics/streamingjobs"],
    ["azure:iot/iotHubDps:IotHubDps", "microsoft.devices/provisioningservices"],
    ["azure:monitoring/smartDetectorAlertRule:SmartDetectorAlertRule", "microsoft.alertsmanagement/smartdetectoralertrules"],
    ["azure:mariadb/server:Server", "microsoft.dbformariadb/servers"],
  ])
    expect(`${token} ${kindOfToken(token!).kind}`).toBe(`${token} ${kind}`);
});

test("what Azure watches and the classic provider makes is in its table", () => {
  const kinds = new Set(Object.values(classic));
  // The classic provider has no resource for these. Source: its resource pages, version 6.40.
  const none = [
    "microsoft.bing/accounts",
    "microsoft.compute/virtualmachinescalesets/virtualmachines",
    "microsoft.compute/cloudservices/roles",
    "microsoft.desktopvirtualization/appattachpackages",
    "microsoft.eventgrid/partnertopics",
    "microsoft.hardwaresecuritymodules/cloudhsmclusters",
    "microsoft.healthdataaiservices/deidservices",
    "microsoft.azureplaywrightservice/accounts",
    "microsoft.machinelearningservices/workspaces/onlineendpoints",
    "microsoft.machinelearningservices/workspaces/onlineendpoints/deployments",
    "microsoft.machinelearningservices/registries",
    "microsoft.network/virtualrouters",
    "microsoft.network/dnsresolverpolicies",
    "microsoft.peering/peerings",
    "microsoft.peering/peeringservices",
    "microsoft.signalrservice/signalr/replicas",
    "microsoft.signalrservice/webpubsub/replicas",
    "microsoft.storageactions/storagetasks",
    "microsoft.synapse/workspaces/kustopools",
  ];
  // Services of an account are watched with the account.
  const watchable = resourceTypes.filter((t) => !t.silent && !t.retired && !t.implied).map((t) => t.type.toLowerCase());
  expect(watchable.filter((type) => !kinds.has(type) && !none.includes(type))).toEqual([]);
  expect(none.filter((type) => kinds.has(type))).toEqual([]);
});
