import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'

/** The most that one draft holds, in characters: some eighty pages. */
export const MOST_CHARACTERS = 200_000

export type DraftRefusal = 'no-such-form' | 'too-large' | 'sent-already'

/**
 * What of a form is kept: its fields without those that are not anyone's words, such as `_csrf`.
 * Refused, never cut: half of what someone wrote is not what they wrote.
 *
 * @param form which form, and which of its kind: `^[a-z0-9:-]{1,120}$`
 */
export function wordsToKeep(
  form: string,
  fields: Readonly<Record<string, string>>,
): Outcome<Readonly<Record<string, string>>, DraftRefusal> {
  if (!FORM_KEY.test(form)) return refused('no-such-form')
  const words = Object.entries(fields).filter(([name]) => !name.startsWith('_'))
  const characters = words.reduce((sum, [name, text]) => sum + name.length + text.length, 0)
  return characters > MOST_CHARACTERS ? refused('too-large') : accepted(Object.fromEntries(words))
}

const FORM_KEY = /^[a-z0-9:-]{1,120}$/
