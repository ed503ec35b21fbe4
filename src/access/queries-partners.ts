import { sql } from 'kysely'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Tx } from '../platform/db.ts'

/** Someone with a partner's seat in this authority today, by the name on their agency's door. */
export type PartnerSeat = {
  readonly userId: string
  readonly agencyId: string
  readonly name: string
  readonly jobTitle: string
  readonly agencyName: string
  readonly phone: string | null
}

/** Seats offered in a list: those of the agencies of one authority. */
const MOST = 500

/** Every practitioner with a seat here today, by agency and name; at most 500. Stands on the key of membership. */
export async function partnerSeats(tx: Tx, today: CalendarDay): Promise<readonly PartnerSeat[]> {
  const { rows } = await sql<PartnerSeat>`
    select m.user_id, m.agency_id, access.name_of(m.user_id) as name, m.job_title, g.name as agency_name,
           coalesce(m.phone, g.phone) as phone
      from access.membership m join access.agency g on g.authority = m.authority and g.id = m.agency_id
     where m.authority = ${tx.authority} and m.seat = 'partner' and 'practitioner' = any(m.roles)
       and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today})
     order by g.name, access.name_of(m.user_id), m.id limit ${MOST}`.execute(tx)
  return rows
}
