import { typesOf } from "../entry.ts";

export const appPlatform = typesOf([
  {
    type: "Microsoft.AppPlatform/Spring",
    title: "Spring Apps service",
    insights: "application",
    skip: [
      {
        when: [{ path: "properties.powerState", in: ["Stopped"], absent: false }],
        reason: "The service is stopped.",
        source: "https://learn.microsoft.com/azure/spring-apps/basic-standard/how-to-start-stop-service",
      },
    ],
    about: {
      source: "https://learn.microsoft.com/azure/spring-apps/basic-standard/concept-metrics",
      owner: "application",
      runbook: "spring-apps",
    },
    metrics: {
      IngressRequests: { unit: "Count", aggregations: ["Average", "Minimum", "Maximum"], dimensions: ["Hostname", "HttpStatus"] },
      PodCpuUsage: {
        unit: "Percent",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["Deployment", "AppName", "Pod"],
      },
      PodMemoryUsage: {
        unit: "Percent",
        aggregations: ["Average", "Minimum", "Maximum"],
        dimensions: ["Deployment", "AppName", "Pod"],
      },
    },
    logs: {
      categories: ["ApplicationConsole", "BuildLogs", "ContainerEventLogs", "IngressLogs", "SystemLogs"],
      tables: [
        "AppPlatformBuildLogs",
        "AppPlatformContainerEventLogs",
        "AppPlatformIngressLogs",
        "AppPlatformLogsforSpring",
        "AppPlatformSystemLogs",
      ],
    },
    alerts: [
      {
        kind: "metric",
        id: "spring-apps.cpu",
        title: "Spring app CPU is saturated",
        severity: 2,
        reason: "An app has used over 90 percent of its CPU for 15 minutes; it slows down.",
        basis: "Percent of the app’s own limit; start-up of a JVM takes a few minutes.",
        essential: true,
        metric: "PodCpuUsage",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 90,
        dimensions: [{ name: "AppName" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
      {
        kind: "metric",
        id: "spring-apps.memory",
        title: "Spring app memory is nearly exhausted",
        severity: 2,
        reason: "An app uses over 90 percent of its memory; at 100 percent it is killed.",
        basis: "Percent of the app’s own limit; a JVM’s heap stays below by default.",
        essential: true,
        metric: "PodMemoryUsage",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 90,
        dimensions: [{ name: "AppName" }],
        windowSize: "PT15M",
        evaluationFrequency: "PT5M",
      },
    ],
    charts: [
      { title: "App CPU Usage", metric: "PodCpuUsage", aggregation: "Average", splitBy: "AppName", alert: "spring-apps.cpu" },
      {
        title: "App Memory Usage",
        metric: "PodMemoryUsage",
        aggregation: "Average",
        splitBy: "AppName",
        alert: "spring-apps.memory",
      },
      { title: "Ingress requests", metric: "IngressRequests", aggregation: "Average" },
    ],
    retired: {
      on: "2028-03-31",
      wayOut: "Azure Container Apps (Microsoft.App/containerApps) or AKS.",
      source: "https://learn.microsoft.com/azure/spring-apps/basic-standard/retirement-announcement",
    },
    notes: "The Standard consumption and dedicated plan was shut down at the end of March 2025.",
  },
]);
