import type { ReactiveElement } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import type { Translator, TextValues } from '../../i18n/translator.ts';
import type { Desk } from '../../state/desk.ts';
import type { View } from '../../state/view.ts';

/** What the late parts that every element has need of it: those of late-helpers.ts, which the base element itself imports. */
export interface HelpedElement extends ReactiveElement {
  readonly desk: Desk | undefined;
  readonly notify: 'none' | 'title' | 'system';
  readonly translator: Translator;
  t(key: TextKey, values?: TextValues): string;
  announce(text: string): void;
  go(view: View): void;
}
