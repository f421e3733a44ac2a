import type { CasesByAlert } from "../case.ts";
import { halfHour, level, outage, outageSeverity, quarter, several, single, sudden } from "./write.ts";

const percent = { unit: " %" };
const entity = { victim: { EntityName: "orders" }, healthy: { EntityName: "mails" } };
const replica = { victim: { Replica: "0" }, healthy: { Replica: "1" } };

/** What all kinds of Event Grid topics have in common. */
const eventGrid = (kind: string, who: { victim: Record<string, string>; healthy: Record<string, string> }): CasesByAlert => ({
  [`${kind}.dropped`]: single({ severity: 2, what: "an event is dropped", over: 35, ...who }),
  [`${kind}.dead-lettered`]: single({ severity: 3, what: "an event is dead-lettered", over: 35, ...who }),
});
const subscription = { victim: { EventSubscriptionName: "billing" }, healthy: { EventSubscriptionName: "audit" } };
const ofDomain = {
  victim: { Topic: "orders", DomainEventSubscriptionName: "billing" },
  healthy: { DomainEventSubscriptionName: "audit" },
};
const errorType = { victim: { ErrorType: "Unauthorized" }, healthy: { ErrorType: "PayloadTooLarge" } };
const deliveries = { severity: 3, within: 15, fault: 55, near: 45 } as const;
const publishing = { severity: 2, within: 5, fault: 11, near: 9 } as const;

const events: CasesByAlert = {
  "event-grid-topic.publish-failed": several({ ...publishing, ...errorType }),
  "event-grid-topic.delivery-failed": several({ ...deliveries, ...subscription }),
  ...eventGrid("event-grid-topic", subscription),
  "event-grid-system-topic.delivery-failed": several({ ...deliveries, ...subscription }),
  ...eventGrid("event-grid-system-topic", subscription),
  "event-grid-domain.publish-failed": several({ ...publishing, ...errorType }),
  "event-grid-domain.delivery-failed": several({ ...deliveries, ...ofDomain }),
  ...eventGrid("event-grid-domain", ofDomain),
  "event-grid-partner-topic.delivery-failed": several({ ...deliveries, ...subscription }),
  ...eventGrid("event-grid-partner-topic", subscription),
  "event-grid-partner-namespace.publish-failed": several({ ...publishing, ...errorType }),
  "event-grid-subscription.dropped": single({
    severity: 2,
    what: "an event is dropped",
    over: 35,
    victim: { DropReason: "Expired" },
    healthy: { DropReason: "MaxAttempts" },
  }),
  "event-grid-subscription.dead-lettered": single({
    severity: 3,
    what: "an event is dead-lettered",
    over: 35,
    victim: { DeadLetterReason: "Expired" },
    healthy: { DeadLetterReason: "NotFound" },
  }),
  "event-grid-namespace.publish-failed": several({
    ...publishing,
    victim: { Topic: "orders", ErrorType: "Unauthorized" },
    healthy: { Topic: "mails" },
  }),
  "event-grid-namespace.mqtt-publish-failed": several({
    severity: 2,
    within: 5,
    fault: 55,
    near: 45,
    victim: { Error: "QuotaExceeded" },
    healthy: { Error: "AuthorizationError" },
  }),
  "event-grid-namespace.routing-failed": several({
    severity: 2,
    within: 15,
    fault: 11,
    near: 9,
    victim: { Error: "AuthorizationError" },
    healthy: { Error: "TopicNotFoundError" },
  }),
};

const queues: CasesByAlert = {
  "event-hubs.throttled": several({ severity: 2, within: 15, fault: 22, near: 18, ...entity }),
  "event-hubs.server-errors": several({ severity: 2, within: 5, fault: 11, near: 9, ...entity }),
  "event-hubs.quota": single({ severity: 2, what: "a quota is exceeded", over: 35, ...entity }),
  "event-hubs.cpu": level({ severity: 2, ...quarter, ok: 30, fault: 88, near: 75, ...percent, ...replica }),
  "event-hubs.memory": level({ severity: 3, ...halfHour, ok: 40, fault: 92, near: 80, ...percent, ...replica }),
  "event-hubs-cluster.cpu": sudden({
    severity: 2,
    ok: 30,
    fault: 97,
    near: 85,
    over: 22,
    ...percent,
    victim: { Role: "Gateway" },
    healthy: { Role: "Backend" },
  }),
  "event-hubs-cluster.memory": level({
    severity: 2,
    ...halfHour,
    ok: 60,
    fault: 13.5,
    near: 16.5,
    ...percent,
    victim: { Role: "Gateway" },
    healthy: { Role: "Backend" },
  }),
  "event-hubs-cluster.server-errors": several({ severity: 2, within: 5, fault: 22, near: 18 }),
  "service-bus.dead-letters": sudden({ severity: 3, ok: 0, fault: 11, near: 9, over: 35, ...entity }),
  "service-bus.backlog": level({ severity: 2, ...halfHour, ok: 10, fault: 1100, near: 900, unit: " messages", ...entity }),
  "service-bus.server-errors": several({ severity: 2, within: 5, fault: 11, near: 9, ...entity }),
  "service-bus.throttled": several({ severity: 2, within: 15, fault: 22, near: 18, ...entity }),
  "service-bus.size": level({ severity: 2, ...halfHour, ok: 1e8, fault: 9.4e8, near: 7.7e8, ...entity }),
  "service-bus.cpu": sudden({ severity: 2, ok: 30, fault: 97, near: 85, over: 22, ...percent, ...replica }),
  "service-bus.memory": sudden({ severity: 2, ok: 40, fault: 97, near: 85, over: 22, ...percent, ...replica }),
  "relay.sender-errors": several({ severity: 2, within: 5, fault: 11, near: 9, ...entity }),
  "relay.listener-errors": several({ severity: 2, within: 5, fault: 6, near: 5, ...entity }),
};

