/** What a person does at the end of a request: close it, rate it. */
import { queryAllByRole, queryByRole } from '../support/queries.ts';
import { enter, press } from '../support/form-fixture.ts';
import { commentField } from '../support/thread-page.ts';
import type { FaultyDesk } from './desk.ts';
import type { Job } from './job.ts';
import { chooseFile, has, lostOfComment, openList, openThread } from './steps.ts';

/** Presses "Close request" until it is closed: what the server took and did not do can be pressed again. */
const close = (desk: FaultyDesk) =>
  desk.time.until(() => {
    const found = queryByRole(desk.element, 'button', { name: 'Close request' });
    if (found?.ariaDisabled === 'false' && desk.told.length === 0) found.click();
    return has(desk, 'Reopen request');
  }, 'the closed request');

const ratingField = ({ element }: FaultyDesk) =>
  queryByRole(element, 'textbox', { name: /^Comment on the rating/ }) as HTMLTextAreaElement | null;
const scores = ({ element }: FaultyDesk) => queryAllByRole(element, 'radio') as HTMLInputElement[];

export const closingJobs: readonly Job[] = [
  {
    operation: 'setStatus',
    call: /^PATCH requests\/[^/]+$/,
    seen: true,
    trusting: 'it is read anew at once, which shows the status that the server has',
    begin: async desk => {
      await openList(desk);
      await openThread(desk);
      enter(await commentField(desk.element), 'Here it is.');
      await chooseFile(desk);
      await desk.time.until(() => has(desk, 'Close request'), 'the button');
    },
    act: desk => press(desk.element, 'Close request'),
    lost: lostOfComment,
    anew: desk => press(desk.element, 'Close request'),
    finish: close,
    done: async desk => (await desk.newest()).request.closed && desk.told.length === 0,
  },
  {
    operation: 'rateRequest',
    call: /^PUT requests\/[^/]+\/rating$/,
    bodiless: true,
    trusting: 'the person has said it once and is not to be asked for it again',
    begin: async desk => {
      await openList(desk);
      await openThread(desk);
      await desk.time.until(() => has(desk, 'Close request'), 'the button');
      await close(desk);
      await desk.time.until(() => scores(desk).length > 0, 'the rating');
      scores(desk)[3]!.click();
      await desk.time.until(() => ratingField(desk), 'the field for words');
      enter(ratingField(desk)!, 'Fast.');
    },
    act: desk => press(desk.element, 'Send rating'),
    anew: desk => press(desk.element, 'Send rating'),
    lost: async desk =>
      ratingField(desk)?.value === 'Fast.' && scores(desk)[3]!.checked ? '' : 'the rating or its words',
    done: async desk => (await desk.newest()).request.rating === 4 && desk.told.length === 0,
  },
];
