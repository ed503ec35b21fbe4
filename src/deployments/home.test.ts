import Fastify from 'fastify'
import { expect, it } from 'vitest'
import type { Acting } from '../access/acting.ts'
import type { Actor, Role } from '../access/actor.ts'
import { systemActor } from '../access/actor.ts'
import { bareShell } from './councils.ts'
import { homePage } from './home.tsx'

async function home(role: Role, seat: Actor['seat'] = 'council') {
  const actor: Actor = { ...systemActor('990', 'test'), roles: [role], seat }
  const http = Fastify()
  const unused = () => Promise.reject(new Error('the home page asks nothing of the database'))
  const acting = {
    actorOf: () => actor,
    shell: () => bareShell('practice'),
    inTransaction: unused,
  } as unknown as Acting
  homePage(http, acting)
  const { headers, body } = await http.inject('/')
  return headers.location ?? body
}

it('leads each person to where their work is', async () => {
  expect(await home('practitioner', 'partner')).toBe('/concerns')
  expect(await home('front-door-manager')).toBe('/front-door')
  expect(await home('team-manager')).toBe('/team')
  expect(await home('administrator')).toBe('/agencies')
  expect(await home('analyst')).toBe('/returns')
  expect(await home('index-operator')).toBe('/index/duplicates')
  for (const role of ['social-worker', 'conference-chair', 'reviewing-officer'] as const) {
    expect(await home(role)).toBe('/worktray')
  }
})

it('tells those whose pages are still to come what they can do today', async () => {
  expect(await home('auditor')).toContain('Every look')
})
