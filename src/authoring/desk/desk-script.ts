/** What the development server says of the page's file. */
interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly level: string;
  readonly sentence: string;
}

const desk = document.querySelector<HTMLElement>('#edit-in-place');
const list = desk?.querySelector('ol');
const status = desk?.querySelector('[role="status"]');
const address = `/__desk/?file=${encodeURIComponent(desk?.dataset['file'] ?? '')}`;

function say(sentence: string): void {
  if (status) status.textContent = sentence;
}

async function look(): Promise<void> {
  const response = await fetch(address);
  const answer = (await response.json()) as readonly Finding[] | { sentence: string };
  if ('sentence' in answer) return;
  say(summary(answer));
  list?.replaceChildren(...answer.map(item));
}

function summary(findings: readonly Finding[]): string {
  const parts = ['error', 'warning', 'hint'].flatMap((level) => {
    const { length } = findings.filter((finding) => finding.level === level);
    return length === 0 ? [] : `${String(length)} ${level}${length === 1 ? '' : 's'}`;
  });
  return parts.length > 0 ? parts.join(', ') : 'Nothing to mend';
}

function item({ file, line, column, level, sentence }: Finding): HTMLLIElement {
  const entry = document.createElement('li');
  entry.className = level;
  const link = document.createElement('a');
  const place = encodeURIComponent(`${file}:${String(line)}:${String(column)}`);
  link.href = `/__open-in-editor?file=${place}`;
  link.target = 'edit-in-place';
  link.textContent = `Line ${String(line)}, ${level}`;
  entry.append(link, ` ${sentence}`);
  return entry;
}

desk?.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  if (!(button instanceof HTMLElement)) return;
  void navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(
    () => {
      say('The address is copied.');
    },
    () => {
      say('Your browser keeps the clipboard to itself: select the address and copy it.');
    },
  );
});

desk?.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  const day = new FormData(event.currentTarget as HTMLFormElement).get('day');
  void fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ day }),
  })
    .then((response) => response.json())
    .then((answer: { sentence?: string }) => {
      say(answer.sentence ?? 'Written into the file.');
    });
});

// Whether the desk is open outlives the page, which is loaded again with every change of its file.
const details = desk?.querySelector('details');
if (details) {
  const kept = sessionStorage.getItem('desk');
  if (kept !== null) details.open ||= kept === 'open';
  details.addEventListener('toggle', () => {
    sessionStorage.setItem('desk', details.open ? 'open' : 'closed');
  });
}

if (list) {
  void look();
  import.meta.hot?.on('desk:saved', () => void look());
}

export {};
