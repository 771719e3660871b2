import { readFileSync } from 'node:fs';

/** MB that the process has now, and had at most; Linux only. @param {number} pid */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (/** @type {string} */ name) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return `${read('VmRSS').toFixed(0)} MB (at most ${read('VmHWM').toFixed(0)})`;
}
