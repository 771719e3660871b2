/** What a check of the settings has found. */
import type { Finding } from './kind.ts';

/** @param text what works */
export const good = (text: string): Finding => ({ ok: true, text });

/** @param text what is missing, in the words of the helpdesk, and what to do */
export const bad = (text: string): Finding => ({ ok: false, text });
