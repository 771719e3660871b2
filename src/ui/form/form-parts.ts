import type { Desk } from '../../state/desk.ts';
import { loadChecks } from '../compose/checks/load-checks.ts';
import type { ComposingElement } from '../compose/composing-element.ts';
import { markdownView } from '../compose/markdown/markdown-view.ts';
import { lateView } from '../element/late-view.ts';
import type { AttachmentField } from '../files/attachment-field.ts';
import { incidentsView } from '../incidents/incidents.ts';
import { isTriaged } from './late-room.ts';
import type { SupportRequestForm } from './support-request-form.ts';

const loadArticles = () => import('./articles/articles.lazy.ts');
const loadSharing = () => import('./sharing/form-sharing.lazy.ts');
/** What a form has with contract 1.1. */
const loadTriage = () => import('./triage/triage.lazy.ts');

/** Also loaded by the whole desk before the form is opened, so that the form's layout does not shift. */
export const loadLateFields = () => import('./late-fields.lazy.ts');

/** Whether colleagues can be chosen; or were, while the backend offered it: the draft is sent with them until they are taken out. */
export const hasPeople = ({ desk, composer }: ComposingElement): boolean => {
  const { more = {} } = composer?.snapshot.text ?? {};
  return desk?.config.features.people === true || 'people' in more || 'visibility' in more;
};

/** Whether the description may have Markdown. */
export const takesMarkdown = (desk: Desk | undefined): boolean =>
  desk?.config.descriptionFormats?.includes('markdown') === true;

/** Whether articles are offered below the summary. */
export const offersArticles = ({ config, backend }: Desk): boolean =>
  config.features.articles === true && backend.listArticles !== undefined;

interface PartsOptions {
  readonly files: AttachmentField;
  readonly send: () => void;
}

/** The pieces of a form that load late, and when; the form renders them. */
export class FormParts {
  readonly late;
  readonly triage;
  readonly markdown;
  readonly articles;
  readonly sharing;
  readonly incidents;
  readonly checks;

  constructor(host: SupportRequestForm, { files, send }: PartsOptions) {
    const more = () => host.composer?.snapshot.text.more;
    this.late = lateView(host, loadLateFields, module => new module.LateFields(host));
    this.triage = lateView(
      host,
      loadTriage,
      module => new module.Triage(host),
      () => isTriaged(host.desk?.config),
    );
    this.markdown = markdownView(host, {
      takes: () => takesMarkdown(host.desk),
      field: () => host.description,
      attach: file => files.attach(file),
      takesFiles: () => files.takes,
    });
    this.articles = lateView(
      host,
      loadArticles,
      module => new module.Articles(host),
      () => host.desk !== undefined && offersArticles(host.desk),
    );
    this.sharing = lateView(
      host,
      loadSharing,
      module => new module.FormSharing(host),
      () => hasPeople(host),
    );
    this.incidents = incidentsView(host, {
      service: () => more()?.service,
      draft: {
        asked: () => more()?.incidentId,
        ask: incidentId => host.composer?.type('more', { ...more(), incidentId }),
        hasDraft: () => host.composer?.snapshot.hasDraft === true,
      },
    });
    this.checks = lateView(
      host,
      loadChecks,
      module =>
        new module.Checks(host, {
          fields: async () => {
            await this.markdown.part?.write();
            return [host.renderRoot.querySelector<HTMLInputElement>('#summary'), host.description];
          },
          submit: () => host.renderRoot.querySelector<HTMLElement>('[part="send-button"]'),
          send,
          details: {
            ownText: body => this.late.part?.questions.ownText(body) ?? body,
            add: () => this.late.part?.questions.answer(0),
          },
        }),
    );
  }
}
