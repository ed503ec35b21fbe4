import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { putDocument } from '../../../../entries/documents/commands.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { childToWriteAbout } from '../../../writing/commands.ts'
import { REFUSALS } from '../content.ts'
import { DESCRIBED_ASKS } from '../form.ts'
import { readDocument } from './form.ts'
import { addDocumentView } from './view.tsx'

/** GET and POST /children/:id/documents/new – a file that came, about a child and the brothers and sisters it is about too. */
export function addDocumentPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/documents/new',
    keep: ({ id }) => `document:${id}`,
    asks: { ...DESCRIBED_ASKS, file: 'this file', also: 'this choice of brothers and sisters' },
    takesFile: true,
    load: (tx, actor, { id = '' }, now) => childToWriteAbout(tx, actor, id, now),
    read: (fields, loaded, _, upload) => readDocument(fields, loaded, upload),
    async act(tx, actor, { document, pieces }, { now }) {
      const put = await putDocument(tx, actor, document, pieces(), now)
      return put.ok ? accepted(`/documents/${put.value.id}`) : put
    },
    refusals: REFUSALS,
    view: addDocumentView,
  })
}
