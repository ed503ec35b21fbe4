import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import {
  dayFields,
  dayOf,
  type Fields,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { addMonths } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { lookAtPlace, type PlaceSeen, reviewPlace } from '../../commands.ts'
import type { PlaceReview } from '../../model.ts'
import { CONTENT, REFUSALS } from '../content.ts'

/** GET and POST /places/:id/review – what is known of a place now, and when it is looked at again, or how it ended. */
export function reviewPlacePage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/places/:id/review',
    keep: ({ id }) => `review-place:${id}`,
    asks: { known: 'place as it stands', review: 'this day of review', over: 'this ending', how: 'this ending' },
    load: (tx, actor, { id = '' }, now) => lookAtPlace(tx, actor, id, 'worry.write', now),
    first: ({ place }, now) => ({ known: place.known, ...dayFields('review', addMonths(now.day, 3)) }),
    read: readReview,
    async act(tx, actor, review, { loaded, now }) {
      const reviewed = await reviewPlace(tx, actor, loaded.place.id, review, now)
      return reviewed.ok ? accepted(`/places/${loaded.place.id}`) : reviewed
    },
    refusals: REFUSALS,
    view: reviewPlaceView,
  })
}

function readReview(fields: Fields): Read<PlaceReview> {
  const [reviewBy, how] = [dayOf(fields, 'review'), textOf(fields, 'how')]
  if (!reviewBy) return { problems: [{ field: 'review-day', text: CONTENT.needsReview }] }
  const isOver = fields['over'] === 'yes'
  if (isOver && !how) return { problems: [{ field: 'how', text: CONTENT.how }] }
  return { act: { known: textOf(fields, 'known') ?? '', reviewBy, closedHow: isOver ? how : null } }
}

function reviewPlaceView(showing: Showing<PlaceSeen>): string {
  const { loaded, fields, problems } = showing
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.reviewTitle,
    about: <Link href={`/places/${loaded.place.id}`}>{loaded.place.name}</Link>,
    children: (
      <>
        <Textarea {...ask('known')} label={CONTENT.known} hint={CONTENT.knownHint} rows={4} />
        <DateInput name="review" legend={CONTENT.review} values={fields} error={problemOf(problems, 'review-day')} />
        <Checkboxes
          name="over"
          legend={CONTENT.over}
          items={[{ value: 'yes', text: CONTENT.overYes }]}
          values={[fields['over'] ?? '']}
        />
        <Textarea {...ask('how')} label={CONTENT.how} rows={2} />
        <Button preventDoubleClick>{CONTENT.saveReview}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
