import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { type Instant, inWordsAt } from '../../../../kernel/instant.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { idIn, type Problem, problemOf } from '../../../drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../drafts/pages/form-page/page.ts'
import { formFrame } from '../../../drafts/pages/form-page/view.tsx'
import { correctRecord, recordToCorrect } from '../../commands.ts'
import type { CorrectRefusal, RecordCorrection } from '../../model.ts'

const CONTENT = {
  title: 'Correct this record',
  stays: 'What was signed stays as it was signed. Your correction stands beside it, and in the child’s story.',
  what: 'What is wrong, and what is right?',
  why: 'How do you know?',
  button: 'Put the correction beside it',
  help: 'The record',
  back: 'Back to the child',
} as const

const REFUSALS: Readonly<Record<CorrectRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nothing-said': { field: 'what', text: 'Write what is wrong and what is right' },
  'no-reason': { field: 'why', text: 'Write how you know, so that a reader can weigh both' },
}

type ToCorrect = {
  readonly id: string
  readonly kind: string
  readonly writtenByName: string
  readonly signedByName: string | null
  readonly recordedAt: Instant
  readonly childIds: readonly string[]
}

/** GET and POST /records/:id/correct – a correction beside a final record: what, why, by whom. The record never changes. */
export function correctRecordPage(http: FastifyInstance, acting: Acting): void {
  formPage<ToCorrect, RecordCorrection, CorrectRefusal>(http, acting, {
    path: '/records/:id/correct',
    keep: ({ id }) => `correct-record:${id}`,
    asks: { what: 'this correction', why: 'this reason' },
    async load(tx, actor, { id = '' }, now) {
      const record = await recordToCorrect(tx, actor, id, now)
      if (record) await auditLooks(tx, actor, record.childIds, { part: 'record', stepId: record.stepId })
      return record
    },
    read: (fields) => ({ act: { id: idIn(fields), what: fields['what'] ?? '', why: fields['why'] ?? '' } }),
    async act(tx, actor, act, { loaded, now }) {
      const outcome = await correctRecord(tx, actor, loaded.id, act, now)
      return outcome.ok ? accepted(`/children/${loaded.childIds[0]}`) : outcome
    },
    refusals: REFUSALS,
    view: correctRecordView,
  })
}

function correctRecordView(showing: Showing<ToCorrect>): string {
  const { loaded, fields, problems } = showing
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const signed = loaded.signedByName ? `, signed by ${loaded.signedByName}` : ''
  return formFrame(showing, {
    title: CONTENT.title,
    about: <Link href={`/children/${loaded.childIds[0]}`}>{CONTENT.back}</Link>,
    before: <p>{CONTENT.stays}</p>,
    children: (
      <>
        <Textarea {...ask('what')} label={CONTENT.what} rows={4} />
        <Textarea {...ask('why')} label={CONTENT.why} rows={3} />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="record">
        <p>{`${loaded.kind.replaceAll('-', ' ')}, written by ${loaded.writtenByName}${signed}, ${inWordsAt(loaded.recordedAt)}`}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
