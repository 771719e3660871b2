import '../../../i18n/en-facts.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import { dayTime } from '../../../i18n/format.ts';
import type { Author, Comment } from '../../../model.ts';
import { lateView, type LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { timeElement } from '../time-element.ts';
import { channelText } from './channel-text.ts';
import { TakeBack, takeBackStyles } from './take-back.ts';

const loadPictures = () => import('../../files/picture-loader.lazy.ts');

const styles = css`
  ${takeBackStyles}
  .avatar {
    position: relative;
    overflow: clip;
  }
  /* Over the initials, which stay where there is no picture. */
  .avatar > img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .avatar > img:is(:not([src]), .broken) {
    visibility: hidden;
  }
`;

/** At an entry: the author's picture, how and when it came, and "Take back". */
export class TeamEntries implements LatePart {
  readonly styles = styles;
  readonly #host: SupportElement;
  readonly #takeBack: TakeBack;
  readonly #pictures;
  #hasPictures = false;

  /** @param onChange called when entries have to be rendered again */
  constructor(host: SupportElement & { focusComment(): boolean }, onChange: () => void) {
    this.#host = host;
    this.#takeBack = new TakeBack(host, onChange);
    this.#pictures = lateView(
      host,
      loadPictures,
      module => {
        onChange();
        return module.pictureLoaderOf(host);
      },
      () => this.#hasPictures,
      true,
    );
  }

  renderAvatar({ avatarUrl }: Author): TemplateResult | typeof nothing {
    if (!avatarUrl) return nothing;
    this.#hasPictures = true;
    return html`<img ${this.#pictures.part?.fill(avatarUrl)} alt="" width="34" height="34" />`;
  }

  /** In the head of an entry, behind its time. */
  renderMarks(entry: Comment, isOwn: boolean): TemplateResult {
    const { translator } = this.#host;
    const { channel, editedAt } = entry;
    const way = channelText(translator, channel);
    return html`${way ? html`<span class="quiet" part="channel"><bdi>${way}</bdi></span>` : nothing}
      ${
        editedAt === undefined
          ? nothing
          : html`<span class="quiet" part="edited">${timeElement(translator, editedAt, translator.t('entry.edited', { time: dayTime(translator, editedAt) }))}</span>`
      }
      ${this.#takeBack.renderButton(entry, isOwn)}`;
  }

  /** At the end of an entry. */
  renderEnd(entry: Comment): TemplateResult | typeof nothing {
    return this.#takeBack.render(entry);
  }
}