const load = { severity: 2, ...quarter, ok: 20, fault: 77, near: 63, ...percent } as const;
const connections = { severity: 2, ok: 40, fault: 92, near: 80, over: 22, ...percent } as const;
const email = { victim: { StatusCodeClass: "5xx", Operation: "SendMail" }, healthy: { Operation: "GetMessageStatus" } };
const realTime: CasesByAlert = {
  "signalr.load": level(load),
  "signalr.connections": sudden(connections),
  "signalr.system-errors": sudden({ severity: 2, ok: 0, fault: 1.1, near: 0.9, over: 35, ...percent }),
  "signalr-replica.load": level(load),
  "signalr-replica.connections": sudden(connections),
  "web-pubsub.load": level(load),
  "web-pubsub.connections": sudden(connections),
  "web-pubsub-replica.load": level(load),
  "web-pubsub-replica.connections": sudden(connections),
  "notification-hub.apple-credentials": single({ severity: 2, what: "Apple refuses the credentials", over: 35 }),
  "notification-hub.google-credentials": single({ severity: 2, what: "Google refuses the credentials", over: 35 }),
  "notification-hub.push-errors": several({
    severity: 3,
    within: 15,
    fault: 55,
    near: 45,
    traffic: { metric: "notificationhub.pushes", busy: 550, idle: 450, within: 15 },
  }),
  "communication.email-errors": several({
    severity: 2,
    within: 15,
    fault: 11,
    near: 9,
    ...email,
    noise: { of: { StatusCodeClass: "2xx" }, value: 50 },
  }),
  "communication.sms-errors": several({
    severity: 2,
    within: 15,
    fault: 11,
    near: 9,
    victim: { StatusCodeClass: "5xx", Operation: "SMSMessageSent" },
    healthy: { Operation: "SMSDeliveryReport" },
    noise: { of: { StatusCodeClass: "2xx" }, value: 50 },
  }),
  "communication.throttled": several({
    severity: 3,
    within: 15,
    fault: 22,
    near: 18,
    victim: { StatusCode: "429" },
    noise: { of: { StatusCode: "202" }, value: 50 },
  }),
  "communication.hard-bounces": several({
    severity: 3,
    within: 60,
    fault: 55,
    near: 45,
    victim: { IsHardBounce: "true", SenderDomain: "shop.example" },
    healthy: { SenderDomain: "blog.example" },
    noise: { of: { IsHardBounce: "false" }, value: 50 },
  }),
};

const hub: CasesByAlert = {
  "iot-hub.quota-s1": sudden({ severity: 2, ok: 100_000, fault: 390_000, near: 330_000, over: 35 }),
  "iot-hub.quota-s3": sudden({ severity: 2, ok: 50_000_000, fault: 290_000_000, near: 250_000_000, over: 35 }),
  "iot-hub.quota-s2": sudden({ severity: 2, ok: 1_000_000, fault: 5_900_000, near: 4_900_000, over: 35 }),
  "iot-hub.throttled": several({ severity: 2, within: 15, fault: 55, near: 45 }),
  "iot-hub.dropped": single({ severity: 2, what: "a message is dropped", over: 35 }),
  "iot-hub.orphaned": several({ severity: 3, within: 60, fault: 110, near: 90 }),
  "iot-hub.no-devices": outage({ severity: { default: 3, production: 2 }, lasts: 40, brief: 20, ok: 1, fault: 0 }),
  "iot-central.export-errors": several({
    severity: 2,
    within: 15,
    fault: 11,
    near: 9,
    victim: { exportDisplayName: "lake", destinationDisplayName: "blob" },
    healthy: { exportDisplayName: "shop" },
  }),
  "iot-central.no-devices": outage({ severity: outageSeverity, every: 5, lasts: 40, brief: 20, mostly: 5, ok: 1, fault: 0 }),
  "digital-twins.api-failures": level({
    severity: 2,
    ...quarter,
    ok: 0,
    fault: 5.6,
    near: 4.5,
    ...percent,
    traffic: { metric: "ApiRequests", busy: 110, idle: 90, within: 15 },
  }),
  "digital-twins.routing-failures": level({
    severity: 2,
    ...quarter,
    ok: 0,
    fault: 5.6,
    near: 4.5,
    ...percent,
    traffic: { metric: "Routing", busy: 110, idle: 90, within: 15 },
  }),
  "digital-twins.ingress-failures": level({
    severity: 3,
    ...quarter,
    ok: 0,
    fault: 5.6,
    near: 4.5,
    ...percent,
    traffic: { metric: "IngressEvents", busy: 110, idle: 90, within: 15 },
  }),
};

export const messaging: CasesByAlert = { ...events, ...queues, ...realTime, ...hub };
