/** `300` or `200-900`, in milliseconds. */
export function parseLatency(text: string): readonly [min: number, max: number] {
  const [min = 0, max = min] = text.split('-').map(part => Math.max(0, Number(part) || 0));
  return [min, Math.max(min, max)];
}

export function wait([min, max]: readonly [number, number], random: () => number): Promise<void> {
  const time = min + random() * (max - min);
  return time > 0 ? new Promise(resolve => setTimeout(resolve, time)) : Promise.resolve();
}
