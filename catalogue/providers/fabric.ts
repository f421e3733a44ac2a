import { typesOf } from "../entry.ts";

export const fabric = typesOf([
  {
    type: "Microsoft.Fabric/capacities",
    title: "Fabric capacity",
    insights: "none",
    alerts: [],
    silent: {
      reason: "Fabric reports use and throttling in its own Capacity Metrics app; Azure Monitor lists no metric or log of it.",
      source: "https://learn.microsoft.com/fabric/enterprise/metrics-app",
    },
    notes: "Capacity events can be sent on by Fabric’s own real-time hub; service health covers outages.",
  },
]);
