import type { AlertCases, Labels, MetricCase, SimulatedSeries, Span } from "../case.ts";

/**
 * Shapes that cases of metric alerts often take. What each alert's faults and its healthy days look like, the level, how long, how often,
 * is stated where a shape is used; nothing here reads the rule. So a case fails where threshold, operator, window or split are not
 * what the data asks for.
 */

type MetricCases = Extract<AlertCases, { kind: "metric" }>;
type Severity = AlertCases["severity"];
type Spans = [minutes: number, value: number | null][];

export const duration = (minutes: number): string => `PT${minutes}M`;
export const values = (...spans: Spans): Span[] => spans.map(([lasts, value]) => ({ for: duration(lasts), value }));
/** A pattern over and over, for about so many minutes. */
export const again = (minutes: number, ...spans: Spans): Span[] => {
  const once = spans.reduce((sum, [lasts]) => sum + lasts, 0);
  return Array.from({ length: Math.ceil(minutes / once) }, () => values(...spans)).flat();
};
/** So many events within so many minutes, again and again, spread as evenly as whole events can be. */
export function spread(events: number, within: number, minutes: number): Span[] {
  const until = (minute: number) => Math.floor((minute * events) / within);
  const spans: Span[] = [];
  let since = 0;
  for (let minute = 0; minute < minutes; minute++) {
    const value = until(minute + 1) - until(minute);
    if (minute + 1 < minutes && until(minute + 2) - until(minute + 1) === value) continue;
    spans.push({ for: duration(minute + 1 - since), value });
    since = minute + 1;
  }
  return spans;
}

export const metric = (severity: Severity, ...cases: MetricCase[]): MetricCases => ({ kind: "metric", severity, cases });
/** Fires for these dimensions, or for the one series there is. */
export const fires = (name: string, series: SimulatedSeries[], ...dimensions: Labels[]): MetricCase => ({
  name,
  series,
  fires: dimensions.length > 0 ? dimensions : [{}],
});
export const silent = (name: string, ...series: SimulatedSeries[]): MetricCase => ({ name, series, fires: [] });

/** Who calls at night, and who reads in the morning: the severities that most alerts have. */
export const outageSeverity = { default: 1, test: 2, development: 3 } as const;
export const warningSeverity = { default: 2, development: 3 } as const;

/** How long a fault lasts that must be told, and one that nobody wants to hear of. */
export const minutes5 = { lasts: 10, brief: 3 };
export const quarter = { lasts: 20, brief: 8 };
export const halfHour = { lasts: 40, brief: 20 };
export const hour = { lasts: 80, brief: 35 };

/** Whom it happens to, and others that are well. */
interface Split {
  severity: Severity;
  /** Dimensions of the series that has the fault, and of its alert. */
  victim?: Labels;
  /** Another series, which stays healthy: in what it differs from the victim's. */
  healthy?: Labels;
  /** A series that looks like a fault and is none, such as requests that succeed: in what it differs, and its value all the time. */
  noise?: { of: Labels; value: number };
  /** Grain of the metric in minutes, where it is not one. */
  every?: number;
}

/** A second metric that must also be high enough: few requests prove nothing. */
interface Traffic {
  metric: string;
  dimensions?: Labels;
  busy: number;
  idle: number;
  /** Busy and idle are events within so many minutes; absent: the metric is a rate. */
  within?: number;
  every?: number;
}

const minutesOf = (spans: readonly Span[]): number => spans.reduce((sum, s) => sum + Number(/^PT(\d+)M$/.exec(s.for)![1]), 0);

/** The victim's series, those beside it, and the traffic. */
function scene(split: Split, ok: number, spans: Span[], traffic?: Traffic, volume = traffic?.busy): SimulatedSeries[] {
  const { victim, healthy, noise, every } = split;
  const all = minutesOf(spans);
  const grain = every ? { every: duration(every) } : {};
  const beside = (differs: Labels, value: number): SimulatedSeries => ({
    dimensions: { ...victim, ...differs },
    ...grain,
    values: values([all, value]),
  });
  return [
    { ...(victim ? { dimensions: victim } : {}), ...grain, values: spans },
    ...(healthy ? [beside(healthy, ok)] : []),
    ...(noise ? [beside(noise.of, noise.value)] : []),
    ...(traffic ? [trafficOf(traffic, volume!, all)] : []),
  ];
}
function trafficOf({ metric, dimensions, within, every }: Traffic, volume: number, minutes: number): SimulatedSeries {
  return {
    metric,
    ...(dimensions ? { dimensions } : {}),
    ...(every ? { every: duration(every) } : {}),
    values: within ? spread(volume, within, minutes) : values([minutes, volume]),
  };
}
const alertOf = ({ victim }: Split): Labels => victim ?? {};
const last = (minutes: number): string =>
  minutes % 60 === 0 ? `${minutes / 60} hour${minutes === 60 ? "" : "s"}` : `${minutes} minute${minutes === 1 ? "" : "s"}`;

