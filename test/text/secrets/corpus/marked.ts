/** A text, and where its secret is. */
export interface MarkedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a corpus at the lines `%%`; the secret of each text is between ⟦ and ⟧. A ¦ is taken out, it keeps tools that search files for tokens
 * from finding these invented ones.
 */
export const marked = (corpus: string): readonly MarkedText[] =>
  texts(corpus).map(item => {
    const start = item.indexOf('⟦');
    const end = item.indexOf('⟧') - 1;
    return { text: item.replace('⟦', '').replace('⟧', ''), start, end };
  });

/** Splits a corpus at the lines `%%`. */
export const texts = (corpus: string): readonly string[] =>
  corpus
    .replaceAll('¦', '')
    .replaceAll('§', '$')
    .split(/^%%$/m)
    .map(item => item.replace(/^\n|\n$/g, ''));

/** Each line of a corpus is a text; a § is a $. */
export const lines = (corpus: string): readonly string[] =>
  corpus.replaceAll('§', '$').split('\n').filter(Boolean);
