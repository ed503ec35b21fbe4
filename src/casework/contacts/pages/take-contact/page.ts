import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { may } from '../../../../access/policy.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { takeContactByPhone } from '../../commands.ts'
import { REFUSALS } from './content.ts'
import { readTaken } from './form.ts'
import { takeContactView } from './view.tsx'

/** GET and POST /contacts/new: what someone tells the front door by telephone, or at the door. */
export function takeContactPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/contacts/new',
    current: '/front-door',
    keep: () => 'contact-taken',
    asks: {
      given: 'this name as given',
      family: 'this name as given',
      birth: 'this birth date as given',
      postcode: 'this postcode as given',
      number: 'this number as given',
      source: 'this source',
      sourceName: 'this source',
      words: 'this words',
      when: 'this day',
      earlier: 'this day',
      who: 'this way it is known',
      danger: 'this danger',
      told: 'this telling of the family',
    },
    load: async (_, actor) => (may(actor, 'contact.decide') ? {} : undefined),
    read: (fields, _, now) => readTaken(fields, now),
    async act(tx, actor, taken, { now }) {
      const done = await takeContactByPhone(tx, actor, taken, now)
      return done.ok ? accepted(`/contacts/${done.value}`) : done
    },
    refusals: REFUSALS,
    view: takeContactView,
  })
}
