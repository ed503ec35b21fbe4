import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { choiceOf, type Fields, problemOf, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { reviewOpened } from '../../commands.ts'
import { type OpenedRecord, REVIEWS, type Review } from '../../model.ts'
import { lockOpened } from '../../queries.ts'
import { CONTENT, REASONS, REVIEW_REFUSALS, REVIEW_WORDS } from '../content.ts'

type Opened = { readonly opened: OpenedRecord; readonly child: KnownPerson }
type Said = { readonly review: Review; readonly words: string }

/** GET and POST /reviews/break-glass/:id – the next day a manager says what they think of a record that was opened. */
export function reviewOpenedPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/reviews/break-glass/:id',
    keep: ({ id }) => `review-opened:${id}`,
    asks: { review: 'this finding', words: 'this finding' },
    load: (tx, actor, { id = '' }) => load(tx, actor, id),
    read: readReview,
    async act(tx, actor, said, { loaded, now }) {
      const reviewed = await reviewOpened(tx, actor, { ...said, id: loaded.opened.id }, now)
      return reviewed.ok ? accepted('/reviews/break-glass') : reviewed
    },
    refusals: REVIEW_REFUSALS,
    view: reviewView,
    current: '/reviews/break-glass',
  })
}

async function load(tx: Tx, actor: Actor, id: string): Promise<Opened | undefined> {
  if (!may(actor, 'glass.review') || actor.seat !== 'council') return undefined
  const opened = await lockOpened(tx, id)
  const child = opened && (await personById(tx, opened.childId))
  if (!child) return undefined
  await audit(tx, actor, 'glass.review', { kind: 'child', id: child.id }, { page: 'review' })
  return { opened, child }
}

function readReview(fields: Fields): Read<Said> {
  const review = choiceOf(fields, 'review', REVIEWS)
  if (!review) return { problems: [{ field: 'review', text: CONTENT.needsReview }] }
  return { act: { review, words: fields['words'] ?? '' } }
}

function reviewView(showing: Showing<Opened>): string {
  const { fields, problems, loaded } = showing
  const { opened, child } = loaded
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const rows = [
    { key: 'Child', value: displayName(child) },
    { key: CONTENT.columns[1], value: opened.userName },
    { key: CONTENT.columns[2], value: `${REASONS[opened.reasonCode]}: ${opened.reason}` },
    { key: CONTENT.columns[3], value: `${inWordsAt(opened.begunAt)} to ${inWordsAt(opened.untilAt)}` },
    ...(opened.review ? [{ key: `${CONTENT.done} ${opened.reviewedByName}`, value: foundInWords(opened) }] : []),
  ]
  return formFrame(showing, {
    title: CONTENT.reviewTitle,
    before: <SummaryList rows={rows} />,
    children: opened.review ? null : (
      <>
        <Radios
          {...ask('review')}
          legend={CONTENT.review}
          items={REVIEWS.map((value) => ({ value, text: REVIEW_WORDS[value] }))}
        />
        <Textarea {...ask('words')} label={CONTENT.words} rows={3} />
        <Button preventDoubleClick>{CONTENT.save}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.reviewHelp} id="help">
        <Rows items={CONTENT.reviewRules} />
      </Panel>
    ),
    helpLabel: CONTENT.reviewHelp,
  })
}

function foundInWords({ review, reviewWords }: OpenedRecord): string {
  const found = review ? REVIEW_WORDS[review] : ''
  return reviewWords ? `${found}: ${reviewWords}` : found
}
