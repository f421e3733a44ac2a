import { typesOf } from "../entry.ts";

export const iotCentral = typesOf([
  {
    type: "Microsoft.IoTCentral/IoTApps",
    title: "IoT Central application",
    insights: "none",
    about: {
      source: "https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-iotcentral-iotapps-metrics",
      owner: "application",
      runbook: "iot-central",
    },
    metrics: {
      connectedDeviceCount: {
        unit: "Count",
        healthy: 1,
        aggregations: ["Average"],
        grains: ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"],
      },
      "d2c.telemetry.ingress.success": { unit: "Count", aggregations: ["Total"] },
      "dataExport.error": {
        unit: "Count",
        aggregations: ["Total"],
        dimensions: ["exportId", "exportDisplayName", "destinationId", "destinationDisplayName"],
      },
    },
    alerts: [
      {
        kind: "metric",
        id: "iot-central.export-errors",
        title: "IoT Central data export fails",
        severity: 2,
        reason: "Data of devices does not reach its destination.",
        basis: "Exports retry; ten errors in 15 minutes of one destination are a fault.",
        essential: true,
        metric: "dataExport.error",
        aggregation: "Total",
        operator: "GreaterThan",
        threshold: 10,
        dimensions: [{ name: "exportDisplayName" }, { name: "destinationDisplayName" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "iot-central.no-devices",
        title: "No device is connected to IoT Central",
        severity: { default: 1, test: 2, development: 3 },
        reason: "Not one device is connected for half an hour.",
        basis: "As for IoT hubs; a sample every five minutes, so at most one of the half-hour's six saw a device.",
        enabled: { default: false, production: true },
        metric: "connectedDeviceCount",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 0.3,
        windowSize: "PT30M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "Connected devices", metric: "connectedDeviceCount", aggregation: "Average" },
      { title: "Telemetry messages", metric: "d2c.telemetry.ingress.success", aggregation: "Total" },
      {
        title: "Data Export Errors",
        metric: "dataExport.error",
        aggregation: "Total",
        splitBy: "exportDisplayName",
        alert: "iot-central.export-errors",
      },
    ],
  },
]);
