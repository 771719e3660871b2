// The file is no module: it makes a global `axe`.
import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';

export const { axe } = globalThis as unknown as { axe: typeof Axe };
