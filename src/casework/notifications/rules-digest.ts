import type { DueCounts } from './model.ts'

/** What one morning's e-mail counts. */
type Counts = DueCounts & { readonly notices: number }

/**
 * The morning's e-mail in numbers alone: no name, no word of the record. Undefined where there is nothing to say.
 *
 * @param origin the site's address, to sign in at
 */
export function digestOf(
  { late, today, notices }: Counts,
  origin: string,
): { readonly subject: string; readonly text: string } | undefined {
  const said = [
    ...(today > 0 ? [`${counted(today, 'thing')} due today`] : []),
    ...(late > 0 ? [`${counted(late, 'thing')} late`] : []),
    ...(notices > 0 ? [counted(notices, 'notice')] : []),
  ]
  if (said.length === 0) return undefined
  const last = said.at(-1) ?? ''
  const all = said.length === 1 ? last : `${said.slice(0, -1).join(', ')} and ${last}`
  const text = [
    `You have ${all}.`,
    `Sign in at ${origin}`,
    'This e-mail says nothing about anybody. If you do not want it, say so under Notices.',
  ]
  return { subject: `OpenICS: ${all}`, text: `${text.join('\n\n')}\n` }
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}
