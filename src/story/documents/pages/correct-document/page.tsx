import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { type CorrectDocument, correctDocument, documentToChange } from '../../../../entries/documents/commands.ts'
import type { Document } from '../../../../entries/documents/model.ts'
import {
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { REFUSALS } from '../content.ts'
import { DESCRIBED_ASKS, describedFields, readDescribed } from '../form.ts'
import { DescribedQuestions } from '../questions.tsx'

const CONTENT = {
  title: 'Put right what this document is',
  stays: 'The file stays as it came. What it was called before stays beside it.',
  why: 'Why?',
  send: 'Put it right',
  help: 'The document',
  needsWhy: 'Write why, so that a reader understands it later',
} as const

/** GET and POST /documents/:id/correct – what a document is, said again beside what was said. */
export function correctDocumentPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/documents/:id/correct',
    keep: ({ id }) => `correct-document:${id}`,
    asks: { ...DESCRIBED_ASKS, why: 'this reason' },
    async load(tx, actor, { id = '' }, now) {
      const document = await documentToChange(tx, actor, id, now)
      if (!document || document.withdrawn) return undefined
      await auditLooks(tx, actor, document.childIds, { part: 'document', stepId: id })
      return document
    },
    first: (document) => describedFields(document),
    read: readCorrection,
    async act(tx, actor, act, { loaded, now }) {
      const done = await correctDocument(tx, actor, loaded.id, act, now)
      return done.ok ? accepted(`/documents/${loaded.id}`) : done
    },
    refusals: REFUSALS,
    view: correctDocumentView,
  })
}

function readCorrection(fields: Fields): Read<CorrectDocument> {
  const problems: Problem[] = []
  const described = readDescribed(fields, problems)
  const why = textOf(fields, 'why')
  if (!why) problems.push({ field: 'why', text: CONTENT.needsWhy })
  return described && why ? { act: { id: idIn(fields), ...described, why } } : { problems }
}

function correctDocumentView(showing: Showing<Document>): string {
  const { loaded, fields, problems } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: <Link href={`/documents/${loaded.id}`}>{loaded.title}</Link>,
    before: <p>{CONTENT.stays}</p>,
    children: (
      <>
        <DescribedQuestions fields={fields} problems={problems} />
        <Textarea name="why" label={CONTENT.why} rows={3} value={fields['why']} error={problemOf(problems, 'why')} />
        <Button preventDoubleClick>{CONTENT.send}</Button>
      </>
    ),
    help: <p>{loaded.fileName}</p>,
    helpLabel: CONTENT.help,
  })
}
