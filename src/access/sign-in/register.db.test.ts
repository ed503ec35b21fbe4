import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import { ALDERMERE, aBrowser, aClock, aFreePort, aSite, type Site, seatPeople } from '../../../testing/sign-in.ts'
import type { Connections } from '../../platform/connections.ts'
import { practicePeople, takeSeats } from '../sessions/queries.ts'
import type { SignInSettings } from './register.ts'

let urls: Connections
let site: Site | undefined
beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  const seat = {
    authority: ALDERMERE,
    agency: 'Council',
    seat: 'council',
    role: 'social-worker',
    jobTitle: 'Social worker',
  } as const
  await seatPeople(urls, [{ subject: 'asha', name: 'Asha Verma', seats: [seat] }])
})
afterEach(() => site?.close())

const start = async (settings: Partial<SignInSettings>) => {
  site = await aSite(urls, aClock().clock, (http) => http.get('/', async () => 'in'), settings)
  return site
}
const outside = async () => ({ issuer: `http://127.0.0.1:${await aFreePort()}`, clientId: 'us', clientSecret: 'ours' })

describe('live', () => {
  it('refuses the built-in provider, by either name', async () => {
    await expect(start({ mode: 'live' })).rejects.toThrow('Live refuses the built-in identity provider')
    const issuer = 'https://ics.example/practice-identity'
    const provider = { issuer, clientId: 'us', clientSecret: 'ours' }
    await expect(start({ mode: 'live', origin: 'https://ics.example', provider })).rejects.toThrow('Live refuses')
  })

  it('has no practice provider mounted', async () => {
    const { origin } = await start({ mode: 'live', provider: await outside() })
    const answer = await aBrowser(origin).look('/practice-identity/.well-known/openid-configuration')
    expect(answer.to).toMatch(/^\/sign-in/)
  })

  it('knows none of the practice people, whatever a provider says', async () => {
    const { db } = await start({ mode: 'live', provider: await outside() })
    const { now, today } = aClock().clock
    const asha = { issuer: 'practice', subject: 'asha', verifiedEmail: null }
    const moment = { at: now(), day: today() }
    expect(await takeSeats(db, asha, moment)).not.toBeNull()
    expect(await practicePeople(db, today())).toHaveLength(1)
    await execute(urls.owner, `update public.installation set mode = 'live'`)
    expect(await takeSeats(db, asha, moment)).toBeNull()
    expect(await practicePeople(db, today())).toEqual([])
  })
})

it('says so when the identity provider does not answer', async () => {
  const { origin } = await start({ mode: 'live', provider: await outside() })
  const answer = await aBrowser(origin).get('/sign-in')
  expect(answer.status).toBe(503)
  expect(answer.text).toContain('The sign-in service does not answer')
  expect(answer.text).toContain('Sign in again')
})

it('does not start with a secret that could be guessed', async () => {
  await expect(start({ secret: 'short' })).rejects.toThrow('at least 32 characters')
})

it('keeps its cookie to this host, over https', async () => {
  const { http } = await start({ mode: 'live', origin: 'https://ics.example', provider: await outside() })
  const answer = await http.inject({ method: 'POST', url: '/sign-out' })
  expect(answer.headers['set-cookie']).toMatch(/^__Host-openics=;.*Path=\/;.*HttpOnly; Secure; SameSite=Lax/)
})
