import type { Actor, Role } from '../../src/access/actor.ts'
import type { Connections } from '../../src/platform/connections.ts'
import { newId } from '../../src/platform/ids.ts'
import { execute } from '../database.ts'

const TEAM_KINDS = ['front-door', 'assessment', 'safeguarding', 'looked-after', 'conferencing'] as const
export type TeamKind = (typeof TEAM_KINDS)[number]

/** A council of tests: its authority, its own agency, a team of each kind, and a worker in every role of the journey. */
export type Council = {
  readonly authority: string
  readonly urls: Connections
  readonly agencyId: string
  readonly teams: Readonly<Record<TeamKind, string>>
  readonly frontDoorManager: Actor
  readonly socialWorker: Actor
  /** In the same team as `socialWorker`. */
  readonly colleague: Actor
  /** Of the safeguarding team, in which `socialWorker` is. */
  readonly teamManager: Actor
  readonly conferenceChair: Actor
  readonly reviewingOfficer: Actor
}

/** Lays down a council with its teams and workers. Call it again with another authority for a neighbour. */
export async function aCouncil(urls: Connections, authority = '990'): Promise<Council> {
  const agencyId = await anAgency(urls, authority, 'childrens-services', 'Children’s services')
  const ids = await Promise.all(TEAM_KINDS.map((kind) => aTeam(urls, authority, kind)))
  const teams = Object.fromEntries(TEAM_KINDS.map((kind, at) => [kind, ids[at]])) as Record<TeamKind, string>
  const ground = { authority, urls, agencyId, teams }
  const worker = (role: Role, name: string, team: TeamKind) => aWorker(ground, role, { name, team })
  return {
    ...ground,
    frontDoorManager: await worker('front-door-manager', 'Peter Ansah', 'front-door'),
    socialWorker: await worker('social-worker', 'Asha Verma', 'safeguarding'),
    colleague: await worker('social-worker', 'Chidi Nwosu', 'safeguarding'),
    teamManager: await worker('team-manager', 'Tom Llewellyn', 'safeguarding'),
    conferenceChair: await worker('conference-chair', 'Hilary Stroud', 'conferencing'),
    reviewingOfficer: await worker('reviewing-officer', 'Emeka Obi', 'conferencing'),
  }
}

type Ground = Pick<Council, 'authority' | 'urls' | 'agencyId' | 'teams'>
type WorkerGiven = { readonly name?: string; readonly team?: TeamKind; readonly jobTitle?: string }

/** Another worker of the council: in the safeguarding team unless another is given. */
export async function aWorker(council: Ground, role: Role, given: WorkerGiven = {}): Promise<Actor> {
  const { name = 'Rhiannon Price', team = 'safeguarding', jobTitle = role.replaceAll('-', ' ') } = given
  const teamId = council.teams[team]
  const seat = { seat: 'council', agencyId: council.agencyId, agencyName: 'Children’s services', teamId } as const
  return aSeat(council, { ...seat, name, jobTitle, roles: [role] })
}

type PartnerGiven = {
  readonly agencyKind?: string
  readonly agencyName?: string
  /** A colleague's agency, for a second practitioner of the same. */
  readonly agencyId?: string
  readonly name?: string
  readonly jobTitle?: string
  readonly roles?: readonly Role[]
}

/** A practitioner of a partner agency: Grace Okafor of Fenwick Lane Primary unless another is given. */
export async function aPractitioner(
  council: Pick<Council, 'authority' | 'urls'>,
  given: PartnerGiven = {},
): Promise<Actor> {
  const {
    agencyKind = 'school',
    agencyName = 'Fenwick Lane Primary',
    name = 'Grace Okafor',
    jobTitle = 'Teacher',
  } = given
  const agencyId = given.agencyId ?? (await anAgency(council.urls, council.authority, agencyKind, agencyName))
  return aSeat(council, {
    seat: 'partner',
    agencyId,
    agencyName,
    teamId: null,
    name,
    jobTitle,
    roles: given.roles ?? ['practitioner'],
  })
}

type NewSeat = Pick<Actor, 'seat' | 'agencyId' | 'agencyName' | 'teamId' | 'name' | 'jobTitle' | 'roles'>

async function aSeat({ authority, urls }: Pick<Council, 'authority' | 'urls'>, seat: NewSeat): Promise<Actor> {
  const userId = newId()
  await execute(
    urls.owner,
    `insert into access.app_user (id, issuer, subject, name) values ($1::uuid, 'test', $1::uuid::text, $2)`,
    [userId, seat.name],
  )
  await execute(
    urls.owner,
    `insert into access.membership (authority, id, user_id, agency_id, team_id, roles, seat, job_title, phone, from_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '01632 960114', '2020-01-01')`,
    [authority, newId(), userId, seat.agencyId, seat.teamId, seat.roles, seat.seat, seat.jobTitle],
  )
  return { authority, userId, ...seat, origin: 'test' }
}

async function anAgency(urls: Connections, authority: string, kind: string, name: string): Promise<string> {
  const id = newId()
  const row = [authority, id, kind, name]
  await execute(
    urls.owner,
    `insert into access.agency (authority, id, kind, name, phone) values ($1, $2, $3, $4, '01632 960110')`,
    row,
  )
  return id
}

async function aTeam(urls: Connections, authority: string, kind: TeamKind): Promise<string> {
  const id = newId()
  const row = [authority, id, `${kind} team`, kind]
  await execute(urls.owner, `insert into access.team (authority, id, name, kind) values ($1, $2, $3, $4)`, row)
  return id
}
