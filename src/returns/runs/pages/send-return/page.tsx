import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { sendReturn } from '../../commands.ts'
import type { SendRefusal } from '../../model.ts'
import { SEND_REFUSALS } from '../content.ts'
import { runActPage } from '../run-act.tsx'

/** GET and POST /returns/:id/sent */
export function sendReturnPage(http: FastifyInstance, acting: Acting): void {
  runActPage<SendRefusal>(http, acting, {
    path: '/returns/:id/sent',
    form: 'send-return',
    title: 'The return was handed in',
    button: 'It was handed in',
    note: 'It gets the next number of its year, and stays as it is. If the department asks for another, make it again.',
    act: sendReturn,
    refusals: SEND_REFUSALS,
  })
}
