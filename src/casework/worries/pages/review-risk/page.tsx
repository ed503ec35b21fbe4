import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { mayForSome } from '../../../../access/queries.ts'
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
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { childrenAround } from '../../../../people/family/queries-around.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Kind, Panel } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { reviewRisk } from '../../commands-risks.ts'
import { TRENDS } from '../../model.ts'
import type { Risk, RiskReview } from '../../model-risks.ts'
import { lockRiskOf } from '../../queries-risks.ts'
import { usualReview } from '../../rules.ts'
import { TRENDS as TREND_WORDS } from '../content.ts'
import { CONTENT, OUTCOMES, REFUSALS } from './content.ts'

type ToReview = { readonly person: KnownPerson; readonly risk: Risk }

/** GET and POST /people/:id/risk – looks again at whether somebody may still be a risk to children. */
export function reviewRiskPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/people/:id/risk',
    keep: ({ id }) => `risk:${id}`,
    asks: {
      outcome: 'this outcome',
      statement: 'risk as it stands',
      trend: 'risk as it stands',
      told: 'risk as it stands',
      'managed-by': 'risk as it stands',
      review: 'this day of review',
    },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    first: ({ risk }, now) => ({
      ...{
        statement: risk.statement,
        trend: risk.trend ?? '',
        told: risk.told ?? '',
        'managed-by': risk.managedBy ?? '',
      },
      ...dayFields('review', usualReview(now.day)),
    }),
    read: readReview,
    async act(tx, actor, review, { loaded, now }) {
      const reviewed = await reviewRisk(tx, actor, loaded.person.id, review, now)
      return reviewed.ok ? accepted(`/people/${loaded.person.id}`) : reviewed
    },
    refusals: REFUSALS,
    view: reviewRiskView,
  })
}

async function load(tx: Tx, actor: Actor, personId: string, now: Moment): Promise<ToReview | undefined> {
  const around = await childrenAround(tx, personId, { ever: true })
  if (!(await mayForSome(tx, actor, 'worry.write', around, now.day))) return undefined
  const risk = await lockRiskOf(tx, personId)
  const person = risk && (await personById(tx, personId))
  await audit(tx, actor, 'child.look', { kind: 'person', id: personId }, { part: 'risk' }, around)
  return person && { person, risk }
}

function readReview(fields: Fields): Read<RiskReview> {
  const outcome = choiceOf(fields, 'outcome', ['still', 'ended'])
  const reviewBy = dayWasGiven(fields, 'review') ? dayOf(fields, 'review') : null
  const problems: Problem[] = []
  if (!outcome) problems.push({ field: 'outcome', text: CONTENT.needsOutcome })
  if (outcome === 'still' && !reviewBy) problems.push({ field: 'review-day', text: CONTENT.needsReview })
  if (!outcome || problems.length > 0) return { problems }
  return {
    act: {
      ...{ id: idIn(fields), outcome, statement: textOf(fields, 'statement') ?? '', told: textOf(fields, 'told') },
      ...{ trend: choiceOf(fields, 'trend', TRENDS) ?? null, managedBy: textOf(fields, 'managed-by') },
      reviewBy: outcome === 'ended' ? null : (reviewBy ?? null),
    },
  }
}

function reviewRiskView(showing: Showing<ToReview>): string {
  const { person, risk } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.title,
    about: <Link href={`/people/${person.id}`}>{displayName(person)}</Link>,
    before: (
      <p>
        <strong>{risk.title}.</strong> <Kind kind={risk.howKnown} /> {risk.saidBy}, since {inWords(risk.sinceOn)}
      </p>
    ),
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { fields, problems } }: { showing: Showing<ToReview> }) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Radios {...ask('outcome')} legend={CONTENT.outcome} items={choices(OUTCOMES)} />
      <Textarea {...ask('statement')} label={CONTENT.statement} hint={CONTENT.statementHint} rows={4} />
      <Radios {...ask('trend')} legend={CONTENT.trend} items={choices(TREND_WORDS)} />
      <Input {...ask('told')} label={CONTENT.told} hint={CONTENT.toldHint} />
      <Input {...ask('managed-by')} label={CONTENT.managedBy} autocomplete="off" />
      <DateInput name="review" legend={CONTENT.review} values={fields} error={problemOf(problems, 'review-day')} />
      <Button preventDoubleClick>{CONTENT.save}</Button>
    </>
  )
}

function choices(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => ({ value, text }))
}
