import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Answer, NotKnown } from '../../../../entries/evidence/model.ts'
import { lockNotKnown } from '../../../../entries/evidence/queries-not-known.ts'
import { ENTRY_KINDS } from '../../../../entries/model.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { answerWhatWasNotKnown } from '../../commands-not-known.ts'
import { CONTENT, KNOWN, NOT_KNOWN_REFUSALS } from '../content.ts'

type ToAnswer = { readonly asked: NotKnown; readonly child: KnownPerson }
type Answered = { readonly entryId: string; readonly answer: Answer }

/** GET and POST /not-known/:id – what was not known is answered by an entry, or is asked no more. */
export function answerNotKnownPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/not-known/:id',
    keep: ({ id }) => `answer:${id}`,
    asks: {
      answer: 'this answer',
      kind: 'this way it is known',
      saidBy: 'writer.name',
      answered: 'this day',
      letGo: 'this reason',
    },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    first: (_, now, actor) => ({ saidBy: actor.name, ...dayFields('answered', now.day) }),
    read: readAnswer,
    async act(tx, actor, { entryId, answer }, { loaded, now }) {
      const done = await answerWhatWasNotKnown(tx, actor, { id: loaded.asked.id, entryId, answer }, now)
      return done.ok ? accepted(`/children/${loaded.child.id}/evidence#not-known`) : done
    },
    refusals: NOT_KNOWN_REFUSALS,
    view,
  })
}

async function load(tx: Tx, actor: Actor, id: string, now: Moment): Promise<ToAnswer | undefined> {
  const asked = await lockNotKnown(tx, id)
  if (!asked || !(await standingFor(tx, actor, 'evidence.write', asked.childId, now.day))) return undefined
  const child = await personById(tx, asked.childId)
  await audit(tx, actor, 'child.look', { kind: 'child', id: asked.childId }, { part: 'not-known' })
  return child && { asked, child }
}

function readAnswer(fields: Fields): Read<Answered> {
  const entryId = idIn(fields)
  const [words, letGoWhy] = [textOf(fields, 'answer'), textOf(fields, 'letGo')]
  if (!words) return { act: { entryId, answer: { letGoWhy: letGoWhy ?? '' } } }
  const [kind, on] = [choiceOf(fields, 'kind', ENTRY_KINDS), dayOf(fields, 'answered')]
  const problems: Problem[] = []
  if (!kind) problems.push({ field: 'kind', text: CONTENT.needsKnown })
  if (!on) problems.push({ field: 'answered-day', text: CONTENT.needsDay })
  if (!kind || !on) return { problems }
  return { act: { entryId, answer: { words, kind, saidBy: fields['saidBy'] ?? '', on } } }
}

function view(showing: Showing<ToAnswer>): string {
  const { loaded } = showing
  const { asked, child } = loaded
  return formFrame(showing, {
    title: CONTENT.answerTitle,
    about: <Link href={`/children/${child.id}/evidence#not-known`}>{displayName(child)}</Link>,
    before: (
      <p>
        <strong>{asked.question}</strong> {asked.finderName}
        {asked.findBy ? `, by ${inWords(asked.findBy)}` : ''}
        {asked.endedOn ? `. Ended on ${inWords(asked.endedOn)}. ${asked.letGoWhy ?? ''}` : ''}
      </p>
    ),
    children: asked.endedOn ? null : <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.answerHint}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { fields, problems } }: { showing: Showing<ToAnswer> }) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Textarea {...ask('answer')} label={CONTENT.answer} hint={CONTENT.answerHint} rows={3} />
      <Radios
        {...ask('kind')}
        legend={CONTENT.howKnown}
        inline
        items={ENTRY_KINDS.map((value) => ({ value, text: KNOWN[value] }))}
      />
      <Input {...ask('saidBy')} label={CONTENT.saidBy} />
      <DateInput
        name="answered"
        legend={CONTENT.answeredOn}
        values={fields}
        error={problemOf(problems, 'answered-day')}
      />
      <Textarea {...ask('letGo')} label={CONTENT.letGo} rows={2} />
      <Button preventDoubleClick>{CONTENT.answerButton}</Button>
    </>
  )
}
