import { typesOf } from "../entry.ts";

/** Types that write logs, in which nothing is a fault by itself: collected where somebody will search them. */
export const logsOnly = typesOf([
  {
    type: "Microsoft.ContainerService/fleets",
    title: "Kubernetes fleet manager",
    insights: "none",
    alerts: [],
    logs: {
      categories: [
        "cloud-controller-manager",
        "guard",
        "kube-apiserver",
        "kube-audit",
        "kube-audit-admin",
        "kube-controller-manager",
        "kube-scheduler",
      ],
      enabled: ["guard", "kube-audit-admin"],
      gbPerMonth: 0.5,
      basis: "Memory-grade: changes only; reads are left out, as for clusters.",
    },
    notes: "Its hub cluster runs no workloads; the member clusters are watched.",
  },
  {
    type: "Microsoft.Workloads/sapVirtualInstances",
    title: "SAP system",
    insights: "none",
    alerts: [],
    logs: { categories: ["ChangeDetection"], gbPerMonth: 0.01, basis: "Memory-grade: a row a change." },
    notes: "Its machines are watched as machines; what SAP tells of itself goes to Azure Monitor for SAP solutions.",
  },
  {
    type: "NGINX.NGINXPLUS/nginxDeployments",
    title: "NGINX deployment",
    insights: "none",
    alerts: [],
    logs: {
      categories: ["NginxLogs", "NginxSecurityLogs"],
      tables: ["NGXOperationLogs"],
      gbPerMonth: { default: 1, production: 10 },
      basis: "Memory-grade: about 1 KB a request.",
    },
    notes:
      "Azure's reference lists one metric without a unit that says anything; NGINX's own names are set in its configuration.",
  },
  {
    type: "Microsoft.HardwareSecurityModules/cloudHsmClusters",
    title: "Cloud HSM cluster",
    insights: "none",
    alerts: [],
    logs: {
      categories: ["HsmManagementOperations", "HsmServiceOperations"],
      gbPerMonth: 0.1,
      basis: "Memory-grade: about 1 KB an operation.",
    },
    notes: "An audit trail of keys and users; whether the cluster answers is the business of the software that uses it.",
  },
  {
    type: "Microsoft.HealthDataAIServices/deidServices",
    title: "De-identification service",
    insights: "none",
    alerts: [],
    logs: { categories: ["AuditLogs"], gbPerMonth: 0.05, basis: "Memory-grade: a row a call." },
    notes: "Emits an audit trail only.",
  },
]);
