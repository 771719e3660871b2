/** The demo panel around the widget: sections, theme, unread badge. The element itself needs none of this. */
type Theme = 'auto' | 'light' | 'dark';

const themeKey = 'kelpstone-theme';
const root = document.documentElement;

/** The widget follows the `color-scheme` of the page, so this is all that a panel has to do. */
function applyTheme(theme: Theme): void {
  root.style.colorScheme = theme === 'auto' ? '' : theme;
}

/** The stored theme; "auto" where there is none, or where storage is not available (sandboxed frame, privacy settings). */
function storedTheme(): Theme {
  try {
    const value = localStorage.getItem(themeKey);
    return value === 'light' || value === 'dark' ? value : 'auto';
  } catch {
    return 'auto';
  }
}

function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(themeKey, theme);
  } catch {
    // Without storage the theme lasts until the page is closed.
  }
}

function all<E extends HTMLElement>(selector: string): E[] {
  return [...document.querySelectorAll<E>(selector)];
}

function setUpTheme(): void {
  const inputs = all<HTMLInputElement>('input[name="theme"]');
  const choose = (theme: Theme): void => {
    applyTheme(theme);
    storeTheme(theme);
    for (const input of inputs) input.checked = input.value === theme;
  };
  for (const input of inputs) {
    input.checked = input.value === storedTheme();
    input.addEventListener('change', () => choose(input.value as Theme));
  }
  for (const button of all('[data-set-theme]')) {
    button.addEventListener('click', () => choose(button.dataset['setTheme'] as Theme));
  }
}

function showSection(name: string): void {
  for (const section of all('[data-section]')) section.hidden = section.dataset['section'] !== name;
  for (const link of all('.menu-sections [data-section-link]')) {
    if (link.dataset['sectionLink'] === name) {
      link.setAttribute('aria-current', 'page');
      document.title = `${link.firstChild?.textContent?.trim() ?? name} · Kelpstone`;
    } else {
      link.removeAttribute('aria-current');
    }
  }
}

function setUpMenu(): void {
  const button = document.querySelector<HTMLButtonElement>('.menu-button')!;
  const menu = document.querySelector<HTMLElement>('#menu')!;
  const isOpen = (): boolean => button.getAttribute('aria-expanded') === 'true';
  const setOpen = (open: boolean): void => {
    button.setAttribute('aria-expanded', String(open));
    menu.classList.toggle('open', open);
  };
  button.addEventListener('click', () => setOpen(!isOpen()));
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !isOpen()) return;
    setOpen(false);
    button.focus();
  });
  document.addEventListener('click', event => {
    if (isOpen() && !(event.target as Element).closest('.topbar')) setOpen(false);
  });
  for (const link of all('[data-section-link]')) {
    link.addEventListener('click', () => {
      showSection(link.dataset['sectionLink']!);
      setOpen(false);
      window.scrollTo({ top: 0 });
    });
  }
  // Back and forward can change the widget's view while another section is shown.
  window.addEventListener('hashchange', () => {
    if (/[#&]support=/.test(location.hash)) showSection('support');
  });
  // Without the default action of the link, which would replace the hash, which the widget uses for routing.
  document.querySelector('[data-skip]')?.addEventListener('click', event => {
    event.preventDefault();
    document.querySelector<HTMLElement>('#main')?.focus();
  });
}

/** The badge in the menu: the number of unread requests, from the widget's event. */
function setUpUnread(): void {
  const badge = document.querySelector<HTMLElement>('[data-unread-badge]')!;
  const dot = document.querySelector<HTMLElement>('[data-unread-dot]')!;
  document.addEventListener('support-unread-changed', event => {
    const { count } = (event as CustomEvent<{ count: number }>).detail;
    badge.hidden = dot.hidden = count === 0;
    const number = document.createElement('span');
    number.textContent = count > 99 ? '99+' : String(count);
    const explanation = document.createElement('span');
    explanation.className = 'visually-hidden';
    explanation.textContent = ' with something new';
    badge.replaceChildren(number, explanation);
  });
}

interface SupportRequestsElement extends HTMLElement {
  context: { id: string; label: string; value: string }[];
  signOut?: () => Promise<void>;
  newRequest?: (prefill?: { summary?: string; description?: string; service?: string }) => void;
}

/** "Get help" beside a server: passes the server's data to the widget as `context`, and opens the form. */
function setUpHelp(): void {
  for (const button of all('[data-help]')) {
    button.addEventListener('click', () => {
      const widget = document.querySelector<SupportRequestsElement>('support-requests')!;
      const cell = (label: string): string =>
        button.closest('tr')?.querySelector(`[data-label="${label}"]`)?.textContent.trim() ?? '';
      widget.context = [
        { id: 'server', label: 'Server', value: button.dataset['help']! },
        { id: 'plan', label: 'Plan', value: cell('Plan') },
        { id: 'status', label: 'Status', value: cell('Status') },
      ];
      showSection('support');
      window.scrollTo({ top: 0 });
      // The server's name is its id among the customer's services.
      widget.newRequest?.({ service: button.dataset['help']!.split(' ')[0]! });
    });
  }
}

/** Sets dates relative to today: the first day of the month that is `data-month` months after the current one. */
function setUpDates(): void {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  const now = new Date();
  for (const time of all<HTMLTimeElement>('time[data-month]')) {
    const year = now.getFullYear();
    const month = now.getMonth() + Number(time.dataset['month']);
    time.dateTime = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
    time.textContent = format.format(new Date(year, month, 1));
  }
}

/** Where the page has a session: a sign-out takes what the widget has stored for the customer with it. */
function setUpSignOut(): void {
  const form = document.querySelector<HTMLFormElement>('.sign-out');
  form?.addEventListener('submit', event => {
    event.preventDefault();
    const widget = document.querySelector<SupportRequestsElement>('support-requests')!;
    const leave = (): void => form.submit();
    // Also where nothing can be deleted, or the widget's script has not come.
    void Promise.resolve(widget.signOut?.()).then(leave, leave);
  });
}

function setUpDemoControls(): void {
  const rtl = document.querySelector<HTMLButtonElement>('[data-rtl]')!;
  rtl.addEventListener('click', () => {
    const on = root.dir !== 'rtl';
    root.dir = on ? 'rtl' : 'ltr';
    rtl.setAttribute('aria-pressed', String(on));
  });
  for (const link of all<HTMLAnchorElement>('a[data-state]')) {
    if (new URL(link.href).search === location.search) link.setAttribute('aria-current', 'true');
  }
}

applyTheme(storedTheme());

// The script tag has `blocking="render"`, so the module may run before the body has been parsed.
function setUp(): void {
  setUpTheme();
  setUpMenu();
  setUpUnread();
  setUpHelp();
  setUpDates();
  setUpSignOut();
  setUpDemoControls();
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', setUp);
else setUp();
