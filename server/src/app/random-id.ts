/** A number from 0 to below 1 that nobody can guess. */
export function strongRandom(): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value / 2 ** 32;
}

/** 80 bits as letters and digits. */
export function randomId(prefix: string, random: () => number): string {
  let id = '';
  for (let index = 0; index < 16; index++) id += Math.floor(random() * 32).toString(32);
  return `${prefix}_${id}`;
}
