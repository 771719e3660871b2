/** A cryptographically strong random number in [0, 1), with 32 bits. */
export function strongRandom(): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value / 2 ** 32;
}

/** The prefix and 80 random bits in base 32. `random` gives numbers in [0, 1). */
export function randomId(prefix: string, random: () => number): string {
  let id = '';
  for (let index = 0; index < 16; index++) id += Math.floor(random() * 32).toString(32);
  return `${prefix}_${id}`;
}
