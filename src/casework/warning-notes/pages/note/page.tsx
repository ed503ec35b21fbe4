import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  dayWasGiven,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Params, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { peopleById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { SummaryList } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Kind, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { lookAtNote, reviewNote } from '../../commands.ts'
import { NOTE_OUTCOMES, type NoteRefusal, type NoteReview, type NoteReviewed, type WarningNote } from '../../model.ts'
import { usualReview } from '../../rules.ts'
import { CONTENT, OUTCOME_DONE, OUTCOME_WORDS, REFUSALS } from '../content.ts'

type Seen = {
  readonly note: WarningNote
  readonly reviews: readonly NoteReviewed[]
  readonly mayApprove: boolean
  readonly children: readonly KnownPerson[]
  /** Of whom it is; null of an address. */
  readonly person: KnownPerson | null
}

/** GET and POST /warning-notes/:id – a warning to workers, with its history: approved, looked at again, or ended. */
export function notePage(http: FastifyInstance, acting: Acting): void {
  formPage<Seen, NoteReview, NoteRefusal>(http, acting, {
    path: '/warning-notes/:id',
    keep: ({ id }) => `warning-note-review:${id}`,
    asks: { outcome: 'this outcome', words: 'this finding', review: 'this day of review' },
    load,
    first: (_, now) => dayFields('review', usualReview(now.day)),
    read: readReview,
    async act(tx, actor, act, { now }) {
      const reviewed = await reviewNote(tx, actor, act, now)
      return reviewed.ok ? accepted(`/warning-notes/${reviewed.value}`) : reviewed
    },
    refusals: { ...REFUSALS, 'nothing-written': { field: 'words', text: 'Write what is known now' } },
    view: noteView,
  })
}

async function load(tx: Tx, actor: Actor, { id = '' }: Params, now: Moment): Promise<Seen | undefined> {
  const seen = await lookAtNote(tx, actor, id, now)
  if (!seen) return undefined
  const { personId } = seen.note
  const people = await peopleById(tx, [...seen.children, ...(personId === null ? [] : [personId])])
  const children = seen.children.flatMap((child) => people.get(child) ?? [])
  return { ...seen, children, person: personId === null ? null : (people.get(personId) ?? null) }
}

function readReview(fields: Fields, { note }: Seen): Read<NoteReview> {
  const outcome = choiceOf(fields, 'outcome', NOTE_OUTCOMES)
  const reviewBy = dayWasGiven(fields, 'review') ? dayOf(fields, 'review') : null
  const problems: Problem[] = []
  if (!outcome) problems.push({ field: 'outcome', text: CONTENT.needsOutcome })
  if (reviewBy === undefined) problems.push({ field: 'review-day', text: CONTENT.needsReview })
  if (!outcome || reviewBy === undefined) return { problems }
  return { act: { id: idIn(fields), noteId: note.id, outcome, words: fields['words'] ?? '', reviewBy } }
}

function noteView(showing: Showing<Seen>): string {
  const { note, children } = showing.loaded
  return formFrame(showing, {
    title: `${CONTENT.noteTitle}: ${note.title}`,
    about: <ChildrenLine of={children} today={showing.now.day} />,
    before: <Note seen={showing.loaded} />,
    children: note.endedOn === null ? <Questions {...showing} /> : null,
    help: <History reviews={showing.loaded.reviews} />,
    helpLabel: CONTENT.history,
  })
}

function Note({ seen: { note, person } }: { readonly seen: Seen }) {
  const rows = [
    [CONTENT.about, person ? displayName(person) : 'An address'],
    [CONTENT.told, note.toldOn ? inWords(note.toldOn) : `No: ${note.whyNotTold}`],
    [CONTENT.approved, note.approvedByName ?? CONTENT.notApproved],
    [CONTENT.review, inWords(note.reviewBy)],
    ...(note.endedOn ? [[CONTENT.ended, `${inWords(note.endedOn)}: ${note.endedHow}`] as const] : []),
  ] as const
  return (
    <>
      <p>{note.reason}</p>
      <p>
        <Kind kind={note.howKnown} /> {note.saidBy}, since {inWords(note.sinceOn)} <Small>{note.recordedByName}</Small>
      </p>
      <SummaryList rows={rows.map(([key, value]) => ({ key, value }))} />
    </>
  )
}

function Questions({ fields, problems, loaded }: Showing<Seen>) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const { note, mayApprove } = loaded
  const offered = NOTE_OUTCOMES.filter(
    (one) => one === 'stands' || (mayApprove && (one === 'ended' || note.approvedAt === null)),
  )
  return (
    <>
      <Radios
        {...ask('outcome')}
        legend={CONTENT.outcome}
        items={offered.map((value) => ({ value, text: OUTCOME_WORDS[value] }))}
      />
      <Textarea {...ask('words')} label={CONTENT.words} rows={3} />
      <DateInput name="review" legend={CONTENT.review} values={fields} error={problemOf(problems, 'review-day')} />
      <Button preventDoubleClick>{CONTENT.save}</Button>
    </>
  )
}

function History({ reviews }: { readonly reviews: readonly NoteReviewed[] }) {
  return (
    <Panel heading={CONTENT.history} id="history">
      {reviews.length === 0 ? (
        <p>{CONTENT.noHistory}</p>
      ) : (
        <Rows
          items={reviews.map(({ outcome, words, reviewedOn, by }) => (
            <>
              <strong>{OUTCOME_DONE[outcome]}.</strong> {words} <Small>{`${by}, ${inWords(reviewedOn)}`}</Small>
            </>
          ))}
        />
      )}
    </Panel>
  )
}
