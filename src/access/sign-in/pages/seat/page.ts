import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOwnForm } from '../../../sessions/guard.ts'
import { localPath } from '../../../sessions/local-path.ts'
import type { HeldSeat } from '../../../sessions/model.ts'
import { seatsOf } from '../../../sessions/queries.ts'
import { signedInOf } from '../../../sessions/signed-in.ts'
import { choosingOf, type Doors, forgetChoosing, takeSeat } from '../../routes.ts'
import { openSeats } from '../../rules.ts'
import { seatPage } from './view.tsx'

const OPEN = { config: { open: true } } as const

/** `/sign-in/seat`: the choice of authority and agency, at sign-in and later too. */
export function seatChoice(http: FastifyInstance, ways: Doors): void {
  const authorityName = (authority: string) => ways.authorityName(authority)
  const show = (request: FastifyRequest, reply: FastifyReply, seats: readonly HeldSeat[], problem?: string) => {
    const items = seats.map((seat) => ({
      id: seat.membershipId,
      where: `${seat.agencyName}, ${authorityName(seat.authority)}`,
      as: seat.jobTitle,
    }))
    const csrf = signedInOf(request)?.csrf ?? ''
    return reply.type('text/html').send(seatPage(ways.around, { csrf, seats: items, problem }))
  }

  http.get('/sign-in/seat', OPEN, async (request, reply) => {
    const chooser = await chooserOf(ways, request)
    if (!chooser) return reply.redirect('/sign-in', 303)
    return show(request, reply, chooser.seats)
  })

  http.post<{ Body: { seat?: string } | undefined }>('/sign-in/seat', OPEN, async (request, reply) => {
    const chooser = await chooserOf(ways, request)
    if (!chooser) return reply.redirect('/sign-in', 303)
    if (signedInOf(request) && !isOwnForm(ways, request))
      return show(request, reply.code(403), chooser.seats, 'Choose again')
    const seat = chooser.seats.find(({ membershipId }) => membershipId === request.body?.seat)
    if (!seat) return show(request, reply.code(422), chooser.seats, 'Choose where you are working now')
    forgetChoosing(ways, reply)
    const taken = await takeSeat(ways, request, reply, seat)
    return reply.redirect(taken ? localPath(chooser.back) : '/sign-in', 303)
  })
}

type Chooser = { readonly seats: readonly HeldSeat[]; readonly back: string }

async function chooserOf(ways: Doors, request: FastifyRequest): Promise<Chooser | undefined> {
  const choosing = choosingOf(ways, request) ?? { userId: signedInOf(request)?.session.userId, back: '/' }
  if (choosing.userId === undefined) return undefined
  const seats = openSeats(await seatsOf(ways.db, choosing.userId), ways.clock.now(), ways.clock.today())
  return seats.ok ? { seats: seats.value, back: choosing.back } : undefined
}
