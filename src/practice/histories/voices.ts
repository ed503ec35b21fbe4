import { ageThen, givenOf } from '../cast.ts'
import type { Person, User } from '../model.ts'
import type { Attendance, Voice } from '../steps/model.ts'
import type { Teller } from '../stock/shape.ts'
import type { Desk } from './desk.ts'

export function voiceOf(desk: Desk, user: User): Voice {
  const agency = desk.cast.authority.agencies.find((one) => one.id === user.agency)
  const capacity =
    agency && agency.kind !== 'council' ? `${agency.name}, ${user.jobTitle.toLowerCase()}` : user.jobTitle
  return { subject: user.subject, person: null, name: user.name, capacity }
}

export function personVoice(person: Person, capacity: string): Voice {
  const name = person.names[0]
  return { subject: null, person: person.id, name: name ? `${name.given} ${name.family}` : capacity, capacity }
}

/** Who a teller is in this family's story: a named user, a relative, or somebody known by what they are. */
export function tellerVoice(
  desk: Desk,
  teller: Teller,
  child: Person,
): { readonly voice: Voice; readonly user: User | null } {
  const user = tellerUser(desk, teller, child)
  if (user) return { voice: voiceOf(desk, user), user }
  return { voice: otherVoice(desk, teller, child), user: null }
}

function tellerUser(desk: Desk, teller: Teller, child: Person): User | null {
  const { staff } = desk
  if (teller === 'school') return schoolUser(desk, child)
  const users: { readonly [of in Teller]?: User } = {
    gp: staff.gp,
    'health-visitor': staff.healthVisitor,
    hospital: staff.hospital,
    midwife: staff.midwife,
    police: desk.by.maybe(0.5) ? staff.officer : staff.detective,
    'early-help': staff.earlyHelp,
    'social-worker': staff.worker,
  }
  return users[teller] ?? null
}

/** The safeguarding lead of the child's school, where it is one of ours. */
function schoolUser(desk: Desk, child: Person): User | null {
  const { primary, secondary } = desk.staff
  return [primary, secondary].find((user) => user.agency === child.school?.agency) ?? null
}

function otherVoice(desk: Desk, teller: Teller, child: Person): Voice {
  const { cast } = desk
  if (teller === 'child') return personVoice(child, givenOf(child))
  if (teller === 'carer') return personVoice(cast.carer, cast.carerWord)
  if (teller === 'relative' && cast.nan && cast.nan !== cast.carer) return personVoice(cast.nan, cast.origin.nan)
  const names: { readonly [of in Teller]?: readonly [string, string] } = {
    school: ['The school', child.school?.name ?? 'school'],
    nursery: ['The nursery', child.school?.name ?? 'nursery'],
    housing: ['Housing officer', cast.authority.code === '990' ? 'Aldermere Homes' : 'Eastholt Housing'],
    neighbour: ['A neighbour', 'neighbour'],
    relative: ['An aunt', 'relative'],
  }
  const [name, capacity] = names[teller] ?? ['Somebody who knows the family', 'friend of the family']
  return { subject: null, person: null, name, capacity }
}

/** Who sits round the table for these children; some send a report, some apologise. */
export function attendance(
  desk: Desk,
  children: readonly Person[],
  lead: User,
  on: Desk['today'],
): readonly Attendance[] {
  const { staff, cast, by } = desk
  const ages = children.map((child) => ageThen(child, on))
  const came = (voice: Voice, share: number): Attendance => ({
    ...voice,
    came: by.maybe(share) ? 'came' : by.pick(['sent-report', 'apologies']),
  })
  const schools = new Set(children.map((child) => schoolUser(desk, child)).filter((user) => user !== null))
  const health = ages.some((age) => age < 0)
    ? [staff.midwife]
    : ages.some((age) => age < 5)
      ? [staff.healthVisitor]
      : []
  const teenagers = children.filter((child) => ageThen(child, on) >= 11)
  return [
    { ...voiceOf(desk, lead), came: 'came' },
    { ...personVoice(cast.carer, cast.carerWord), came: by.maybe(0.85) ? 'came' : 'apologies' },
    ...[...schools].map((user) => came(voiceOf(desk, user), 0.88)),
    ...health.map((user) => came(voiceOf(desk, user), 0.85)),
    came(voiceOf(desk, staff.gp), 0.2),
    came(voiceOf(desk, staff.detective), 0.5),
    ...(cast.otherParent
      ? [
          {
            ...personVoice(cast.otherParent, 'other parent'),
            came: by.pick(['came', 'apologies', 'not-invited'] as const),
          },
        ]
      : []),
    ...(cast.nan && cast.nan !== cast.carer && by.maybe(0.4)
      ? [{ ...personVoice(cast.nan, cast.origin.nan), came: 'came' as const }]
      : []),
    ...teenagers
      .slice(0, 1)
      .map(
        (child): Attendance => ({ ...personVoice(child, givenOf(child)), came: by.maybe(0.3) ? 'came' : 'apologies' }),
      ),
  ]
}
