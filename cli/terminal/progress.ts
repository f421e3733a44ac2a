import { thousands } from "../plan/stats.ts";

interface Progress {
  tick: () => void;
  stop: () => void;
}
const everyMs = 100;

/** One line that counts, on a terminal only; silent in pipes and CI logs. Erased at the end. */
export function progressOn(stream: NodeJS.WriteStream, what: string): Progress {
  if (!stream.isTTY) return { tick() {}, stop() {} };
  let count = 0;
  let shown = 0;
  const tick = () => {
    count++;
    const now = performance.now();
    if (now - shown < everyMs) return;
    shown = now;
    stream.write(`\r\u001b[K${what} ${thousands(count)}`);
  };
  return { tick, stop: () => void (shown > 0 && stream.write("\r\u001b[K")) };
}
