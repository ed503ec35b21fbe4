import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { type Actor, ROLES, type Role, systemActor } from '../access/actor.ts'
import { SIGNED_KINDS, SIGNING } from '../casework/sign-off/model.ts'
import { councilsOf, menuOf, searchOf } from './councils.ts'
import type { Parts } from './parts.ts'
import { ROOMS } from './rooms.ts'

const aSeat = (role: Role, seat: Actor['seat']): Actor => ({ ...systemActor('990', 'test'), roles: [role], seat })
const SEATS = ROLES.flatMap((role) => [aSeat(role, 'council'), aSeat(role, 'partner')])

describe('the menu', () => {
  it('leads nowhere that is not served', () => {
    const http = Fastify()
    for (const room of ROOMS) room(http, {} as never, {} as Parts)
    const places = new Set(
      SEATS.flatMap((actor) => [...menuOf(actor).map(({ href }) => href), searchOf(actor)?.action ?? '/']),
    )
    expect([...places].filter((url) => !http.hasRoute({ method: 'GET', url }))).toEqual([])
  })

  it.each([
    ['practitioner', 'partner', '/concerns'],
    ['front-door-manager', 'council', '/front-door'],
    ['team-manager', 'council', '/team'],
    ['index-operator', 'council', '/index/duplicates'],
    ['social-worker', 'council', '/worktray'],
    ['conference-chair', 'council', '/worktray'],
  ] as const)('begins, for a %s in a %s seat, where their work is', (role, seat, href) => {
    expect(menuOf(aSeat(role, seat))[0]?.href).toBe(href)
  })

  it('leads an index operator to people, without the search box', () => {
    expect(menuOf(aSeat('index-operator', 'council')).map(({ href }) => href)).toContain('/index/people')
  })

  it('offers a partner no search of the council’s record', () => {
    expect(searchOf(aSeat('practitioner', 'partner'))).toBeUndefined()
    expect(menuOf(aSeat('practitioner', 'partner')).map(({ href }) => href)).not.toContain('/children/find')
  })
})

describe('the councils', () => {
  it('of practice are the two invented ones, and live knows neither', () => {
    expect([...councilsOf('practice').keys()]).toEqual(['990', '991'])
    expect(councilsOf('live').has('990')).toBe(false)
    expect(councilsOf('live').size).toBeGreaterThanOrEqual(153)
  })
})

it('whatever an authority may have signed is signed on a page that is served', () => {
  const http = Fastify()
  for (const room of ROOMS) room(http, {} as never, {} as Parts)
  const pages = SIGNED_KINDS.map((kind) => SIGNING[kind].page)
  expect(pages.filter((url) => !http.hasRoute({ method: 'GET', url }))).toEqual([])
})
