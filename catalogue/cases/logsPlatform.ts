import type { CasesByAlert, LogRow } from "../case.ts";
import { at, calm, id, inProduction, log, many, notInDevelopment, type Rows, since, told } from "./writeLog.ts";
import { outageSeverity, warningSeverity } from "./write.ts";

const HOUR = 60;
const DAY = 1440;

const vault = { _ResourceId: id("Microsoft.KeyVault/vaults", "kv") };
const removal = (OperationName: string, HttpStatusCode = 200): LogRow =>
  at(60, { ...vault, OperationName, HttpStatusCode, RequestUri: "https://kv.vault.azure.net/secrets/db?api-version=7.4" });
const notice = (minute: number, OperationName: string): LogRow =>
  at(minute, { ...vault, OperationName, Properties: { data: { ObjectName: "db" } } });
const keyVault: CasesByAlert = {
  "keyvault.object-removed": log(
    { default: 2, development: 4 },
    told("a secret is deleted", { AZKVAuditLogs: [removal("SecretDelete")] }, 120, {
      OperationName: "SecretDelete",
      Object: "https://kv.vault.azure.net/secrets/db",
    }),
    calm("somebody tries and may not", { AZKVAuditLogs: [removal("SecretDelete", 403)] }, 120),
    calm("a new version is made", { AZKVAuditLogs: [removal("SecretSet")] }, 120),
  ),
  "keyvault.expiring": log(
    3,
    told("a secret expires soon", { AZKVAuditLogs: [notice(DAY - 100, "SecretNearExpiryEventGridNotification")] }, DAY + 360, {
      OperationName: "SecretNearExpiryEventGridNotification",
      Object: "db",
    }),
    calm("a secret is read", { AZKVAuditLogs: [notice(DAY - 100, "SecretGet")] }, DAY + 360),
    calm(
      "a secret has expired, which another alert tells",
      { AZKVAuditLogs: [notice(DAY - 100, "SecretExpiredEventGridNotification")] },
      DAY + 360,
    ),
  ),
  "keyvault.expired": log(
    outageSeverity,
    told("a certificate has expired", { AZKVAuditLogs: [notice(90, "CertificateExpiredEventGridNotification")] }, 180, {
      OperationName: "CertificateExpiredEventGridNotification",
      Object: "db",
    }),
    calm(
      "it expires soon, which another alert tells",
      { AZKVAuditLogs: [notice(90, "CertificateNearExpiryEventGridNotification")] },
      180,
    ),
  ),
};

const recovery = id("Microsoft.RecoveryServices/vaults", "rsv");
const backup = (name: string, hoursOld: number | null, more: LogRow = {}): LogRow =>
  at(HOUR, {
    _ResourceId: recovery,
    OperationName: "BackupItem",
    BackupItemUniqueId: `id-${name}`,
    BackupItemFriendlyName: name,
    BackupItemProtectionState: "Protected",
    PolicyUniqueId: "daily",
    ...(hoursOld === null ? {} : { LatestRecoveryPointTime: (1 - hoursOld) * HOUR }),
    ...more,
  });
