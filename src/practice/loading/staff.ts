import type { Role } from '../../access/actor.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { addHours, type Instant, instant } from '../../kernel/instant.ts'
import type { DB } from '../../platform/schema.ts'
import { AUTHORITIES } from '../authorities.ts'
import type { Agency, AgencyKind, Authority, User, UserRole } from '../model.ts'
import type { IdOf } from './rows.ts'

/** Who signs in, from where. Rows of the schema `access`, in the order their keys need. */
export type StaffRows = {
  readonly appUser: readonly object[]
  readonly agency: readonly object[]
  readonly team: readonly object[]
  readonly membership: readonly object[]
}

type KeptAgencyKind = DB['access.agency']['kind']

const AGENCY_KINDS: Readonly<Record<AgencyKind, KeptAgencyKind>> = {
  council: 'childrens-services',
  'gp-practice': 'gp-practice',
  hospital: 'hospital',
  'primary-school': 'school',
  'secondary-school': 'school',
  police: 'police',
  'early-help': 'early-help',
  'health-visiting': 'health-visiting',
  housing: 'housing',
}

/** What the access rows call an agency's kind. */
export function agencyKindOf({ kind }: Agency): KeptAgencyKind {
  return AGENCY_KINDS[kind]
}

const COUNCIL_ROLES: ReadonlySet<UserRole> = new Set([
  ...([
    'front-door-manager',
    'social-worker',
    'team-manager',
    'service-manager',
    'conference-chair',
    'reviewing-officer',
  ] as const),
  ...(['emergency-duty-worker', 'analyst', 'administrator', 'index-operator', 'auditor'] as const),
])

/** The role that decides what someone may do: every partner is a practitioner, whatever their job is called. */
export function roleOf(role: UserRole): Role {
  return COUNCIL_ROLES.has(role) ? (role as Role) : 'practitioner'
}

const SINCE = calendarDay('2015-09-01')
const WRITTEN_AT = instant('2015-09-01T08:00:00Z')

/** The agencies, teams, people and seats of both practice authorities. */
export function staffRows(id: IdOf): StaffRows {
  return {
    appUser: AUTHORITIES.flatMap(({ users }) => users.map((user, at) => userRow(id, user, at))),
    agency: AUTHORITIES.flatMap((authority) => authority.agencies.map((agency) => agencyRow(id, authority, agency))),
    team: AUTHORITIES.flatMap(({ code, teams }) =>
      teams.map(({ id: team, name, kind }) => ({ authority: code, id: id(team), name, kind, recordedAt: WRITTEN_AT })),
    ),
    membership: AUTHORITIES.flatMap((authority) =>
      authority.users.map((user, at) => membershipRow(id, authority, user, at)),
    ),
  }
}

/** In the order of the county, so that lists of people begin with those whom the guides speak of. */
function inOrder(at: number): Instant {
  return addHours(WRITTEN_AT, at)
}

function userRow(id: IdOf, { subject, name, email }: User, at: number) {
  return { id: id(subject), issuer: 'practice', subject, name, email, recordedAt: inOrder(at) }
}

/** The council's own number is the one that is answered day and night. */
function agencyRow(id: IdOf, { code, dutyLine }: Authority, agency: Agency) {
  const kind = agencyKindOf(agency)
  const phone = agency.kind === 'council' ? dutyLine : agency.phone
  return { authority: code, id: id(agency.id), kind, name: agency.name, phone, recordedAt: WRITTEN_AT }
}

function membershipRow(id: IdOf, { code, agencies, users }: Authority, user: User, at: number) {
  const isCouncil = agencies.find((agency) => agency.id === user.agency)?.kind === 'council'
  // Whoever the county lists first in a partner agency looks after its seats.
  const leads = !isCouncil && users.find(({ agency }) => agency === user.agency) === user
  const roles = leads ? ['practitioner', 'agency-lead'] : [roleOf(user.role)]
  return {
    ...{ authority: code, id: id(user.subject, 'seat'), userId: id(user.subject), agencyId: id(user.agency) },
    ...{ teamId: user.team === null ? null : id(user.team), roles },
    ...{ seat: isCouncil ? 'council' : 'partner', jobTitle: user.jobTitle, phone: user.phone },
    ...{ fromOn: SINCE, toOn: null, recordedAt: inOrder(at) },
  }
}

/** Someone to sign in as. */
export type SomeoneToBe = {
  readonly role: UserRole
  readonly name: string
  readonly subject: string
  readonly jobTitle: string
}

/** One person of the first authority for every role, in the order of the county. */
export function oneOfEachRole(): readonly SomeoneToBe[] {
  const users = AUTHORITIES[0]?.users ?? []
  const first = new Map(
    users.toReversed().map(({ role, name, subject, jobTitle }) => [role, { role, name, subject, jobTitle }]),
  )
  return users.flatMap((user) => {
    const one = first.get(user.role)
    return one?.subject === user.subject ? [one] : []
  })
}
