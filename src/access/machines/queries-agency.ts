import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Database } from '../../platform/db.ts'
import type { Actor, Role } from '../actor.ts'
import type { Machine } from './model.ts'

type Practitioner = {
  readonly userId: string
  readonly name: string
  readonly jobTitle: string
  readonly roles: readonly Role[]
  readonly agencyId: string
  readonly agencyName: string
}

/**
 * The practitioner for whom a machine of their agency speaks: somebody with this e-mail address and a seat in the very
 * agency today; undefined for anybody else, and for a machine of no agency. Read at the door, through migration 0054.
 */
export async function practitionerOf(
  db: Database,
  { id, authority }: Machine,
  email: string,
  today: CalendarDay,
): Promise<Actor | undefined> {
  const { rows } = await sql<Practitioner>`
    select user_id, name, job_title, roles, agency_id, agency_name
      from access.practitioner_of_machine(${id}::uuid, ${email}, ${today}::date)`.execute(db)
  const [one] = rows
  return one && { ...one, authority, seat: 'partner', teamId: null, origin: `machine:${id}` }
}
