import { counted } from '../kernel/counted.ts'
import { addHours, type Instant } from '../kernel/instant.ts'
import type { PartnerSetting } from './model-notices.ts'

/** Days after which a notice that nobody read goes to the agency's lead too. */
export const UNREAD_DAYS = 3

/**
 * When somebody may be written to: now, or at the first full hour in London that is not one of their quiet ones. The same
 * hour at both ends means that none is quiet.
 *
 * @param hourInLondon of `at`, 0 to 23
 */
export function mayBeMailedAt(at: Instant, hourInLondon: number, { quietFrom, quietTo }: PartnerSetting): Instant {
  const isQuiet = (hour: number) =>
    quietFrom <= quietTo ? quietFrom <= hour && hour < quietTo : quietFrom <= hour || hour < quietTo
  if (!isQuiet(hourInLondon)) return at
  const hours = (quietTo - hourInLondon + 24) % 24
  const fullHour = new Date(Date.parse(at))
  fullHour.setUTCMinutes(0, 0, 0)
  return addHours(fullHour.toISOString() as Instant, hours)
}

/** The e-mail about notices, in numbers alone: no name, no word of any concern. */
export function mailOf(count: number, origin: string): { readonly subject: string; readonly text: string } {
  const notices = counted(count, 'notice')
  return {
    subject: `OpenICS: ${notices}`,
    text: [
      `You have ${notices} that you have not read.`,
      `Sign in at ${origin}`,
      'This e-mail says nothing about anybody. If you do not want it, say so under Notices.\n',
    ].join('\n\n'),
  }
}
