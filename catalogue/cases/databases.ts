import type { CasesByAlert } from "../case.ts";
import { halfHour, level, minutes5, outage, outageSeverity, quarter, several, single, sudden, warningSeverity } from "./write.ts";

const percent = { unit: " %" };
const seconds = { unit: " s" };
const busyQuarter = { severity: 2, ...quarter, ok: 30, fault: 97, near: 85, ...percent } as const;
const full = { severity: 2, ok: 60, fault: 92, near: 80, over: 35, ...percent } as const;
const readOnly = { severity: outageSeverity, ok: 70, fault: 96, near: 90, over: 22, ...percent } as const;
const memory = { severity: 3, ...halfHour, ok: 60, fault: 99, near: 90, ...percent } as const;
const server = { victim: { ServerName: "node-0" }, healthy: { ServerName: "node-1" } };

const oracleHost = { victim: { hostName: "db1" }, healthy: { hostName: "db2" } };
const oracleClusters: CasesByAlert = {
  "oracle-cluster.cpu": level({ severity: warningSeverity, ...halfHour, ok: 30, fault: 97, near: 85, ...percent, ...oracleHost }),
  "oracle-cluster.memory": level({ severity: 3, ...halfHour, ok: 70, fault: 99, near: 92, ...percent, ...oracleHost }),
  "oracle-cluster.file-system": level({
    severity: warningSeverity,
    ...halfHour,
    ok: 40,
    fault: 90,
    near: 82,
    ...percent,
    victim: { hostName: "db1", filesystemName: "/u02" },
    healthy: { hostName: "db1", filesystemName: "/u01" },
  }),
  "oracle-cluster.disk-group": level({
    severity: warningSeverity,
    ...halfHour,
    ok: 40,
    fault: 90,
    near: 82,
    ...percent,
    victim: { diskgroupName: "RECO" },
    healthy: { diskgroupName: "DATA" },
  }),
};

const openSource: CasesByAlert = {
  "mysql.cpu": level(busyQuarter),
  "mysql.memory": level(memory),
  "mysql.io": level({ ...busyQuarter, severity: 3, ...halfHour }),
  "mysql.storage": sudden(full),
  "mysql.storage-critical": sudden(readOnly),
  "mysql.aborted-connections": several({ severity: 3, within: 5, fault: 22, near: 18 }),
  "mysql.replica-lag": level({ severity: 2, ...quarter, ok: 2, fault: 330, near: 270, ...seconds }),
  "mysql.ha-lag": level({ severity: 2, ...quarter, ok: 0, fault: 66, near: 54, ...seconds }),
  "mysql.cpu-credits": level({ severity: 2, every: 15, lasts: 45, brief: 15, ok: 200, fault: 18, near: 22 }),
  "postgresql.down": outage({
    severity: { default: 0, test: 2, development: 3 },
    lasts: 10,
    brief: 3,
    ok: 1,
    fault: 0,
  }),
  "postgresql.cpu": level(busyQuarter),
  "postgresql.memory": level(memory),
  "postgresql.storage": sudden(full),
  "postgresql.storage-critical": sudden(readOnly),
  "postgresql.iops": level({
    ...busyQuarter,
    severity: 3,
    ...halfHour,
    victim: { LogicalServerName: "shop" },
    healthy: { LogicalServerName: "shop-replica" },
  }),
  "postgresql.connections-failed": several({ severity: 3, within: 15, fault: 22, near: 18 }),
  "postgresql.transaction-ids": sudden({ severity: outageSeverity, ok: 2e8, fault: 1.1e9, near: 9e8, over: 120 }),
  "postgresql.replica-lag": level({ severity: 2, ...quarter, ok: 2, fault: 330, near: 270, ...seconds }),
  "postgresql.cpu-credits": level({
    severity: 2,
    ...quarter,
    ok: 200,
    fault: 18,
    near: 22,
    victim: { LogicalServerName: "shop" },
    healthy: { LogicalServerName: "shop-replica" },
  }),
  "postgresql-cluster.cpu": level({ ...busyQuarter, ...server }),
  "postgresql-cluster.storage": sudden({ ...full, ...server }),
  "postgresql-cluster.memory": level({ ...memory, ...server }),
  "mongo-cluster.cpu": level({ ...busyQuarter, ...server }),
  "mongo-cluster.storage": sudden({ ...full, ...server }),
  "mongo-cluster.memory": level({ ...memory, ...server }),
};

