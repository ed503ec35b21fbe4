import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import { anIdentityProvider } from '../../../testing/identity-provider.ts'
import {
  ALDERMERE,
  aBrowser,
  aClock,
  aNotebook,
  aSite,
  type Browser,
  type Site,
  seatPeople,
} from '../../../testing/sign-in.ts'
import type { Connections } from '../../platform/connections.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../actor.ts'
import { takeSeats } from '../sessions/queries.ts'
import { changeSeat, endAgency, endSeat, inviteColleague, openAgency, registerAgency } from './commands.ts'
import type { NewInvitation } from './model.ts'

let urls: Connections
let db: Database
let council: Council
let lead: Actor
let teacher: Actor
let administrator: Actor
const now = aMoment()

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  lead = await aPractitioner(council, { name: 'Ruth Salter', jobTitle: 'Head', roles: ['practitioner', 'agency-lead'] })
  teacher = await aPractitioner(council, { agencyId: lead.agencyId ?? '' })
  administrator = await aWorker(council, 'administrator')
})
afterAll(() => db.destroy())

const someone = (given: Partial<NewInvitation> = {}): NewInvitation => ({
  ...{ id: newId(), name: 'Ben Hollis', email: `${newId()}@school.example`, jobTitle: 'Teacher', asLead: false },
  ...given,
})
const invite = (actor: Actor, invitation = someone(), agencyId = lead.agencyId ?? '') =>
  inSeat(db, actor, (tx) => inviteColleague(tx, actor, agencyId, invitation, now))
const arrive = (verifiedEmail: string | null, subject = newId()) =>
  takeSeats(db, { issuer: 'https://school.example', subject, verifiedEmail }, now)
const seatOf = async (who: Actor) => {
  const { rows } = await execute<{ id: string }>(
    urls.owner,
    'select id from access.membership where user_id = $1 and agency_id = $2',
    [who.userId, who.agencyId],
  )
  return rows[0]?.id ?? ''
}
const peopleSeenBy = async (actor: Actor, agencyId = lead.agencyId ?? '') => {
  const opened = await inSeat(db, actor, (tx) => openAgency(tx, actor, agencyId, now))
  return opened?.people.map(({ name }) => name)
}

describe('an agency’s lead', () => {
  it('invites a colleague, who takes the seat at the first sign-in with that verified address, once', async () => {
    const ben = someone({ email: 'Ben@School.example' })
    expect(await invite(lead, ben)).toEqual({ ok: true, value: ben.id })
    expect(await invite(lead, someone({ email: 'ben@school.example' }))).toMatchObject({ refusal: 'invited-already' })
    expect([await arrive(null), await arrive('other@school.example')]).toEqual([null, null])
    const who = await arrive('ben@school.example', 'ben')
    expect(who).not.toBeNull()
    expect(await arrive(null, 'ben')).toBe(who)
    expect(await arrive('ben@school.example', 'another')).toBeNull()
    expect(await peopleSeenBy(lead)).toContain('Ben Hollis')
    expect(await invite(lead, someone({ email: 'ben@school.example' }))).toMatchObject({ refusal: 'seated-already' })
  })

  it('cannot be taken in by an address, a name or a title that says nothing, nor by an invitation grown old', async () => {
    expect(await invite(lead, someone({ email: 'ben at school' }))).toMatchObject({ refusal: 'not-an-address' })
    expect(await invite(lead, someone({ name: ' ' }))).toMatchObject({ refusal: 'no-name' })
    expect(await invite(lead, someone({ jobTitle: '' }))).toMatchObject({ refusal: 'no-title' })
    await invite(lead, someone({ email: 'late@school.example' }))
    const late = aMoment('2026-04-20T09:00:00Z')
    const who = { issuer: 'https://school.example', subject: newId(), verifiedEmail: 'late@school.example' }
    expect(await takeSeats(db, who, late)).toBeNull()
  })

  it('changes a title and ends a seat, not their own, and not one of another agency', async () => {
    const gone = await aPractitioner(council, { agencyId: lead.agencyId ?? '', name: 'Nell Dray' })
    const nurse = await aPractitioner(council, { agencyKind: 'hospital', agencyName: 'General' })
    const change = { jobTitle: 'Year 6 teacher', asLead: false }
    const done = await inSeat(db, lead, async (tx) => changeSeat(tx, lead, await seatOf(gone), change, now))
    expect(done.ok).toBe(true)
    for (const [whose, refusal] of [
      [lead, 'oneself'],
      [nurse, 'not-permitted'],
      [council.socialWorker, 'not-permitted'],
    ] as const) {
      const seat = await seatOf(whose)
      expect(await inSeat(db, lead, (tx) => endSeat(tx, lead, seat, now))).toEqual({ ok: false, refusal })
    }
    expect((await inSeat(db, lead, async (tx) => endSeat(tx, lead, await seatOf(gone), now))).ok).toBe(true)
    expect(await peopleSeenBy(lead)).not.toContain('Nell Dray')
  })
})

