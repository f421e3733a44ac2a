interface Measured<T> {
  value: T;
  cpuMs: number;
}

/** Runs `work` once and tells what it took of the processor, which is steadier than the clock on a busy machine. */
export async function measure<T>(work: () => T | Promise<T>): Promise<Measured<T>> {
  const cpu = process.cpuUsage();
  const value = await work();
  const used = process.cpuUsage(cpu);
  return { value, cpuMs: (used.user + used.system) / 1000 };
}