const replicated = (more: LogRow): LogRow => ({
  _ResourceId: recovery,
  ReplicatedItemUniqueId: "id-a",
  ReplicatedItemFriendlyName: "a",
  ...more,
});
const machineA = { Machine: "a", ReplicatedItemUniqueId: "id-a" };
const protection: CasesByAlert = {
  "backup.stale": log(
    warningSeverity,
    told(
      "the last point of one is nine days old, that of another of last night",
      { CoreAzureBackup: [backup("a", 216), backup("b", 10)] },
      12 * HOUR,
      { BackupItemFriendlyName: "a", BackupItemUniqueId: "id-a" },
    ),
    notInDevelopment(
      told(
        "an item for a day and a half without any point",
        { CoreAzureBackup: [backup("a", null), { ...backup("a", null), TimeGenerated: 25 * HOUR }] },
        48 * HOUR,
        { BackupItemFriendlyName: "a", BackupItemUniqueId: "id-a" },
      ),
    ),
    calm("a point of yesterday, told a day ago", { CoreAzureBackup: [backup("a", 22)] }, 25 * HOUR),
    calm(
      "a weekly policy, five days on",
      {
        CoreAzureBackup: [backup("a", 120, { PolicyUniqueId: "weekly" })],
        AddonAzureBackupPolicy: [at(HOUR, { PolicyUniqueId: "weekly", BackupFrequency: "Weekly" })],
      },
      12 * HOUR,
    ),
    calm(
      "somebody stopped its protection",
      { CoreAzureBackup: [backup("a", 216, { BackupItemProtectionState: "ProtectionStopped" })] },
      12 * HOUR,
    ),
    calm("an item of this morning, without a point yet", { CoreAzureBackup: [backup("a", null)] }, 12 * HOUR),
  ),
  "siterecovery.unhealthy": log(
    warningSeverity,
    told(
      "the day's row says critical, another's normal",
      {
        ASRReplicatedItems: [
          at(30, replicated({ ReplicationStatus: "Critical" })),
          at(30, replicated({ ReplicatedItemUniqueId: "id-b", ReplicatedItemFriendlyName: "b", ReplicationStatus: "Normal" })),
        ],
      },
      180,
      machineA,
    ),
    calm("a warning", { ASRReplicatedItems: [at(30, replicated({ ReplicationStatus: "Warning" }))] }, 180),
    calm(
      "critical yesterday, normal today",
      {
        ASRReplicatedItems: [
          at(10, replicated({ ReplicationStatus: "Critical" })),
          at(30, replicated({ ReplicationStatus: "Normal" })),
        ],
      },
      180,
    ),
  ),
  "siterecovery.rpo": log(
    { default: 2, development: 3 },
    told(
      "the last point is seventy minutes old",
      { ASRReplicatedItems: [at(30, replicated({ LastRpoCalculatedTime: -40 }))] },
      180,
      machineA,
    ),
    inProduction(
      told("it is 33 minutes old", { ASRReplicatedItems: [at(30, replicated({ LastRpoCalculatedTime: -3 }))] }, 180, machineA),
    ),
    calm("it is 27 minutes old", { ASRReplicatedItems: [at(30, replicated({ LastRpoCalculatedTime: 3 }))] }, 180),
    calm("none was measured yet", { ASRReplicatedItems: [at(30, replicated({}))] }, 180),
  ),
};

const instance = id("Microsoft.Sql/managedInstances", "mi");
const megabytes = (used: number): Rows => [
  many(1, 180, 15, { _ResourceId: instance, MetricName: "storage_space_used_mb", Maximum: used }),
  many(1, 180, 15, { _ResourceId: instance, MetricName: "reserved_storage_mb", Maximum: 100_000 }),
];
const capacity = (from: number, to: number, gigabytes: (hour: number) => number, name = "stlogs"): Rows =>
  Array.from({ length: Math.floor((to - from) / HOUR) + 1 }, (_, i) =>
    at(from + i * HOUR, {
      _ResourceId: id("Microsoft.Storage/storageAccounts", name),
      MetricName: "UsedCapacity",
      Average: gigabytes(i) * 1e9,
    }),
  );
