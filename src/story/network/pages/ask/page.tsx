import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import { askHolders } from '../../../../concerns/sharing/commands.ts'
import { URGENCIES } from '../../../../concerns/sharing/contract.ts'
import type { AskHolders, AskRefusal, HolderShown } from '../../../../concerns/sharing/model.ts'
import {
  choiceOf,
  type Fields,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Params, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { newId } from '../../../../platform/ids.ts'
import { basesOn, SHARING_BASIS_CODES } from '../../../../statute/sharing-bases.ts'
import { holdersKept } from '../../commands.ts'
import { ASK_REFUSALS, CONTENT, URGENCY_WORDS } from '../../content.ts'

type ToAsk = {
  readonly child: KnownPerson & { readonly indexNumber: string }
  readonly holders: readonly HolderShown[]
}

/** GET and POST /children/:id/ask/:ask – asks those who were ticked for what they know, on a ground in law. */
export function askPage(http: FastifyInstance, acting: Acting): void {
  formPage<ToAsk, AskHolders, AskRefusal>(http, acting, {
    path: '/children/:id/ask/:ask',
    keep: ({ id, ask }) => `share-ask:${id}:${ask}`,
    asks: { purpose: 'this purpose', basis: 'this ground', asked: 'this question', urgency: 'this urgency' },
    load,
    first: () => ({ urgency: 'usual' }),
    read: readAsk,
    async act(tx, actor, act, { now }) {
      const asked = await askHolders(tx, actor, act, now)
      return asked.ok ? accepted(`/children/${act.childId}/sharing`) : asked
    },
    refusals: ASK_REFUSALS,
    view: askView,
  })
}

async function load(tx: Tx, actor: Actor, { id = '', ask = '' }: Params, now: Moment): Promise<ToAsk | undefined> {
  if (!(await standingFor(tx, actor, 'sharing.ask', id, now.day))) return undefined
  const [child, holders] = [await personById(tx, id), await holdersKept(tx, actor, ask)]
  if (!child?.indexNumber || holders.length === 0) return undefined
  await auditLooks(tx, actor, [id], { part: 'sharing' })
  return { child: { ...child, indexNumber: child.indexNumber }, holders }
}

function readAsk(fields: Fields, { child, holders }: ToAsk): Read<AskHolders> {
  const basis = choiceOf(fields, 'basis', SHARING_BASIS_CODES)
  const urgency = choiceOf(fields, 'urgency', URGENCIES)
  const problems: Problem[] = []
  if (!basis) problems.push({ field: 'basis', text: CONTENT.needsBasis })
  if (!urgency) problems.push({ field: 'urgency', text: CONTENT.needsUrgency })
  if (!basis || !urgency) return { problems }
  return {
    act: {
      ...{ childId: child.id, indexNumber: child.indexNumber, basis, urgency },
      ...{ purpose: fields['purpose'] ?? '', asked: fields['asked'] ?? '' },
      holders: holders.map((holder) => ({ ...holder, id: newId() })),
    },
  }
}

function askView(showing: Showing<ToAsk>): string {
  const { child, holders } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.askTitle,
    about: <ChildrenLine of={[child]} today={showing.now.day} />,
    before: (
      <Panel heading={CONTENT.whom} id="whom">
        <Rows
          items={holders.map(({ agency, name, whomToRing }) => (
            <>
              <strong>{agency}</strong> {name} <Small>{whomToRing}</Small>
            </>
          ))}
        />
      </Panel>
    ),
    children: <Questions {...showing} />,
    help: (
      <Panel heading={CONTENT.askHelp} id="help">
        <Rows items={CONTENT.askRules} />
      </Panel>
    ),
    helpLabel: CONTENT.askHelp,
  })
}

function Questions({ fields, problems, now }: Showing<ToAsk>) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Input {...ask('purpose')} label={CONTENT.purpose} hint={CONTENT.purposeHint} autocomplete="off" />
      <Textarea {...ask('asked')} label={CONTENT.asked} rows={4} />
      <Radios
        {...ask('basis')}
        legend={CONTENT.basis}
        items={basesOn(now.day).map(({ code, words, law }) => ({ value: code, text: words, hint: law }))}
      />
      <Radios
        {...ask('urgency')}
        legend={CONTENT.urgency}
        items={URGENCIES.map((value) => ({ value, text: URGENCY_WORDS[value] }))}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}
