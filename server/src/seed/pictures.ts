import { encodePng, type Pixel } from './png.ts';

/** A monitoring graph: a rising load over a grid. */
const graph: Pixel = (x, y) => {
  const level = 200 - 0.22 * x - 26 * Math.sin(x / 19) - 12 * Math.sin(x / 5);
  if (Math.abs(y - level) < 2) return [20, 90, 170];
  if (y > level) return [200, 222, 245];
  return x % 60 === 0 || y % 40 === 0 ? [225, 228, 232] : [250, 251, 252];
};

/** A console: bright lines of "text" on black. */
const consoleText: Pixel = (x, y) => {
  const line = Math.floor(y / 12);
  const column = Math.floor(x / 7);
  const ink = y % 12 > 2 && y % 12 < 10 && x % 7 < 5 && x > 8 && line < 16;
  const written = column < 20 + ((line * 37) % 34) && (column * 7 + line * 3) % 11 !== 0;
  if (!ink || !written || (x * 5 + y * 3 + column) % 3 === 0) return [12, 12, 16];
  return line > 12 ? [240, 90, 80] : [200, 205, 200];
};

/** One bar per disk; the last one is nearly full. */
const bars: Pixel = (x, y) => {
  const bar = Math.floor(x / 70);
  const full = [90, 120, 70, 205][bar] ?? 0;
  if (x % 70 < 16 || bar > 3) return [250, 251, 252];
  if (240 - y > full) return [236, 239, 243];
  return bar === 3 ? [205, 60, 50] : [70, 140, 90];
};

export const pictures = {
  graph: () => encodePng(480, 240, graph),
  console: () => encodePng(400, 210, consoleText),
  bars: () => encodePng(296, 240, bars),
};
