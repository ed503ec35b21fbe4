import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { documentToChange, withdrawDocument } from '../../../../entries/documents/commands.ts'
import type { Document } from '../../../../entries/documents/model.ts'
import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { REFUSALS } from '../content.ts'

const CONTENT = {
  title: 'Withdraw this document',
  stays:
    'For a file that should not be here: about someone else, or sent by mistake. Nobody is given it any more, and no search finds its words. That it came, and why it was withdrawn, stays in the story.',
  why: 'Why should it not be here?',
  send: 'Withdraw it',
  help: 'The document',
} as const

/** GET and POST /documents/:id/withdraw – a document that should not be here is given to nobody any more; nothing is deleted. */
export function withdrawDocumentPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/documents/:id/withdraw',
    keep: ({ id }) => `withdraw-document:${id}`,
    asks: { why: 'this reason' },
    async load(tx, actor, { id = '' }, now) {
      const document = await documentToChange(tx, actor, id, now)
      if (!document || document.withdrawn) return undefined
      await auditLooks(tx, actor, document.childIds, { part: 'document', stepId: id })
      return document
    },
    read: (fields) => ({ act: fields['why'] ?? '' }),
    async act(tx, actor, why, { loaded, now }) {
      const done = await withdrawDocument(tx, actor, loaded.id, why, now)
      return done.ok ? accepted(`/documents/${loaded.id}`) : done
    },
    refusals: REFUSALS,
    view: withdrawDocumentView,
  })
}

function withdrawDocumentView(showing: Showing<Document>): string {
  const { loaded, fields, problems } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: <Link href={`/documents/${loaded.id}`}>{loaded.title}</Link>,
    before: <p>{CONTENT.stays}</p>,
    children: (
      <>
        <Textarea name="why" label={CONTENT.why} rows={3} value={fields['why']} error={problemOf(problems, 'why')} />
        <Button preventDoubleClick>{CONTENT.send}</Button>
      </>
    ),
    help: <p>{loaded.fileName}</p>,
    helpLabel: CONTENT.help,
  })
}
