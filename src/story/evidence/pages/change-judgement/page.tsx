import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import { choicesOf, type Fields, problemOf, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Judgement } from '../../../../entries/evidence/model.ts'
import { KIND_WORDS } from '../../../../entries/evidence/pages/content.ts'
import { judgementById } from '../../../../entries/evidence/queries-judgements.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { DIMENSION_CODES } from '../../../../statute/assessment-framework.ts'
import { type ChangeJudgement, changeJudgement, endJudgement } from '../../commands.ts'
import { CONTENT, JUDGEMENT_REFUSALS } from '../content.ts'
import { Dimensions } from '../dimensions.tsx'

type ToChange = { readonly judgement: Judgement; readonly child: KnownPerson }
type Change = { readonly to: ChangeJudgement; readonly ended: string | null }

/** GET and POST /judgements/:id – a judgement gets other words, or ends with why. */
export function changeJudgementPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/judgements/:id',
    keep: ({ id }) => `change-judgement:${id}`,
    asks: {
      who: 'judgement as it stands',
      statement: 'judgement as it stands',
      harm: 'judgement as it stands',
      dimensions: 'this choice of lenses',
      ended: 'this ending',
    },
    load: (tx, actor, { id = '' }, now) => judgementToChange(tx, actor, id, now),
    first: ({ judgement }) => ({
      ...{ who: judgement.saidBy, statement: judgement.statement, harm: judgement.couldHappen ?? '' },
      dimensions: judgement.dimensions.join('\n'),
    }),
    read: (fields, { judgement }) => ({ act: readChange(fields, judgement) }),
    async act(tx, actor, { to, ended }, { loaded, now }) {
      const { id, childId } = loaded.judgement
      const changed = await changeJudgement(tx, actor, id, to, now)
      const done = changed.ok && ended ? await endJudgement(tx, actor, id, ended, now) : changed
      return done.ok ? accepted(`/children/${childId}/evidence`) : done
    },
    refusals: JUDGEMENT_REFUSALS,
    view,
  })
}

/** A judgement that the actor may change, with the child. The look is on record. */
export async function judgementToChange(tx: Tx, actor: Actor, id: string, now: Moment): Promise<ToChange | undefined> {
  const judgement = await judgementById(tx, id)
  if (!judgement || !(await standingFor(tx, actor, 'evidence.write', judgement.childId, now.day))) return undefined
  const child = await personById(tx, judgement.childId)
  await audit(tx, actor, 'child.look', { kind: 'child', id: judgement.childId }, { part: 'judgement' })
  return child && { judgement, child }
}

function readChange(fields: Fields, { kind }: Judgement): Change {
  const isOfHarm = kind === 'danger-statement' || kind === 'worry-statement'
  const to = {
    ...{ saidBy: fields['who'] ?? '', statement: fields['statement'] ?? '' },
    couldHappen: isOfHarm ? textOf(fields, 'harm') : null,
    dimensions: choicesOf(fields, 'dimensions', DIMENSION_CODES),
  }
  return { to, ended: textOf(fields, 'ended') }
}

function view(showing: Showing<ToChange>): string {
  const { fields, problems, loaded } = showing
  const { judgement, child } = loaded
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const isOfHarm = judgement.kind === 'danger-statement' || judgement.kind === 'worry-statement'
  return formFrame(showing, {
    title: CONTENT.changeTitle,
    remark: KIND_WORDS[judgement.kind],
    about: <Link href={`/children/${child.id}/evidence`}>{displayName(child)}</Link>,
    before: judgement.endedOn ? (
      <p>
        {judgement.statement} Ended on {inWords(judgement.endedOn)}: {judgement.endedHow}
      </p>
    ) : null,
    children: judgement.endedOn ? null : (
      <>
        <Input {...ask('who')} label={CONTENT.who} hint={CONTENT.whoHint} />
        <Textarea {...ask('statement')} label={CONTENT.statement} rows={4} />
        {isOfHarm ? <Textarea {...ask('harm')} label={CONTENT.harm} rows={3} /> : null}
        <Dimensions chosen={fields['dimensions']} />
        <Textarea {...ask('ended')} label={CONTENT.ended} hint={CONTENT.endedHint} rows={2} />
        <Button preventDoubleClick>{CONTENT.change}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.changeHelp}</p>
        <p>
          <Link href={`/evidence/${judgement.id}`}>{CONTENT.evidenceTitle}</Link>
        </p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
