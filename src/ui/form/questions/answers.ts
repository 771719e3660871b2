/** A question in a description is a line of its own; what follows, up to the next question, is its answer. */
interface Section {
  /** Index in `questions`; absent for what stands before the first question. */
  readonly question?: number;
  /** Of the question's line; of the text, where there is none. */
  readonly start: number;
  /** Of the answer. */
  readonly from: number;
  readonly end: number;
}

/** Splits a description at its questions. */
function sectionsOf(text: string, questions: readonly string[]): readonly Section[] {
  const starts: Omit<Section, 'end'>[] = [{ start: 0, from: 0 }];
  let at = 0;
  for (const line of text.split('\n')) {
    const question = questions.indexOf(line.trim());
    if (question >= 0)
      starts.push({ question, start: at, from: Math.min(text.length, at + line.length + 1) });
    at += line.length + 1;
  }
  return starts.map((section, index) => ({ ...section, end: starts[index + 1]?.start ?? text.length }));
}

/** Which of the questions have an answer. */
export const answered = (text: string, questions: readonly string[]): readonly boolean[] =>
  questions.map((_, index) =>
    sectionsOf(text, questions).some(
      ({ question, from, end }) => question === index && text.slice(from, end).trim() !== '',
    ),
  );

/** The description without questions that have no answer. */
export const withoutUnanswered = (text: string, questions: readonly string[]): string =>
  joined(text, questions, ({ question, from, end }) =>
    question !== undefined && text.slice(from, end).trim() === '' ? undefined : 'all',
  );

/** The description without any question. */
export const withoutQuestions = (text: string, questions: readonly string[]): string =>
  joined(text, questions, () => 'answer');

function joined(
  text: string,
  questions: readonly string[],
  part: (section: Section) => 'all' | 'answer' | undefined,
): string {
  const sections = sectionsOf(text, questions);
  const kept = sections.filter(section => part(section) !== undefined);
  if (kept.length === sections.length && kept.every(section => part(section) === 'all')) return text;
  return kept
    .map(section => text.slice(part(section) === 'all' ? section.start : section.from, section.end))
    .join('')
    .trimEnd();
}

/** Where a question is answered: the caret's place, and what has to be inserted before it, if anything. */
export interface Place {
  readonly at: number;
  readonly insert: string;
  /** Of the answer, once that is inserted. */
  readonly caret: number;
}

/** The place of a question: its own answer's end, else before the first later question, else at the end. */
export function placeOf(text: string, questions: readonly string[], index: number): Place {
  const sections = sectionsOf(text, questions);
  const own = sections.find(({ question }) => question === index);
  if (own) {
    const caret = own.from + text.slice(own.from, own.end).trimEnd().length;
    // A question in the last line has no line below it yet.
    const isLast = caret === text.length && own.from === text.length && !text.endsWith('\n');
    return { at: caret, insert: isLast ? '\n' : '', caret: isLast ? caret + 1 : caret };
  }
  const next = sections.find(({ question = -1 }) => question > index);
  const at = next?.start ?? text.length;
  const before = text.slice(0, at);
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const heading = `${gap}${questions[index] ?? ''}\n`;
  return { at, insert: heading + (next ? '\n\n' : ''), caret: at + heading.length };
}
