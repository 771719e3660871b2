/** The brand that a reseller gives the desk; see docs/white-label.md. */
import type { StringOverrides } from '../../i18n/translator.ts';

/** One text for all languages, or one for each by its BCP 47 tag; a language that is missing gets English, else the first. */
export type BrandText = string | { readonly [lang: string]: string };

/** A link of the brand. */
export interface BrandLink {
  /** `https:`, `http:`, `mailto:` or `tel:`; relative to the brand's own file, or else to the document's base URL. */
  readonly href: string;
  /** Its text; by default one of the desk's own strings in the customer's language, such as "Help". */
  readonly label?: BrandText | undefined;
}

/** A picture before the heading. */
export interface BrandLogo {
  /** `https:`, `http:`, `blob:` or `data:image/…`; relative as {@link BrandLink.href} is. The page's `img-src` has to allow it. */
  readonly src: string;
  /** Used where the desk is dark; by default `src`. */
  readonly srcDark?: string | undefined;
  /** Its text alternative; by default the brand's name. */
  readonly alt?: string | undefined;
  /** Its own size in pixels, so that nothing moves when it is loaded; it is shown at most 40 px high unless `::part(logo)` says otherwise. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/**
 * A brand, as a JSON file or an object. Everything may be left out. Nothing in it is trusted: what has the wrong type or is
 * no safe address counts as absent, unknown names are ignored.
 */
export interface Brand {
  /** Identifies the brand, and is shown in place of a logo that cannot be loaded. */
  readonly name?: string | undefined;
  readonly logo?: BrandLogo | undefined;
  /** Texts in place of the built-in ones; those of the property `strings` win. */
  readonly strings?: StringOverrides | undefined;
  /** Values of the custom properties, by their names without `--support-`: `{ "color-accent": "#0a5" }`. The page's own rules for the element win. */
  readonly tokens?: Readonly<Record<string, string>> | undefined;
  /** Colours where the desk is dark, by `theme` or the page's color-scheme; without one the light one stays. */
  readonly tokensDark?: Readonly<Record<string, string>> | undefined;
  /** Below every view; `emergency` above the form of a new request, and with a problem that says that the API does not respond or is down. */
  readonly links?:
    | { readonly [name in 'emergency' | 'help' | 'status' | 'privacy' | 'terms']?: BrandLink | undefined }
    | undefined;
  /** A line above the form of a new request, for example what is being worked on, or when support answers. */
  readonly notice?: BrandText | undefined;
  /** A line below every view, for example who runs the service. */
  readonly legal?: BrandText | undefined;
  /** Shown in place of every agent's name. */
  readonly agentAlias?: BrandText | undefined;
  /** `ACME` makes ACME-295900 of CS-295900 wherever the customer or the page sees it. For a server whose numbers have one prefix. */
  readonly numberPrefix?: string | undefined;
  /**
   * `false` hides what the server offers. Nothing can be switched on that it does not offer. `services` stay where a request type
   * requires one.
   */
  readonly features?: { readonly [name in BrandFeature]?: boolean | undefined } | undefined;
  /**
   * Ids of the custom fields to show, of all request types; the others are hidden unless they are required, or the condition of a shown
   * field needs them.
   */
  readonly fields?: readonly string[] | undefined;
}

/** What a brand can switch off. */
export type BrandFeature =
  | 'search'
  | 'close'
  | 'reopen'
  | 'rating'
  | 'events'
  | 'attachments'
  | 'services'
  | 'people'
  | 'incidents'
  | 'articles';

/** The head of a printed or saved thread. @internal */
export interface Letterhead {
  readonly name: string;
  /** The one for light desks: paper is white. */
  readonly logo?: Pick<BrandLogo, 'src' | 'alt' | 'width' | 'height'> | undefined;
}
