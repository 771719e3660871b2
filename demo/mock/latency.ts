/** Parses `300` or `200-900`, in milliseconds; what is not a number counts as 0. */
export function parseLatency(text: string): readonly [min: number, max: number] {
  const [min = 0, max = min] = text.split('-').map(part => Math.max(0, Number(part) || 0));
  return [min, Math.max(min, max)];
}

/** Waits for a random time of the range. @param random returns 0 to 1 */
export function wait([min, max]: readonly [number, number], random: () => number): Promise<void> {
  const time = min + random() * (max - min);
  return time > 0 ? new Promise(resolve => setTimeout(resolve, time)) : Promise.resolve();
}
