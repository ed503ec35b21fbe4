import type { FastifyReply } from 'fastify'
import { type Act, whoMay } from '../../../../access/policy.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import type { Fields } from './form.ts'
import { keptWordsView } from './view-written.tsx'
import type { Written } from './written.ts'

/** What becomes of a form that was asked for or sent. */
export type Answer = { readonly goTo: string } | { readonly show: string } | NotThere | Again
/** The page is not there for whoever asked: their own words are all there is to show them. */
export type NotThere = {
  readonly notThere: readonly Written[]
  readonly keptAt?: Instant | undefined
  /** What it is to do, where they may look at the child and not do it. */
  readonly refused?: Act | undefined
}
/** The form again, with what must be put right; `fields` are kept as its draft. */
export type Again = { readonly again: string; readonly fields: Fields }
/** Sends what was answered: a page, the way to one, or that it is not there. */
export function send(reply: FastifyReply, answer: Answer, shell: Shell): FastifyReply | undefined {
  if ('goTo' in answer) return reply.redirect(answer.goTo, 303)
  if ('notThere' in answer) return sendNotThere(reply, answer, shell)
  reply.type('text/html; charset=utf-8')
  return 'show' in answer ? reply.send(answer.show) : reply.code(422).send(answer.again)
}

/** The writer's own words, and whose it is to do if they may know of it; without either, what never was. */
function sendNotThere(
  reply: FastifyReply,
  { notThere: written, keptAt, refused }: NotThere,
  shell: Shell,
): FastifyReply {
  if (written.length > 0 || refused) {
    const html = keptWordsView({ written, keptAt, whoMay: refused && whoMay(refused), shell })
    return reply
      .code(refused ? 403 : 404)
      .type('text/html; charset=utf-8')
      .send(html)
  }
  reply.callNotFound()
  return reply
}
