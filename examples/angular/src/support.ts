import { Component, CUSTOM_ELEMENTS_SCHEMA, input, signal } from '@angular/core';
import 'support-requests';
import type { SupportEvent } from 'support-requests';

@Component({
  selector: 'app-support',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <p>{{ last() ? 'Sent: ' + last() : 'No request sent yet.' }}</p>
    <support-requests
      [apiBase]="apiBase()"
      [getToken]="getToken()"
      [context]="context"
      (support-request-created)="created($event)"
    />
  `,
})
export class Support {
  readonly apiBase = input.required<string>();
  readonly getToken = input.required<() => Promise<string>>();
  protected readonly context = [{ id: 'server', label: 'Server', value: 'web-07' }];
  protected readonly last = signal('');

  protected created({ detail }: SupportEvent<'support-request-created'>): void {
    this.last.set(detail.request.key);
  }
}
