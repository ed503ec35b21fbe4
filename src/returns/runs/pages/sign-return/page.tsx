import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { signReturn } from '../../commands.ts'
import type { SignRefusal } from '../../model.ts'
import { SIGN_REFUSALS } from '../content.ts'
import { runActPage } from '../run-act.tsx'

/** GET and POST /returns/:id/sign */
export function signReturnPage(http: FastifyInstance, acting: Acting): void {
  runActPage<SignRefusal>(http, acting, {
    path: '/returns/:id/sign',
    form: 'sign-return',
    title: 'Sign the return',
    button: 'I sign it',
    note: 'You say that this is what the record says. Queries that remain are answered to the department.',
    act: signReturn,
    refusals: SIGN_REFUSALS,
  })
}