const setting = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Web/serverfarms/plan";
const scaling = { _ResourceId: id("Microsoft.Insights/autoscaleSettings", "as"), TargetResourceId: setting };
const evaluations = (
  from: number,
  to: number,
  CurrentInstanceCount: number,
  MaximumInstanceCount = 10,
  MinimumInstanceCount = 2,
): Rows => [many(from, to, 1, { ...scaling, CurrentInstanceCount, MaximumInstanceCount, MinimumInstanceCount })];
const resources: CasesByAlert = {
  "sql-managed-instance.storage": log(
    2,
    told("92 % of what is reserved", { AzureMetrics: megabytes(92_000) }, 180),
    calm("80 % of what is reserved", { AzureMetrics: megabytes(80_000) }, 180),
  ),
  "storage.growth": log(
    { default: 3, development: 4 },
    since(
      2 * DAY,
      told(
        "a terabyte grows by a third in two days, another account hardly",
        {
          AzureMetrics: [
            ...capacity(0, 2 * DAY + 360, (h) => 1000 + h * 7),
            ...capacity(0, 2 * DAY + 360, (h) => 1000 + h, "stmedia"),
          ],
        },
        2 * DAY + 359,
      ),
    ),
    since(2 * DAY, calm("by a fifth", { AzureMetrics: capacity(0, 2 * DAY + 360, (h) => 1000 + h * 4) }, 2 * DAY + 359)),
    since(2 * DAY, calm("a small account doubles", { AzureMetrics: capacity(0, 2 * DAY + 360, (h) => 40 + h) }, 2 * DAY + 359)),
  ),
  "storagemover.copy-failed": log(
    3,
    told(
      "eleven files of one run fail",
      {
        StorageMoverCopyLogsFailed: [
          many(61, 71, 1, { _ResourceId: id("Microsoft.StorageMover/storageMovers", "sm"), JobRunName: "r1" }),
        ],
      },
      180,
      { JobRunName: "r1" },
    ),
    calm(
      "nine files",
      {
        StorageMoverCopyLogsFailed: [
          many(61, 69, 1, { _ResourceId: id("Microsoft.StorageMover/storageMovers", "sm"), JobRunName: "r1" }),
        ],
      },
      180,
    ),
    calm(
      "a dozen files of two runs",
      {
        StorageMoverCopyLogsFailed: ["r1", "r2"].map((JobRunName) =>
          many(61, 66, 1, { _ResourceId: id("Microsoft.StorageMover/storageMovers", "sm"), JobRunName }),
        ),
      },
      180,
    ),
  ),
  "autoscale.failed": log(
    2,
    told("an action fails", { AutoscaleScaleActionsLog: [at(60, { ...scaling, ResultType: "Failed" })] }, 120, {
      TargetResourceId: setting,
    }),
    calm("an action succeeds", { AutoscaleScaleActionsLog: [at(60, { ...scaling, ResultType: "Succeeded" })] }, 120),
  ),
  "autoscale.at-maximum": log(
    3,
    told(
      "at its maximum for an hour and a half",
      { AutoscaleEvaluationsLog: [...evaluations(0, 60, 4), ...evaluations(61, 150, 10)] },
      150,
      { TargetResourceId: setting },
    ),
    calm(
      "at its maximum for forty minutes",
      { AutoscaleEvaluationsLog: [...evaluations(0, 60, 4), ...evaluations(61, 100, 10), ...evaluations(101, 200, 6)] },
      200,
    ),
    calm(
      "a setting that is new, and at its maximum for its first half hour",
      { AutoscaleEvaluationsLog: [...evaluations(60, 94, 10), ...evaluations(95, 200, 6)] },
      200,
    ),
    calm("one below its maximum", { AutoscaleEvaluationsLog: evaluations(0, 150, 9) }, 150),
    calm("its minimum is its maximum", { AutoscaleEvaluationsLog: evaluations(0, 150, 10, 10, 10) }, 150),
  ),
  "iot-provisioning.failed": log(
    2,
    told("eleven errors", { AzureDiagnostics: [many(60, 70, 1, provisioning("Error"))] }, 120),
    calm("nine errors", { AzureDiagnostics: [many(60, 68, 1, provisioning("Error"))] }, 120),
    calm("a dozen devices register", { AzureDiagnostics: [many(60, 71, 1, provisioning("Information"))] }, 120),
  ),
};
function provisioning(Level: string): LogRow {
  return {
    _ResourceId: id("Microsoft.Devices/provisioningServices", "dps"),
    ResourceProvider: "MICROSOFT.DEVICES",
    Category: "DeviceOperations",
    Level,
  };
}

const deletion = (minute: number, n: number, more: LogRow = {}): LogRow =>
  at(minute, {
    CategoryValue: "Administrative",
    OperationNameValue: "MICROSOFT.COMPUTE/DISKS/DELETE",
    ActivityStatusValue: "Success",
    Caller: "script@example.com",
    SubscriptionId: "s",
    _ResourceId: id("Microsoft.Compute/disks", `d${n}`),
    ...more,
  });
const deletions = (count: number, more: LogRow = {}): LogRow[] =>
  Array.from({ length: count }, (_, i) => deletion(60 + (i % 8), i, more));
const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const assigned = (role: string, more: LogRow = {}): LogRow =>
  at(60, {
    OperationNameValue: "MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE",
    ActivityStatusValue: "Start",
    Caller: "somebody@example.com",
    SubscriptionId: "s",
    Properties: JSON.stringify({
      requestbody: `{"properties":{"roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/${role}"}}`,
    }),
    ...more,
  });
