/** A price of Azure Monitor. List prices in USD; they differ by region and agreement: `prices` in the environment replaces them. */
interface Price {
  /** What is counted, after its number. */
  unit: string;
  usd: number;
  /** Free units a month before the price applies. */
  free?: number;
  /** `memory`: from memory, check before relying on it. */
  grade: "documented" | "memory";
  source: string;
}

const MONITOR = "https://azure.microsoft.com/pricing/details/monitor/";
const price = (unit: string, usd: number, more: Partial<Price> = {}): Price => ({
  unit,
  usd,
  grade: "memory",
  source: MONITOR,
  ...more,
});

export const prices: Record<string, Price> = {
  "logs.analytics": price("GB ingested", 2.3, { free: 5 }),
  "logs.basic": price("GB ingested", 0.5),
  "logs.auxiliary": price("GB ingested", 0.05),
  "logs.retention": price("GB-month kept beyond 31 days", 0.1),
  "logs.longTerm": price("GB-month of long-term retention", 0.02),
  "logs.query": price("GB scanned on Basic or Auxiliary tables", 0.005),
  "logs.export": price("GB exported", 0.1),
  "logs.replication": price("GB replicated", 0.3),
  "metricAlert.series": price("time series watched", 0.1, { free: 10 }),
  "metricAlert.dynamic": price("time series watched by a dynamic threshold, on top", 0.1),
  "logAlert.PT1M": price("log alert rules run every minute", 3),
  "logAlert.PT5M": price("log alert rules run every 5 minutes", 1.5),
  "logAlert.PT10M": price("log alert rules run every 10 minutes", 1),
  "logAlert.PT15M": price("log alert rules run every 15 minutes or less often", 0.5),
  "prometheus.samples": price("times 10 million samples ingested", 0.16),
  "webTest.run": price("runs of a standard web test from one location", 0.0006),
  "flowLogs.collected": price("GB of flow logs collected", 0.5, { free: 5 }),
  "trafficAnalytics.60": price("GB processed every 60 minutes", 2.3),
  "trafficAnalytics.10": price("GB processed every 10 minutes", 3.5),
  "connectionMonitor.test": price("connection tests", 0.3, { free: 10 }),
  "storage.gb": price("GB-month of standard storage", 0.02),
};
