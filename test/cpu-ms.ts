/** The processor's time that work takes, in milliseconds: unlike a clock's, it does not grow while other processes have the processor. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
