import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import type { OperatorsDesk } from '../contract.ts'
import { accuracyPage } from './accuracy/page.ts'
import { childPage } from './child/page.ts'
import { childActPage } from './child-act/page.ts'
import { decisionPage } from './decision/page.ts'
import { decisionsPages } from './decisions/page.ts'
import { duplicatePage } from './duplicate/page.ts'
import { duplicatesPage } from './duplicates/page.ts'
import { peoplePage } from './people/page.ts'
import { shieldPage } from './shield/page.ts'
import { shieldChildPage } from './shield-child/page.tsx'
import { shieldsPages } from './shields/page.ts'
import { toAllotPage } from './to-allot/page.ts'

/** Every page of the operators' desk. */
export function deskPages(http: FastifyInstance, acting: Acting, desk: OperatorsDesk): void {
  duplicatesPage(http, acting, desk)
  duplicatePage(http, acting, desk)
  decisionsPages(http, acting, desk)
  decisionPage(http, acting, desk)
  toAllotPage(http, acting, desk)
  childPage(http, acting, desk)
  childActPage(http, acting, desk)
  peoplePage(http, acting, desk)
  shieldsPages(http, acting, desk)
  shieldPage(http, acting, desk)
  shieldChildPage(http, acting, desk)
  accuracyPage(http, acting, desk)
}
