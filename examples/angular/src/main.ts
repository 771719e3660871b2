import { Component, provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Support } from './support';

@Component({
  selector: 'app-root',
  imports: [Support],
  template: `<app-support apiBase="/api/support" [getToken]="getToken" />`,
})
class App {
  protected readonly getToken = async () => 'token';
}

await bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