const changes: CasesByAlert = {
  "change.mass-deletion": log(
    { default: 3, production: 1 },
    told("28 resources go within minutes, by one caller", { AzureActivity: deletions(28) }, 120, {
      Caller: "script@example.com",
      SubscriptionId: "s",
    }),
    calm("24 resources", { AzureActivity: deletions(24) }, 120),
    calm("one resource, thirty times", { AzureActivity: Array.from({ length: 30 }, (_, i) => deletion(60 + (i % 8), 1)) }, 120),
    calm("thirty that are made", { AzureActivity: deletions(30, { OperationNameValue: "MICROSOFT.COMPUTE/DISKS/WRITE" }) }, 120),
    calm("thirty that were refused", { AzureActivity: deletions(30, { ActivityStatusValue: "Failure" }) }, 120),
  ),
  "change.privileged-role": log(
    { default: 3, production: 2 },
    told("somebody makes an owner", { AzureActivity: [assigned(OWNER)] }, 150, {
      Caller: "somebody@example.com",
      SubscriptionId: "s",
    }),
    told(
      "somebody is made eligible",
      {
        AzureActivity: [assigned(OWNER, { OperationNameValue: "MICROSOFT.AUTHORIZATION/ROLEELIGIBILITYSCHEDULEREQUESTS/WRITE" })],
      },
      150,
      { Caller: "somebody@example.com", SubscriptionId: "s" },
    ),
    calm("somebody makes a reader", { AzureActivity: [assigned(READER)] }, 150),
    calm(
      "the end of the same operation, which bears no role",
      { AzureActivity: [assigned(OWNER, { ActivityStatusValue: "Success" })] },
      150,
    ),
  ),
};

const operation = (minute: number, Category: string, Detail: string, Level = "Warning"): LogRow =>
  at(minute, { Category, Detail, Level, Operation: "Data collection Status" });
const usage = (DataType: string, from: number, to: number, gigabytes: number, more: LogRow = {}): Rows =>
  Array.from({ length: Math.floor((to - from) / HOUR) + 1 }, (_, i) => {
    const minute = from + i * HOUR;
    return at(minute, {
      DataType,
      Quantity: gigabytes * 1000,
      IsBillable: true,
      StartTime: minute - HOUR,
      EndTime: minute,
      ...more,
    });
  });
const beat = (name: string, from: number, to: number, late: number): Rows =>
  Array.from({ length: to - from + 1 }, (_, i) =>
    at(from + i, { Computer: name, _ResourceId: id("Microsoft.Compute/virtualMachines", name), _TimeReceived: from + i + late }),
  );