describe('who looks after which seats', () => {
  it.each([
    ['a colleague', () => teacher],
    ['a lead of another agency', () => aPractitioner(council, { agencyName: 'Other', roles: ['agency-lead'] })],
    ['a lead of another authority', () => anotherLead()],
    ['one who only says that they lead', async () => ({ ...teacher, roles: ['practitioner', 'agency-lead'] as const })],
    ['a team’s manager', () => council.teamManager],
    ['an administrator of another authority', async () => aWorker(await neighbour(), 'administrator')],
  ])('is not %s, whatever they ask for', async (_, whoever) => {
    const actor = await whoever()
    expect((await peopleSeenBy(actor)) ?? []).toEqual([])
    expect(await invite(actor)).toEqual({ ok: false, refusal: 'not-permitted' })
    const seat = await seatOf(teacher)
    const ended = await inSeat(db, actor, (tx) => endSeat(tx, actor, seat, now))
    expect(ended.ok).toBe(false)
    expect((await inSeat(db, actor, (tx) => endAgency(tx, actor, lead.agencyId ?? '', now))).ok).toBe(false)
  })

  it('is the council’s administrator, who registers an agency with its first lead, and ends it', async () => {
    const agency = { id: newId(), kind: 'gp-practice', name: 'Mill Lane Surgery', phone: '01632 960120' } as const
    const first = someone({ email: 'lead@surgery.example', asLead: true })
    const registered = await inSeat(db, administrator, (tx) => registerAgency(tx, administrator, agency, first, now))
    expect(registered).toEqual({ ok: true, value: agency.id })
    await arrive('lead@surgery.example')
    expect(await peopleSeenBy(administrator, agency.id)).toEqual(['Ben Hollis'])
    expect((await inSeat(db, administrator, (tx) => endAgency(tx, administrator, agency.id, now))).ok).toBe(true)
    expect(await peopleSeenBy(administrator, agency.id)).toBeUndefined()
    expect(await invite(administrator, someone(), agency.id)).toMatchObject({ refusal: 'not-permitted' })
  })

  it('is nobody by writing into the tables', async () => {
    for (const statement of [
      `update access.membership set to_on = '2020-01-01'`,
      `insert into access.agency (authority, id, kind, name) values ('990', gen_random_uuid(), 'school', 'Mine')`,
      `update access.invitation set email = 'mine@else.example'`,
    ]) {
      await expect(inSeat(db, administrator, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
        'permission denied',
      )
    }
  })

  const neighbour = () => aCouncil(urls, '991')
  const anotherLead = async () => aPractitioner(await neighbour(), { roles: ['practitioner', 'agency-lead'] })
})

describe('at the door', () => {
  let site: Site
  let browser: Browser
  const time = aClock()
  const nurse = { sub: 'nurse-1', email: 'N.Urse@nhs.example', email_verified: true }
  let nhs: Awaited<ReturnType<typeof anIdentityProvider>>

  beforeAll(async () => {
    const seat = { authority: ALDERMERE, agency: 'Riverside', seat: 'partner', jobTitle: 'Teacher' } as const
    await seatPeople(urls, [
      { subject: 'grace', name: 'Grace Okafor', seats: [{ ...seat, role: 'practitioner' }] },
      { subject: 'ruth', name: 'Ruth Salter', seats: [{ ...seat, role: 'agency-lead', jobTitle: 'Head' }] },
    ])
    nhs = await anIdentityProvider(nurse)
    const { close: _, ...other } = nhs
    const more = [{ key: 'nhs', name: 'NHS', domains: ['nhs.example'], ...other }]
    site = await aSite(urls, time.clock, aNotebook, { more })
    browser = aBrowser(site.origin)
  })
  afterAll(async () => {
    await site?.close()
    nhs?.close()
  })

  it('one says first where one works, and is led on from there', async () => {
    const choice = await browser.get('/note')
    expect(choice.text).toContain('Where do you work?')
    expect(choice.text).toContain('NHS')
    const led = await browser.get('/sign-in?with=council&return=%2Fnote')
    expect((await browser.post(led.path, { person: 'grace' })).path).toBe('/note')
    expect((await aBrowser(site.origin).get('/sign-in?with=another')).text).toContain('Where do you work?')
  })

  it('one comes in by the provider of one’s own agency, and takes the seat that waits for one’s address', async () => {
    const nobody = await aBrowser(site.origin).get('/sign-in?with=nhs&return=%2F')
    expect([nobody.status, nobody.text.includes('no place in OpenICS yet')]).toEqual([403, true])
    const at = { ...aMoment(), at: time.clock.now(), day: time.clock.today() }
    const invitation = someone({ name: 'Nia Urse', email: nurse.email, jobTitle: 'School nurse' })
    await inSeat(db, lead, (tx) => inviteColleague(tx, lead, lead.agencyId ?? '', invitation, at))
    const arrived = await aBrowser(site.origin).get('/sign-in?with=nhs&return=%2F')
    expect(arrived.text).toBe('Nia Urse of Fenwick Lane Primary')
  })

  it('whose seat is ended is out at the next request of the session they have open', async () => {
    expect((await browser.get('/')).text).toContain('Grace Okafor of Riverside')
    const { rows } = await execute<{ id: string; userId: string; agencyId: string; lead: string }>(
      urls.owner,
      `select m.id, l.user_id as "lead", m.agency_id as "agencyId" from access.membership m
         join access.app_user u on u.id = m.user_id and u.subject = 'grace'
         join access.membership l on l.agency_id = m.agency_id and 'agency-lead' = any(l.roles)`,
    )
    const [seat] = rows
    const ruth = { ...lead, userId: seat?.lead ?? '', agencyId: seat?.agencyId ?? '' }
    const moment = { ...now, at: time.clock.now(), day: time.clock.today() }
    expect((await inSeat(db, ruth, (tx) => endSeat(tx, ruth, seat?.id ?? '', moment))).ok).toBe(true)
    const out = await browser.get('/')
    expect(out.text).not.toContain('Riverside')
    expect(out.path).toMatch(/^\/sign-in/)
  })
})
