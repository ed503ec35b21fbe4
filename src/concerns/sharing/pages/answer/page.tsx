import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import {
  choiceOf,
  type Fields,
  idIn,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { formatIndexNumber, type IndexNumber } from '../../../../kernel/index-number.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { authorityInWords } from '../../../../people/pages/find-child/content.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { basisInWords } from '../../../../statute/sharing-bases.ts'
import { answerAsked, type OpenedAsked, openAsked } from '../../commands-holder.ts'
import { ANSWERS } from '../../contract.ts'
import type { AnswerAsked, AskedOfUs } from '../../model.ts'
import { ANSWER_REFUSALS, CONTENT, outcomeInWords } from '../content.ts'
import { readOwn, readPassages } from '../form.ts'
import { OwnPart, Passages } from '../view-parts.tsx'

/** GET and POST /concerns/asked/:id – the holder shares, in whole or in part, or says why not, or holds nothing more. */
export function answerPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/concerns/asked/:id',
    keep: ({ id }) => `share-answer:${id}`,
    asks: {
      ...{ outcome: 'this answer', reason: 'this reason', 'take-#': 'this choice', 'kind-#': 'this way it is known' },
      ...{
        'context-#': 'this context',
        own: 'this sight',
        'own-kind': 'this way it is known',
        'own-context': 'this context',
      },
    },
    load: (tx, actor, { id = '' }, now) => openAsked(tx, actor, id, now.at),
    read: readAnswer,
    async act(tx, actor, act, { now }) {
      const answered = await answerAsked(tx, actor, act, now)
      return answered.ok ? accepted('/concerns/asked') : answered
    },
    refusals: ANSWER_REFUSALS,
    view: answerView,
    current: '/concerns/asked',
  })
}

function readAnswer(fields: Fields, { asked, passages }: OpenedAsked, now: Moment): Read<AnswerAsked> {
  const outcome = choiceOf(fields, 'outcome', ANSWERS)
  if (!outcome) return { problems: [{ field: 'outcome', text: CONTENT.needsOutcome }] }
  const own = readOwn(fields, now.day)
  if (outcome === 'shared' && own.problems.length > 0) return { problems: own.problems }
  const parts = [...readPassages(fields, passages), ...own.parts]
  return { act: { id: idIn(fields), askedId: asked.id, outcome, reason: textOf(fields, 'reason'), parts } }
}

function answerView(showing: Showing<OpenedAsked>): string {
  const { asked, called } = showing.loaded
  const number = formatIndexNumber(asked.number as IndexNumber)
  const rows = [
    [CONTENT.child, called === null ? number : `${called}, ${number}`],
    [CONTENT.who, `${asked.askedByName}, ${asked.askedByTitle}, ${authorityInWords(asked.fromAuthority)}`],
    [CONTENT.asked, asked.asked],
    [CONTENT.purpose, asked.purpose],
    [CONTENT.basis, basisInWords(asked.basis)],
  ] as const
  return formFrame(showing, {
    title: CONTENT.answerTitle,
    remark: `Answer by ${inWords(asked.answerBy)}`,
    before: (
      <>
        <SummaryList rows={rows.map(([key, value]) => ({ key, value }))} />
        {asked.answeredAt === null ? null : <Answered asked={asked} />}
      </>
    ),
    children: asked.answeredAt === null ? <Questions {...showing} /> : null,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rules} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Answered({ asked }: { readonly asked: AskedOfUs }) {
  return (
    <>
      {asked.outcome ? <p>{outcomeInWords(asked)}</p> : null}
      <p>
        <Link href="/concerns/asked">{CONTENT.seeGiven}</Link>
      </p>
    </>
  )
}

function Questions({ fields, problems, loaded }: Showing<OpenedAsked>) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const why = <Textarea {...ask('reason')} label={CONTENT.reason} rows={3} />
  return (
    <>
      <Radios
        {...ask('outcome')}
        legend={CONTENT.outcome}
        items={ANSWERS.map((value) => ({
          ...{ value, text: CONTENT.outcomes[value] },
          ...(value === 'refused' ? { conditional: why } : {}),
        }))}
      />
      <Passages passages={loaded.passages} fields={fields} />
      <OwnPart fields={fields} problems={problems} label={CONTENT.own} hint={CONTENT.ownHint} />
      <Button preventDoubleClick>{CONTENT.answer}</Button>
    </>
  )
}
