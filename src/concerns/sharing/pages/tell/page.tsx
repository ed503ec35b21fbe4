import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import {
  choiceOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Params, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { basesOn, SHARING_BASIS_CODES } from '../../../../statute/sharing-bases.ts'
import type { OwnInvolvement } from '../../../involvements/model.ts'
import { lockInvolvement } from '../../../involvements/queries.ts'
import { isLive } from '../../../involvements/rules.ts'
import { mayAnswer, tellUnasked } from '../../commands-holder.ts'
import type { TellUnasked } from '../../model.ts'
import { CONTENT, TELL_REFUSALS } from '../content.ts'
import { readOwn } from '../form.ts'
import { OwnPart } from '../view-parts.tsx'

/** GET and POST /concerns/children/:id/tell – a practitioner tells unasked, of a child with whom they work. */
export function tellPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/concerns/children/:id/tell',
    keep: ({ id }) => `share-tell:${id}`,
    asks: {
      basis: 'this ground',
      own: 'this sight',
      'own-kind': 'this way it is known',
      'own-context': 'this context',
    },
    load,
    read: readTold,
    async act(tx, actor, act, { now }) {
      const told = await tellUnasked(tx, actor, act, now)
      return told.ok ? accepted('/concerns/asked') : told
    },
    refusals: TELL_REFUSALS,
    view: tellView,
    current: '/concerns/children',
  })
}

async function load(tx: Tx, actor: Actor, { id = '' }: Params, now: Moment): Promise<OwnInvolvement | undefined> {
  const own = mayAnswer(actor) ? await lockInvolvement(tx, id) : undefined
  if (own?.userId !== actor.userId || !isLive(own, now.day)) return undefined
  await audit(tx, actor, 'sharing.answer', { kind: 'involvement', id }, { page: 'tell' })
  return own
}

function readTold(fields: Fields, { id }: OwnInvolvement, now: Moment): Read<TellUnasked> {
  const basis = choiceOf(fields, 'basis', SHARING_BASIS_CODES)
  const own = readOwn(fields, now.day)
  const problems: Problem[] = [...own.problems]
  if (!basis) problems.push({ field: 'basis', text: CONTENT.needsBasis })
  if (!basis || problems.length > 0) return { problems }
  return { act: { id: idIn(fields), involvementId: id, basis, parts: own.parts } }
}

function tellView(showing: Showing<OwnInvolvement>): string {
  const { loaded, fields, problems, now } = showing
  return formFrame(showing, {
    title: CONTENT.tellTitle,
    about: <strong>{`${loaded.child.given} ${loaded.child.family}`.trim()}</strong>,
    children: (
      <>
        <OwnPart fields={fields} problems={problems} label={CONTENT.tellWords} />
        <Radios
          name="basis"
          legend={CONTENT.tellBasis}
          value={fields['basis']}
          error={problemOf(problems, 'basis')}
          items={basesOn(now.day).map(({ code, words, law }) => ({ value: code, text: words, hint: law }))}
        />
        <Button preventDoubleClick>{CONTENT.tell}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.tellHelp} id="help">
        <Rows items={CONTENT.tellRules} />
      </Panel>
    ),
    helpLabel: CONTENT.tellHelp,
  })
}
