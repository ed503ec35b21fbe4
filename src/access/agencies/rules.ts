import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { AgencyRefusal, InviteRefusal, NewAgency, NewInvitation } from './model.ts'

/** Days for which a seat waits for its person to sign in. */
const INVITATION_DAYS = 28
const LONGEST = 200
const LONGEST_ADDRESS = 254
const ADDRESS = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;]+$/

/** Whether somebody can be invited as written; their address in small letters, as it is compared. */
export function inviting(
  given: NewInvitation,
  today: CalendarDay,
): Outcome<NewInvitation & { readonly untilOn: CalendarDay }, InviteRefusal> {
  const name = given.name.trim()
  const jobTitle = given.jobTitle.trim()
  const email = given.email.trim().toLowerCase()
  if (name === '' || name.length > LONGEST) return refused('no-name')
  if (!ADDRESS.test(email) || email.length > LONGEST_ADDRESS) return refused('not-an-address')
  if (jobTitle === '' || jobTitle.length > LONGEST) return refused('no-title')
  return accepted({ ...given, name, jobTitle, email, untilOn: addDays(today, INVITATION_DAYS) })
}

/** Whether an agency can be registered as written. */
export function registering(given: NewAgency): Outcome<NewAgency, AgencyRefusal> {
  const name = given.name.trim()
  if (name === '' || name.length > LONGEST) return refused('no-name')
  return accepted({ ...given, name, phone: given.phone?.trim() || null })
}

/** The title of a seat as it is kept; undefined for one that says nothing. */
export function titleOfSeat(given: string): string | undefined {
  const title = given.trim()
  return title === '' || title.length > LONGEST ? undefined : title
}