const fleet = ["a", "b", "c", "d", "e", "f"];
const workspace: CasesByAlert = {
  "workspace.over-quota": log(
    { default: 3, production: 1 },
    {
      ...told("the cap is reached, and hours later still", { _LogOperation: [operation(60, "Ingestion", "OverQuota")] }, 400),
      ends: "on",
    },
    calm(
      "collection starts again before anybody looks",
      { _LogOperation: [operation(2, "Ingestion", "OverQuota"), operation(3, "Ingestion", "Data collection started")] },
      60,
    ),
    calm("another event", { _LogOperation: [operation(60, "Ingestion", "The rate limit was reached")] }, 120),
  ),
  "workspace.near-quota": log(
    3,
    told("96 % of a hundred gigabytes in a day", { Usage: usage("AppTraces", HOUR, DAY + 120, 4) }, DAY + 120),
    inProduction(told("85 % of a hundred gigabytes in a day", { Usage: usage("AppTraces", HOUR, DAY + 120, 3.55) }, DAY + 120)),
    inProduction(calm("75 % of a hundred gigabytes in a day", { Usage: usage("AppTraces", HOUR, DAY + 120, 3) }, DAY + 120)),
    calm("gigabytes that cost nothing", { Usage: usage("AzureActivity", HOUR, DAY + 120, 4, { IsBillable: false }) }, DAY + 120),
    calm("half a gigabyte in a day", { Usage: usage("AppTraces", HOUR, DAY + 120, 0.02) }, DAY + 120),
  ),
  "workspace.volume-jump": log(
    3,
    since(
      2 * DAY,
      told(
        "four times the day before, another table as ever",
        {
          Usage: [
            ...usage("AppTraces", 0, DAY, 0.5),
            ...usage("AppTraces", DAY + HOUR, 2 * DAY + 360, 3.6),
            ...usage("Perf", 0, 2 * DAY + 360, 1),
          ],
        },
        2 * DAY + 359,
        { DataType: "AppTraces" },
      ),
    ),
    since(
      2 * DAY,
      calm("the first full day of a new workspace", { Usage: usage("AppTraces", DAY - 240, 2 * DAY + 360, 3.6) }, 2 * DAY + 359),
    ),
    since(
      2 * DAY,
      calm(
        "twice the day before",
        { Usage: [...usage("AppTraces", 0, DAY, 0.5), ...usage("AppTraces", DAY + HOUR, 2 * DAY + 360, 1)] },
        2 * DAY + 359,
      ),
    ),
    since(
      2 * DAY,
      calm(
        "ten times next to nothing",
        { Usage: [...usage("AppTraces", 0, DAY, 0.003), ...usage("AppTraces", DAY + HOUR, 2 * DAY + 360, 0.03)] },
        2 * DAY + 359,
      ),
    ),
  ),
  "workspace.table-silent": log(
    { default: 3, production: 2 },
    since(
      DAY + 600,
      told(
        "hourly rows cease, another table's go on",
        { Usage: [...usage("AppTraces", HOUR, DAY + 600, 1), ...usage("Perf", HOUR, DAY + 1100, 1)] },
        DAY + 1080,
        { DataType: "AppTraces" },
      ),
    ),
    since(
      DAY + 600,
      calm(
        "silent at night, as the night before",
        { Usage: [...usage("AppTraces", HOUR, 600, 1), ...usage("AppTraces", 1200, DAY + 600, 1)] },
        DAY + 1080,
      ),
    ),
    since(
      DAY + 600,
      calm(
        "two hours without rows",
        { Usage: [...usage("AppTraces", HOUR, DAY + 600, 1), ...usage("AppTraces", DAY + 720, DAY + 1200, 1)] },
        DAY + 1080,
      ),
    ),
  ),
  "workspace.ingestion-errors": log(
    2,
    told("rows were lost", { _LogOperation: [operation(60, "Ingestion", "Data of type Custom was dropped")] }, 120, {
      Category: "Ingestion",
      Operation: "Data collection Status",
    }),
    calm("the cap is reached, which another alert tells", { _LogOperation: [operation(60, "Ingestion", "OverQuota")] }, 120),
    calm("only for the record", { _LogOperation: [operation(60, "Ingestion", "All is well", "Info")] }, 120),
  ),
  "workspace.ingestion-late": log(
    3,
    told("rows of all take twenty minutes", { Heartbeat: fleet.flatMap((n) => beat(n, 0, 180, 20)) }, 180),
    told(
      "rows of all take two hours, so none is there",
      { Heartbeat: fleet.flatMap((n) => [...beat(n, 0, 60, 1), ...beat(n, 61, 180, 120)]) },
      140,
    ),
    told("rows of all take eleven minutes", { Heartbeat: fleet.flatMap((n) => beat(n, 0, 180, 11)) }, 180),
    calm("rows take nine minutes", { Heartbeat: fleet.flatMap((n) => beat(n, 0, 180, 9)) }, 180),
    calm(
      "one machine has a slow network",
      { Heartbeat: [...beat("a", 0, 180, 40), ...fleet.slice(1).flatMap((n) => beat(n, 0, 180, 1))] },
      180,
    ),
  ),
  "workspace.queries-throttled": log(
    3,
    told(
      "thirty refusals of one client, few of another",
      {
        LAQueryLogs: [
          many(60, 75, 0.5, { ResponseCode: 429, RequestClientApp: "Grafana" }),
          many(60, 65, 1, { ResponseCode: 429, RequestClientApp: "Portal" }),
        ],
      },
      120,
      { RequestClientApp: "Grafana" },
    ),
    calm("eighteen refusals", { LAQueryLogs: [many(60, 77, 1, { ResponseCode: 429, RequestClientApp: "Grafana" })] }, 120),
    calm("thirty answers", { LAQueryLogs: [many(60, 75, 0.5, { ResponseCode: 200, RequestClientApp: "Grafana" })] }, 120),
  ),
  "collection.rows-lost": log(
    warningSeverity,
    told(
      "rows are lost; the catalogue alone names no group",
      { DCRLogErrors: [at(60, { _ResourceId: "", InputStreamId: "Custom-Orders", OperationName: "Ingestion" })] },
      120,
      { InputStreamId: "Custom-Orders", OperationName: "Ingestion" },
    ),
    calm(
      "rows of a rule that is not azmon's",
      {
        DCRLogErrors: [
          at(60, {
            _ResourceId: id("Microsoft.Insights/dataCollectionRules", "own"),
            InputStreamId: "Custom-Orders",
            OperationName: "Ingestion",
          }),
        ],
      },
      120,
    ),
  ),
};

export const logsPlatform: CasesByAlert = { ...keyVault, ...protection, ...resources, ...changes, ...workspace };
