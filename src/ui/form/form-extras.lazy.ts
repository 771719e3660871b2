import '../../i18n/en-late.ts';
import type { SupportRequestForm } from './support-request-form.ts';
import { FormExtras } from './form-extras.ts';

/** Gives a form its custom fields, what the page knows of the place, and "Add technical details". */
export function addFormExtras(host: SupportRequestForm): void {
  new FormExtras(host);
}