interface Level extends Split {
  /** What the metric is on a healthy day. */
  ok: number;
  /** What it is in the fault, and after how long somebody must have been told. */
  fault: number;
  lasts: number;
  /** As near to the fault as it may stay for hours without anybody being told. */
  near: number;
  /** The fault for so short a time that nobody wants to know. Absent: the metric knows no shorter time. */
  brief?: number;
  traffic?: Traffic;
  /** What the values are, for the names: ` %`, ` ms`. */
  unit?: string;
}

/** A level that must last: load, fullness, latency, health in percent. */
export function level(given: Level): MetricCases {
  const { severity, ok, fault, lasts, near, brief, traffic, unit = "" } = given;
  const lead = 4 * lasts;
  const long = values([lead, ok], [lasts, fault], [lead, ok]);
  const short = brief === undefined ? [] : values([lead, ok], [brief, fault], [lead, ok]);
  return metric(
    severity,
    fires(`${fault}${unit} for ${last(lasts)}`, scene(given, ok, long, traffic), alertOf(given)),
    silent(`${near}${unit} for ${last(lead)}`, ...scene(given, ok, values([lead, near]), traffic)),
    ...(brief === undefined ? [] : [silent(`${fault}${unit} for ${last(brief)} only`, ...scene(given, ok, short, traffic))]),
    ...(traffic ? [silent(`${fault}${unit}, but hardly any traffic`, ...scene(given, ok, long, traffic, traffic.idle))] : []),
  );
}

interface Sudden extends Split {
  ok: number;
  /** One sample of it is enough. */
  fault: number;
  near: number;
  /** So many minutes after it the alert is over. */
  over: number;
  unit?: string;
}
/** A level that must not be reached at all, not for one sample: nearly full, about to be switched off. */
export function sudden(given: Sudden): MetricCases {
  const { severity, ok, fault, near, over, unit = "", every = 1 } = given;
  const spans = values([60 * every, ok], [every, fault], [over, ok]);
  return metric(
    severity,
    { ...fires(`${fault}${unit} once, over ${last(over)} later`, scene(given, ok, spans), alertOf(given)), ends: "resolved" },
    silent(`${near}${unit} for hours`, ...scene(given, ok, values([120 * every, near]))),
  );
}

interface Outage extends Split {
  ok: number;
  fault: number;
  /** After so many minutes somebody must have been told ... */
  lasts: number;
  /** ... and after so few nobody. */
  brief: number;
  /** A link that flaps is down for one sample in so many. Default 4. */
  oneIn?: number;
  /** Down for so many samples with one good one between is down all the same. */
  mostly?: number;
}
/** A state, up or down: one bad sample, or a link that flaps, is no outage. */
export function outage(given: Outage): MetricCases {
  const { severity, ok, fault, lasts, brief, oneIn = 4, mostly, every = 1 } = given;
  const lead = 4 * lasts;
  const put = (...spans: Spans) => scene(given, ok, values(...spans));
  return metric(
    severity,
    fires(`down for ${last(lasts)}`, put([lead, ok], [lasts, fault], [lead, ok]), alertOf(given)),
    ...(mostly === undefined
      ? []
      : [
          fires(
            `down, but for one good sample after each ${mostly}`,
            scene(given, ok, [...values([lead, ok]), ...again(lead, [mostly * every, fault], [every, ok])]),
            alertOf(given),
          ),
        ]),
    silent(`down for ${last(brief)} only`, ...put([lead, ok], [brief, fault], [lead, ok])),
    silent(`one bad sample in ${oneIn}`, ...scene(given, ok, again(lead, [(oneIn - 1) * every, ok], [every, fault]))),
    silent("healthy", ...put([lead, ok])),
  );
}

interface Several extends Split {
  /** So many within so many minutes must be told ... */
  fault: number;
  /** ... so many, in each such time for hours, must not. */
  near: number;
  within: number;
  traffic?: Traffic;
}
/** Events that are normal in small numbers: refused requests, errors. */
export function several(given: Several): MetricCases {
  const { severity, fault, near, within, traffic } = given;
  const bad = [...values([60, 0]), ...spread(fault, within, 3 * within)];
  return metric(
    severity,
    fires(`${fault} in each ${last(within)}`, scene(given, 0, bad, traffic), alertOf(given)),
    silent(`${near} in each ${last(within)}, for hours`, ...scene(given, 0, spread(near, within, 8 * within), traffic)),
    silent("none", ...scene(given, 0, values([8 * within, 0]), traffic)),
    ...(traffic
      ? [silent(`${fault} in each ${last(within)}, but hardly any traffic`, ...scene(given, 0, bad, traffic, traffic.idle))]
      : []),
  );
}

interface Single extends Split {
  /** What happens, for the name: "a failed run". */
  what: string;
  /** So many minutes after it the alert is over. */
  over: number;
}
/** Events of which each one matters. */
export function single(given: Single): MetricCases {
  const { what, severity, over, every = 1 } = given;
  const spans = values([60 * every, 0], [every, 1], [over, 0]);
  return metric(
    severity,
    { ...fires(`${what}, over ${last(over)} later`, scene(given, 0, spans), alertOf(given)), ends: "resolved" },
    silent("none for hours", ...scene(given, 0, values([120 * every, 0]))),
  );
}