const cassandraNode = { victim: { DataCenterResourceName: "dc1", Address: "10.0.0.4" }, healthy: { Address: "10.0.0.5" } };
const orders = { victim: { DatabaseName: "shop", CollectionName: "orders" }, healthy: { CollectionName: "carts" } };
const cosmos: CasesByAlert = {
  "cosmos-db.availability": level({
    severity: outageSeverity,
    every: 60,
    lasts: 120,
    ok: 100,
    fault: 99.5,
    near: 99.95,
    ...percent,
    traffic: { metric: "TotalRequests", busy: 5500, idle: 4500, within: 60 },
  }),
  "cosmos-db.server-errors": several({
    severity: 2,
    within: 5,
    fault: 55,
    near: 45,
    victim: { StatusCode: "503" },
    noise: { of: { StatusCode: "200" }, value: 4000 },
  }),
  "cosmos-db.throttled": several({
    severity: 2,
    within: 5,
    fault: 550,
    near: 450,
    victim: { StatusCode: "429", ...orders.victim },
    healthy: orders.healthy,
    noise: { of: { StatusCode: "200" }, value: 4000 },
  }),
  "cosmos-db.ru": level({ severity: 3, ...quarter, ok: 40, fault: 97, near: 85, ...percent, ...orders }),
  "cosmos-db.replication-latency": level({
    severity: 3,
    ...quarter,
    ok: 60,
    fault: 5500,
    near: 4500,
    unit: " ms",
    victim: { SourceRegion: "West Europe", TargetRegion: "East US" },
    healthy: { TargetRegion: "North Europe" },
  }),
  "cosmos-db.region-failover": single({ severity: 2, what: "a failover", every: 5, over: 25 }),
  "cosmos-db.keys-changed": single({
    severity: 3,
    what: "somebody changes a key",
    every: 5,
    over: 25,
    victim: { KeyType: "Primary" },
    healthy: { KeyType: "Secondary" },
  }),
  "cassandra-cluster.disk": level({ severity: 2, ...quarter, ok: 40, fault: 66, near: 54, ...percent, ...cassandraNode }),
  "cassandra-cluster.cpu": level({ severity: 2, ...quarter, ok: 30, fault: 92, near: 80, ...percent, ...cassandraNode }),
  "cassandra-cluster.raid": single({ severity: 2, what: "a disk drops out", over: 22, ...cassandraNode }),
};

const shard = { victim: { ShardId: "0" }, healthy: { ShardId: "1" } };
const caches: CasesByAlert = {
  "redis.server-load": sudden({
    severity: { default: 3, production: 2 },
    ok: 20,
    fault: 97,
    near: 85,
    over: 35,
    ...percent,
    ...shard,
  }),
  "redis.memory": sudden({ ...full, fault: 97, near: 85, ...shard }),
  "redis.errors": single({
    severity: 3,
    what: "an error",
    over: 35,
    victim: { ErrorType: "Failover" },
    healthy: { ErrorType: "Dataloss" },
  }),
  "redis.geo-replication": outage({ severity: outageSeverity, lasts: 20, brief: 10, ok: 1, fault: 0, ...shard }),
  "managed-redis.server-load": sudden({ severity: 2, every: 5, ok: 20, fault: 97, near: 85, over: 35, ...percent }),
  "managed-redis.memory": sudden({ ...full, every: 5, fault: 97, near: 85 }),
  "managed-redis.geo-replication": outage({ severity: outageSeverity, every: 5, lasts: 20, brief: 10, ok: 1, fault: 0 }),
};

const replica = { victim: { PartnerServerName: "sql-b", PartnerDatabaseName: "shop" }, healthy: { PartnerServerName: "sql-c" } };
const sqlServer: CasesByAlert = {
  "sql-database.connection-failed": several({ severity: 2, within: 5, fault: 11, near: 9 }),
  "sql-database.dtu": level(busyQuarter),
  "sql-database.cpu": level(busyQuarter),
  "sql-database.log-write": level({ ...busyQuarter, severity: 3, ...halfHour }),
  "sql-database.storage": sudden({ ...full, severity: warningSeverity }),
  "sql-database.storage-critical": level({ severity: outageSeverity, ...quarter, ok: 70, fault: 99, near: 93, ...percent }),
  "sql-database.workers": level({ severity: 2, ...minutes5, ok: 20, fault: 66, near: 54, ...percent }),
  "sql-database.tempdb-log": level({ severity: 2, ...minutes5, ok: 20, fault: 66, near: 54, ...percent }),
  "sql-database.sessions": sudden({ severity: 2, ok: 20, fault: 97, near: 85, over: 22, ...percent }),
  "sql-database.dwu": level({ severity: 3, ...halfHour, ok: 40, fault: 99, near: 90, ...percent }),
  "sql-database.replication-lag": level({ severity: 2, ...quarter, ok: 2, fault: 66, near: 54, ...seconds, ...replica }),
  "sql-elastic-pool.dtu": level(busyQuarter),
  "sql-elastic-pool.cpu": level(busyQuarter),
  "sql-elastic-pool.storage": sudden(full),
  "sql-elastic-pool.allocated-storage": sudden({ severity: 3, ok: 60, fault: 97, near: 85, over: 110, ...percent }),
  "sql-elastic-pool.workers": level({ severity: 2, ...minutes5, ok: 20, fault: 66, near: 54, ...percent }),
  "sql-managed-instance.cpu": level(busyQuarter),
  "sql-job-agent.failed": single({ severity: 3, what: "a job fails", over: 35 }),
  "sql-job-agent.timeout": single({ severity: 3, what: "a job runs out of time", over: 35 }),
};

export const databases: CasesByAlert = { ...openSource, ...oracleClusters, ...cosmos, ...caches, ...sqlServer };
