import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { choiceOf, type Fields, problemOf, type Read, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { keepBack } from '../../../../entries/keeping-back/commands.ts'
import { FROM_COPIES, KEPT_REASONS, type KeepBack, VERDICTS } from '../../../../entries/keeping-back/model.ts'
import { REASONS } from '../../../../entries/keeping-back/pages/content.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName } from '../../../../people/model.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { WhatWasWritten } from '../../../writing/pages/written.tsx'
import { entryToDecide, type ToDecide } from '../../commands-deciding.ts'
import type { Shown } from '../../model.ts'
import { CONTENT, FROM_WORDS, REFUSALS, VERDICT_WORDS } from './content.ts'

/** GET and POST /entries/:id/copies – whether an entry, or words of it, may be in the copies that others are given. */
export function decideEntryPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/entries/:id/copies',
    keep: ({ id }) => `entry-copies:${id}`,
    asks: {
      ...{ verdict: 'this decision', from: 'this choice of copies', reason: 'this reason to keep back' },
      ...{ words: 'this passage kept back', why: 'this reason' },
    },
    load: (tx, actor, { id = '' }, now) => entryToDecide(tx, actor, id, now),
    first: () => ({ from: 'parents' }),
    read: readDecision,
    async act(tx, actor, act, { loaded, now }) {
      const decided = await keepBack(tx, actor, { kind: 'entry', id: loaded.entry.id }, act, now)
      return decided.ok ? accepted(`/entries/${loaded.entry.id}/copies`) : decided
    },
    refusals: REFUSALS,
    view: decideView,
  })
}

function readDecision(fields: Fields): Read<KeepBack> {
  const verdict = choiceOf(fields, 'verdict', VERDICTS)
  if (!verdict) return { problems: [{ field: 'verdict', text: CONTENT.needsVerdict }] }
  const from = choiceOf(fields, 'from', FROM_COPIES) ?? 'parents'
  const reason = verdict === 'give' ? null : (choiceOf(fields, 'reason', KEPT_REASONS) ?? null)
  return { act: { verdict, from, reason, words: textOf(fields, 'words'), why: textOf(fields, 'why') ?? '' } }
}

function decideView(showing: Showing<ToDecide>): string {
  const { entry, children, inChilds, inParents } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.title,
    about: children.map((child) => <Link href={`/children/${child.id}/copies`}>{displayName(child)} </Link>),
    before: (
      <>
        <p>{CONTENT.before}</p>
        <h2 class="govuk-heading-s">{CONTENT.stands}</h2>
        <SummaryList
          rows={[
            { key: CONTENT.childs, value: shownInWords(inChilds) },
            ...inParents.map(({ parent, shown }) => ({
              key: `${CONTENT.parents} ${displayName(parent)}`,
              value: shownInWords(shown),
            })),
          ]}
        />
      </>
    ),
    children: <Questions showing={showing} />,
    help: (
      <>
        <WhatWasWritten entry={entry} heading={CONTENT.help} />
        <Decided loaded={showing.loaded} />
      </>
    ),
    helpLabel: CONTENT.help,
  })
}

function shownInWords(shown: Shown): string {
  if (shown.type === 'left-out') {
    return `${CONTENT.out}: ${REASONS[shown.reason].toLowerCase()}${shown.byRule ? ` (${CONTENT.byRule})` : ''}`
  }
  if (shown.without.length > 0) return CONTENT.cut
  return shown.named ? CONTENT.given : CONTENT.givenUnnamed
}

function Questions({ showing: { fields, problems } }: { showing: Showing<ToDecide> }) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const reasons = KEPT_REASONS.map((value) => ({ value, text: REASONS[value] }))
  return (
    <>
      <Radios
        {...ask('verdict')}
        legend={CONTENT.verdict}
        items={VERDICTS.map((value) => ({ value, text: VERDICT_WORDS[value] }))}
      />
      <Radios
        {...ask('from')}
        legend={CONTENT.from}
        items={FROM_COPIES.map((value) => ({ value, text: FROM_WORDS[value] }))}
      />
      <Select
        {...ask('reason')}
        label={CONTENT.reason}
        items={[{ value: '', text: CONTENT.chooseReason }, ...reasons]}
      />
      <Textarea {...ask('words')} label={CONTENT.words} hint={CONTENT.wordsHint} rows={2} />
      <Textarea {...ask('why')} label={CONTENT.why} hint={CONTENT.whyHint} rows={2} />
      <Button preventDoubleClick>{CONTENT.send}</Button>
    </>
  )
}

function Decided({ loaded: { decided } }: { loaded: ToDecide }) {
  if (decided.length === 0) return null
  return (
    <Panel heading={CONTENT.decided} id="decided">
      <Rows
        items={decided.map(({ verdict, from, words, reason, why, byName, at }) => (
          <>
            {VERDICT_WORDS[verdict]}: {words ? `“${words}”` : CONTENT.all}. {FROM_WORDS[from]}.{' '}
            {reason ? `${REASONS[reason]}. ` : ''}
            {why} <Small>{`${byName}, ${inWordsAt(at)}`}</Small>
          </>
        ))}
      />
    </Panel>
  )
}
