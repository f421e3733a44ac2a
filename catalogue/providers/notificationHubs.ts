import type { ResourceType } from "../schema.ts";

export const notificationHubs: ResourceType[] = [
  {
    type: "Microsoft.NotificationHubs/namespaces/notificationHubs",
    title: "Notification hub",
    insights: "none",
    metricsSource:
      "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-notificationhubs-namespaces-notificationhubs-metrics",
    metrics: {
      "notificationhub.pushes": { unit: "Count", aggregations: ["Total"] },
      "outgoing.allpns.pnserror": { unit: "Count", aggregations: ["Total"] },
      "outgoing.allpns.success": { unit: "Count", aggregations: ["Total"] },
      "outgoing.apns.invalidcredentials": { unit: "Count", aggregations: ["Total"] },
      "outgoing.fcmv1.invalidcredentials": { unit: "Count", aggregations: ["Total"] },
    },
    logs: {
      categories: ["OperationalLogs"],
      source:
        "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-notificationhubs-namespaces-notificationhubs-logs",
    },
    alerts: [
      {
        kind: "metric",
        id: "notification-hub.apple-credentials",
        title: "Apple refuses the hub’s credentials",
        severity: 2,
        reason: "The certificate or token for Apple push is expired or wrong; no Apple device gets a message.",
        basis: "Zero in normal operation; each means that none passes.",
        source:
          "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-notificationhubs-namespaces-notificationhubs-metrics",
        runbook: "notification-hub",
        owner: "application",
        essential: true,
        metric: "outgoing.apns.invalidcredentials",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 0,
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "notification-hub.google-credentials",
        title: "Google refuses the hub’s credentials",
        severity: 2,
        reason: "The key for Firebase push is expired or wrong; no Android device gets a message.",
        basis: "Zero in normal operation; each means that none passes.",
        source:
          "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-notificationhubs-namespaces-notificationhubs-metrics",
        runbook: "notification-hub",
        owner: "application",
        essential: true,
        metric: "outgoing.fcmv1.invalidcredentials",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 0,
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "notification-hub.push-errors",
        title: "Push services answer with errors",
        severity: 3,
        reason: "Apple, Google or Microsoft push services fail for many messages.",
        basis: "Ten percent of the least traffic at which it is judged.",
        source:
          "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-notificationhubs-namespaces-notificationhubs-metrics",
        runbook: "notification-hub",
        owner: "application",
        metric: "outgoing.allpns.pnserror",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 50,
        and: [{ metric: "notificationhub.pushes", aggregation: "Total", operator: "GreaterThan", threshold: 500 }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Notifications", metric: "notificationhub.pushes", aggregation: "Total" },
      { title: "Succeeded", metric: "outgoing.allpns.success", aggregation: "Total" },
      {
        title: "External Notification System Errors",
        metric: "outgoing.allpns.pnserror",
        aggregation: "Total",
        alert: "notification-hub.push-errors",
      },
    ],
  },
  {
    type: "Microsoft.NotificationHubs/namespaces",
    title: "Notification Hubs namespace",
    insights: "none",
    logs: {
      categories: ["OperationalLogs"],
      source:
        "https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-notificationhubs-namespaces-logs",
    },
    alerts: [],
    notes: "Emits an operational audit trail only; its hubs are watched.",
  },
];
