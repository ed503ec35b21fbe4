import type { Burden } from './tally.ts'

/** What each task takes, as a table in Markdown. */
export function inTable(burdens: ReadonlyMap<string, Burden>): string {
  const rows = [...burdens].map(([task, { pages, shown, filled, keystrokes, clicks, askedAgain, waitingSeconds }]) => [
    ...[task, pages, shown, filled, keystrokes, clicks, askedAgain, waitingSeconds],
  ])
  return [HEADS, HEADS.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

const HEADS = [
  ...['Task', 'Pages', 'Fields shown', 'Fields filled', 'Keystrokes', 'Clicks', 'Asked again', 'Seconds waited'],
]

/** The report as it stands in the documentation. */
export function inDocument(burdens: ReadonlyMap<string, Burden>, day: string): string {
  return `# What eleven tasks take

Measured on ${day} with \`npm run burden\`: a browser does each task in the practice county, as a worker who knows the
page. It fails when a task takes more than its budget (\`e2e/burden/budgets.ts\`).

${inTable(burdens)}

- **Pages** on which something is done, from the one where the task begins (the child’s page; for a concern the form
  about the child who was found; for finding a child the worktray) to the one where it is sent.
- **Fields** of the forms that are sent: those in sight, and those filled in or changed. A day or a group of choices is
  one field.
- **Keystrokes** are the characters written, **clicks** the links, buttons, choices and lists; Tab is not counted.
- **Asked again**: questions for a lasting fact that the record was told before and that came empty.
- **Seconds waited** from a press until its page stands there, server and browser together, over the whole task.
`
}
