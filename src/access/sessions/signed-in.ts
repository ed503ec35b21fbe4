import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../actor.ts'
import type { Session } from './model.ts'

/** Who a request comes from, and the token its forms carry. */
export type SignedIn = { readonly actor: Actor; readonly session: Session; readonly csrf: string }

const SIGNED_IN = 'signedIn'

/** Lets requests carry who they come from. */
export function letRequestsCarryWho(http: FastifyInstance): void {
  http.decorateRequest(SIGNED_IN, null)
}

export function noteSignedIn(request: FastifyRequest, who: SignedIn): void {
  request.setDecorator<SignedIn | null>(SIGNED_IN, who)
}

/** Who the request comes from; null if nobody is signed in, which only open routes see. */
export function signedInOf(request: FastifyRequest): SignedIn | null {
  return request.getDecorator<SignedIn | null>(SIGNED_IN)
}
