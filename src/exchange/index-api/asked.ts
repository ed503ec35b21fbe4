import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { machineOf } from '../../access/machines/signed-in.ts'
import { type Asked, PURPOSES, type Purpose } from '../../child-index/contract-asked.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'

/** By which headers a machine says for whom it asks. */
export const ASKED_HEADERS = { user: 'x-openics-user', role: 'x-openics-role', purpose: 'x-openics-purpose' } as const

/** Opaque: signs that can be seen, without spaces. */
export const USER = /^[\x21-\x7e]{1,100}$/
export const ROLE = /^[\x20-\x7e]{1,100}$/

const AskedHeaders = z.object({
  [ASKED_HEADERS.user]: z.string().regex(USER).optional(),
  [ASKED_HEADERS.role]: z.string().regex(ROLE).regex(/\S/).optional(),
  [ASKED_HEADERS.purpose]: z.enum(PURPOSES).optional(),
})

/**
 * Who asks, and what for: the machine's authority, and the person and role its headers name; without those, the machine
 * itself. No machine speaks for an operator of the index: whom an authority calls so is not the index's to believe.
 *
 * @param usual the purpose when the machine names none
 */
export function askedOf(
  request: FastifyRequest,
  usual: Purpose,
): Outcome<Asked, 'asked-not-complete' | 'operators-are-people'> {
  const machine = machineOf(request)
  if (!machine) throw new Error('a route of machines was reached without one')
  const said = AskedHeaders.safeParse(request.headers)
  if (!said.success) return refused('asked-not-complete')
  const { user, role, purpose } = ASKED_HEADERS
  const isOperators =
    said.data[role]?.split(/\s+/).includes('index-operator') || said.data[purpose] === 'operating-the-index'
  if (isOperators) return refused('operators-are-people')
  return accepted({
    authority: machine.authority,
    userId: said.data[user] ?? `machine:${machine.id}`,
    role: said.data[role] ?? 'machine',
    purpose: said.data[purpose] ?? usual,
    client: machine.id,
  })
}
