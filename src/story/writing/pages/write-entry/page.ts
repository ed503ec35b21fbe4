import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { writeEntry } from '../../../../entries/commands.ts'
import { dayFields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { keepBack } from '../../../../entries/keeping-back/commands.ts'
import { KEEPING_ASKS } from '../../../../entries/keeping-back/pages/form.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { childToWriteAbout } from '../../commands.ts'
import { REFUSALS } from './content.ts'
import { readEntry } from './form.ts'
import { writeEntryView } from './view.tsx'

/** GET and POST /children/:id/write – one entry about a child, and the brothers and sisters it is about too. */
export function writeEntryPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/write',
    keep: ({ id }) => `write:${id}`,
    asks: {
      what: 'this entry',
      when: 'this day',
      kind: 'this way it is known',
      saidBy: 'writer.name',
      role: 'writer.role',
      also: 'this choice of brothers and sisters',
      'part-#': 'this part',
      bearing: 'this bearing',
      significant: 'this significance',
      ...KEEPING_ASKS,
    },
    load: (tx, actor, { id = '' }, now) => childToWriteAbout(tx, actor, id, now),
    first: (_, now, actor) => ({
      ...dayFields('when', now.day),
      ...{ saidBy: actor.name, role: actor.jobTitle, bearing: 'neutral' },
    }),
    read: (fields, loaded) => readEntry(fields, loaded),
    async act(tx, actor, { keeping, ...entry }, { loaded, now }) {
      const written = await writeEntry(tx, actor, entry, now)
      if (written.ok && keeping) await keepBack(tx, actor, { kind: 'entry', id: entry.id }, keeping, now)
      return written.ok ? accepted(`/children/${loaded.child.id}#entry-${entry.id}`) : written
    },
    refusals: REFUSALS,
    view: writeEntryView,
  })
}
