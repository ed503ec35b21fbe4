import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import {
  choiceOf,
  type Fields,
  type Problem,
  problemOf,
  type Read,
} from '../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../kernel/instant.ts'
import { accepted } from '../../../kernel/outcome.ts'
import { HeadingLine, Wrap } from '../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../platform/govuk/choices.tsx'
import { Link, SummaryList } from '../../../platform/govuk/content.tsx'
import { Button } from '../../../platform/govuk/form.tsx'
import { page } from '../../../platform/govuk/layout.tsx'
import { Panel } from '../../../platform/govuk/record.tsx'
import { Table } from '../../../platform/govuk/table.tsx'
import { Textarea } from '../../../platform/govuk/text-fields.tsx'
import {
  answerDisagreement,
  type DisagreementOpened,
  openDisagreement,
  openDisagreements,
} from '../../commands-life.ts'
import { ANSWERS, type AnswerRefusal, type AnswerToDisagreement } from '../../model.ts'
import { ANSWER_WORDS } from '../concern/content.ts'
import { nameAsGiven, outcomeWords } from '../content.ts'

const PATH = '/disagreements'
const CONTENT = {
  title: 'Who disagrees with a decision',
  none: 'Nobody waits for an answer.',
  columns: ['Who', 'Since', 'Answer by'],
  late: 'late',
  answerTitle: 'Answer a disagreement',
  outcome: 'What do you decide?',
  outcomeMissing: 'Choose what you decide',
  answer: 'Why, and what happens now?',
  button: 'Send the answer',
  help: 'What they read',
  helpText:
    'Whoever raised the concern reads your answer and your name. They may say once more that they do not agree.',
} as const

const REFUSALS: Readonly<Record<AnswerRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'not-found': 'not-there',
  'answered-already': { text: 'This was answered already.' },
  'no-reason': { field: 'answer', text: 'Write why, and what happens now' },
}

/** GET /disagreements – what waits for this manager; GET and POST /disagreements/:id – the answer to one. */
export function disagreementsPage(http: FastifyInstance, acting: Acting): void {
  http.get(PATH, async (request, reply) => {
    const actor = acting.actorOf(request)
    const waiting = await acting.inTransaction(actor, (tx) => openDisagreements(tx, actor))
    if (!waiting) return reply.callNotFound()
    const { day } = acting.now()
    const rows = waiting.map(({ id, saidByName, saidByTitle, saidAt, answerBy }) => [
      <Link href={`${PATH}/${id}`}>{`${saidByName}, ${saidByTitle}`}</Link>,
      inWordsAt(saidAt),
      answerBy < day ? `${inWords(answerBy)}: ${CONTENT.late}` : inWords(answerBy),
    ])
    const html = page({
      title: CONTENT.title,
      shell: acting.shell(request, PATH),
      children: (
        <Wrap>
          <HeadingLine heading={CONTENT.title} />
          {rows.length === 0 ? (
            <p>{CONTENT.none}</p>
          ) : (
            <Table
              caption={CONTENT.title}
              captionSize="hidden"
              columns={CONTENT.columns.map((head) => ({ head }))}
              rows={rows}
            />
          )}
        </Wrap>
      ),
    })
    return reply.type('text/html; charset=utf-8').send(html)
  })
  answerPage(http, acting)
}

function answerPage(http: FastifyInstance, acting: Acting): void {
  formPage<DisagreementOpened, AnswerToDisagreement, AnswerRefusal>(http, acting, {
    path: `${PATH}/:id`,
    current: PATH,
    keep: ({ id }) => `disagreement:${id}`,
    asks: { outcome: 'this answer', answer: 'this answer' },
    load: (tx, actor, { id = '' }) => openDisagreement(tx, actor, id),
    read: readAnswer,
    async act(tx, actor, answer, { loaded, now }) {
      const done = await answerDisagreement(tx, actor, loaded.disagreement.id, answer, now)
      return done.ok ? accepted(PATH) : done
    },
    refusals: REFUSALS,
    view: answerView,
  })
}

function readAnswer(fields: Fields): Read<AnswerToDisagreement> {
  const outcome = choiceOf(fields, 'outcome', ANSWERS)
  if (!outcome) return { problems: [{ field: 'outcome', text: CONTENT.outcomeMissing }] }
  return { act: { outcome, answer: fields['answer'] ?? '' } }
}

function answerView(showing: Showing<DisagreementOpened>): string {
  const { fields, problems, loaded } = showing
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.answerTitle,
    before: <Said {...loaded} />,
    children: loaded.disagreement.answeredAt ? undefined : (
      <>
        <Radios
          legend={CONTENT.outcome}
          items={ANSWERS.map((value) => ({ value, text: ANSWER_WORDS[value] }))}
          {...box('outcome')}
        />
        <Textarea label={CONTENT.answer} rows={4} {...box('answer')} />
        <Button preventDoubleClick>{CONTENT.button}</Button>
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

function Said({ concern, disagreement }: DisagreementOpened) {
  const { saidByName, saidByTitle, saidAt, reason, answer, answerBy } = disagreement
  const rows = [
    ['The child', nameAsGiven(concern.asGiven)],
    ['What was told', concern.whatSeen],
    ['What was decided', `${outcomeWords(concern.outcome ?? '')}. ${concern.outcomeReason}`],
    ['Who disagrees', `${saidByName}, ${saidByTitle}, ${inWordsAt(saidAt)}`],
    ['Why', reason],
    ['Answer', answer ?? `by ${inWords(answerBy)}`],
  ] as const
  return <SummaryList rows={rows.map(([key, value]) => ({ key, value }))} />
}
