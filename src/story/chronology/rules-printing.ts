import { plainText } from '../../entries/rules.ts'
import { inWordsAt } from '../../kernel/instant.ts'
import type { StreamEntry } from './model.ts'

/**
 * All that an entry says, as plain text: its title, what was written, what differs for the child it is printed for, and
 * what was put right about it since.
 *
 * @param childId null where several children are printed together: then no part is said of any
 */
export function wordsOf(entry: StreamEntry, childId: string | null): string {
  const text = plainText(entry.body)
  const quoted = entry.kind === 'child-words' ? `“${unquoted(entry.title)}”` : entry.title
  const part = entry.about.find(({ personId }) => personId === childId)?.part
  const corrections = entry.corrections.map(
    ({ body, why, by, recordedAt }) =>
      `Corrected by ${by}, ${inWordsAt(recordedAt)}${why ? `: ${why}` : ''}. ${plainText(body)}`,
  )
  return [quoted, ...(same(text, entry.title) ? [] : [text]), ...(part ? [part] : []), ...corrections].join('\n')
}

/** Who says so, as it is printed: "Grace Okafor, Teacher". */
export function speakerOf({ saidBy, saidByRole }: Pick<StreamEntry, 'saidBy' | 'saidByRole'>): string {
  return saidByRole ? `${saidBy}, ${saidByRole}` : saidBy
}

function unquoted(text: string): string {
  return text.trim().replace(/^[“"']|[”"']$/g, '')
}

function same(text: string, title: string): boolean {
  const plain = (words: string) => unquoted(words).replace(/[.]$/, '')
  return plain(text) === plain(title)
}
