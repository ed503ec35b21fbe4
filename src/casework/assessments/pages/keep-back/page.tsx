import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { choiceOf, type Fields, problemOf, type Read, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { KEPT_REASONS, type KeepBack, type KeptBack } from '../../../../entries/keeping-back/model.ts'
import { CONTENT as ASKED, REASONS } from '../../../../entries/keeping-back/pages/content.ts'
import { KEEPING_ASKS } from '../../../../entries/keeping-back/pages/form.ts'
import { keptBackOf } from '../../../../entries/keeping-back/queries.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import type { Tx } from '../../../../platform/db.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { keepBackInAssessment } from '../../commands-keeping-back.ts'
import { loadAssessment } from '../write-assessment/page.ts'
import type { AssessmentShown } from '../write-assessment/view-shown.ts'
import { CONTENT, REFUSALS } from './content.ts'

type Keeping = AssessmentShown & { readonly kept: readonly KeptBack[] }

/** GET and POST /assessments/:id/keep-back – words of an assessment that are not for the parents' copies. */
export function keepBackPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/assessments/:id/keep-back',
    keep: ({ id }) => `keep-back:${id}`,
    asks: KEEPING_ASKS,
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    read: readKept,
    async act(tx, actor, act, { loaded: { assessment }, now }) {
      const kept = await keepBackInAssessment(tx, actor, assessment.id, act, now)
      return kept.ok ? accepted(`/assessments/${assessment.id}/keep-back`) : kept
    },
    refusals: REFUSALS,
    view: keepBackView,
  })
}

async function load(tx: Tx, actor: Actor, id: string, now: Moment): Promise<Keeping | undefined> {
  const loaded = await loadAssessment(tx, actor, id, 'assessment.write', now)
  return loaded && { ...loaded, kept: await keptBackOf(tx, [id]) }
}

function readKept(fields: Fields): Read<KeepBack> {
  const reason = choiceOf(fields, 'keepWhy', KEPT_REASONS)
  if (!reason) return { problems: [{ field: 'keepWhy', text: CONTENT.needsReason }] }
  return { act: { words: textOf(fields, 'keepWords'), verdict: 'keep-back', from: 'parents', reason, why: '' } }
}

function keepBackView(showing: Showing<Keeping>): string {
  const { loaded, fields, problems, now } = showing
  const { assessment, children, kept } = loaded
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const reasons = KEPT_REASONS.map((value) => ({ value, text: REASONS[value] }))
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={children} today={now.day} />,
    before: (
      <p>
        {CONTENT.before} <Link href={`/assessments/${assessment.id}`}>{CONTENT.back}</Link>
      </p>
    ),
    children: (
      <>
        <Textarea {...ask('keepWords')} label={ASKED.words} hint={ASKED.wordsHint} rows={3} />
        <Select {...ask('keepWhy')} label={ASKED.reason} items={[{ value: '', text: 'Choose' }, ...reasons]} />
        <Button preventDoubleClick>{CONTENT.send}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="kept">
        {kept.length === 0 ? (
          <p>{CONTENT.nothing}</p>
        ) : (
          <Rows
            items={kept.map(({ words, reason, byName, at }) => (
              <>
                {words ? `“${words}”` : CONTENT.all}: {reason ? REASONS[reason] : ''}{' '}
                <Small>{`${byName}, ${inWordsAt(at)}`}</Small>
              </>
            ))}
          />
        )}
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
