import { typesOf } from "../entry.ts";

export const botService = typesOf([
  {
    type: "Microsoft.BotService/botServices",
    title: "Bot service",
    insights: "none",
    metrics: {
      RequestsTraffic: {
        unit: "Percent",
        aggregations: ["Count"],
        dimensions: ["Operation", "Authentication", "Protocol", "StatusCode", "StatusCodeClass", "DataCenter"],
      },
    },
    logs: {
      categories: ["BotRequest"],
      tables: ["ABSBotRequests"],
    },
    alerts: [
      {
        kind: "metric",
        id: "bot-service.errors",
        title: "Bot answers with server errors",
        severity: 2,
        reason: "Messages to the bot end in errors; people get no answer.",
        basis: "20 in 15 minutes of one operation leave out a restart of the bot.",
        source: "https://learn.microsoft.com/azure/bot-service/monitor-bot-service-reference",
        runbook: "bot-service",
        owner: "application",
        essential: true,
        metric: "RequestsTraffic",
        aggregation: "Count",
        operator: "GreaterThan",
        threshold: 20,
        dimensions: [{ name: "StatusCodeClass", values: ["5xx"] }, { name: "Operation" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [{ title: "Requests", metric: "RequestsTraffic", aggregation: "Count", splitBy: "StatusCodeClass" }],
  },
]);
