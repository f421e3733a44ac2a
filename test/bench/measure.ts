interface Measured<T> {
  value: T;
  cpuMs: number;
  wallMs: number;
}

/**
 * Runs `work` once and tells what it took: of the processor, which is steadier on a busy machine though it counts the threads that collect
 * garbage, and by the clock.
 */
export async function measure<T>(work: () => T | Promise<T>): Promise<Measured<T>> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const value = await work();
  const used = process.cpuUsage(cpu);
  return { value, cpuMs: (used.user + used.system) / 1000, wallMs: performance.now() - start };
}
