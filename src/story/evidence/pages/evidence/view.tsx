import type { Judgement, JudgementKind } from '../../../../entries/evidence/model.ts'
import { JUDGEMENT_KINDS } from '../../../../entries/evidence/model.ts'
import { CONTENT as MARGIN } from '../../../../entries/evidence/pages/content.ts'
import { Evidence, JudgementWithEvidence, WhatIsNotKnown } from '../../../../entries/evidence/pages/margin/view.tsx'
import { unsupportedInWords, withoutEvidence } from '../../../../entries/evidence/rules.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import type { EvidenceOfChild } from '../../commands-looking.ts'
import { CITING_WORDS, CONTENT } from '../content.ts'
import { ScaleHistory } from '../scale.tsx'

type Shown = { readonly evidence: EvidenceOfChild; readonly now: Moment; readonly shell: Shell }

/** What is thought of one child and why: judgements at the left; what must be read again and what is not known at the right. */
export function evidenceView({ evidence, now, shell }: Shown): string {
  const { child, mayWrite, notKnown } = evidence
  const work = (
    <>
      <HeadingLine heading={`${CONTENT.title}: ${displayName(child)}`} remark={ageInWords(child, now.day)} />
      <Judgements evidence={evidence} />
      <Others evidence={evidence} kind="worry" heading={CONTENT.worries} none={CONTENT.noWorries} />
      <Others evidence={evidence} kind="plan-need" heading={CONTENT.needs} />
      <Others evidence={evidence} kind="assessment" heading={CONTENT.assessments} />
    </>
  )
  const help = (
    <>
      <ToRead evidence={evidence} />
      <WhatIsNotKnown childId={child.id} notKnown={notKnown} mayWrite={mayWrite} />
      <p>
        <Link href={`/children/${child.id}/framework`}>{CONTENT.framework}</Link>
      </p>
    </>
  )
  return page({
    title: `${CONTENT.title}: ${displayName(child)}`,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="evidence" />
        <WorkAndHelp work={work} help={help} label={CONTENT.help} />
      </Wrap>
    ),
  })
}

function Judgements({ evidence }: { evidence: EvidenceOfChild }) {
  const { child, judgements, citations, mayWrite } = evidence
  const bare = withoutEvidence(
    judgements.map(({ id }) => id),
    citations,
  )
  const inOrder = judgements.toSorted((one, other) => rankOf(one.kind) - rankOf(other.kind))
  return (
    <Panel heading={CONTENT.judgements} id="judgements" action={<Small>{unsupportedInWords(bare)}</Small>}>
      {inOrder.length === 0 ? <p>{CONTENT.noJudgements}</p> : null}
      {inOrder.map((judgement) => (
        <JudgementWithEvidence judgement={judgement} citations={citations} mayWrite={mayWrite}>
          <Scales judgement={judgement} mayWrite={mayWrite} />
          <Read evidence={evidence} id={judgement.id} />
        </JudgementWithEvidence>
      ))}
      {mayWrite ? (
        <p>
          <Link href={`/children/${child.id}/judgements/new`}>{MARGIN.write}</Link> ·{' '}
          <Link href={`/children/${child.id}/scales/new`}>{MARGIN.scale}</Link>
        </p>
      ) : null}
    </Panel>
  )
}

function rankOf(kind: JudgementKind): number {
  return JUDGEMENT_KINDS.indexOf(kind)
}

/** What the ends of a scaling question mean, and every number so far once there are two. */
function Scales({ judgement, mayWrite }: { judgement: Judgement; mayWrite: boolean }) {
  const { id, kind, worst, best, scales, statement } = judgement
  if (kind !== 'scaling') return null
  return (
    <>
      <p class="ics-small">
        0: {worst}. 10: {best}.{' '}
        {mayWrite ? (
          <Link href={`/judgements/${id}/scale`} hidden={`: ${statement}`}>
            {CONTENT.againTitle}
          </Link>
        ) : null}
      </p>
      {scales.length > 1 ? <ScaleHistory scales={scales} /> : null}
    </>
  )
}

type OthersProps = {
  readonly evidence: EvidenceOfChild
  readonly kind: 'worry' | 'plan-need' | 'assessment'
  readonly heading: string
  /** What is said where there is none; without it the part is left out. */
  readonly none?: string
}

/** Worries, needs or assessments with what they rest on. */
function Others({ evidence, kind, heading, none }: OthersProps) {
  const { resting, citations, mayWrite } = evidence
  const own = resting.filter((one) => one.kind === kind)
  if (own.length === 0 && !none) return null
  return (
    <Panel heading={heading} id={kind}>
      {own.length === 0 ? <p>{none}</p> : null}
      {own.map(({ id, words, sinceOn }) => (
        <article class="ics-judgement" id={`resting-${id}`}>
          <p>
            <Link href={kind === 'assessment' ? `/assessments/${id}` : `/evidence/${id}`}>{words}</Link>{' '}
            <Small>{inWords(sinceOn)}</Small>
          </p>
          <Evidence id={id} words={words} citations={citations} mayWrite={mayWrite && kind !== 'assessment'} />
          <Read evidence={evidence} id={id} />
        </article>
      ))}
    </Panel>
  )
}

/** Who read it again last, and what they found. */
function Read({ evidence, id }: { evidence: EvidenceOfChild; id: string }) {
  const latest = evidence.readings.find(({ citingId }) => citingId === id)
  if (!latest) return null
  const found = latest.finding === 'stands' ? 'it stands' : 'changed it'
  return (
    <p class="ics-small">
      Read again by {latest.readByName} on {inWordsAt(latest.at)}: {found}. {latest.note}
    </p>
  )
}

function ToRead({ evidence: { toReadAgain, mayWrite } }: { evidence: EvidenceOfChild }) {
  if (toReadAgain.length === 0) return null
  return (
    <Panel heading={CONTENT.readAgain} id="read-again">
      <p class="ics-small">{CONTENT.readAgainNote}</p>
      <Rows
        items={toReadAgain.map(({ id, kind, words, correctedOn, entryTitle }) => (
          <>
            {CITING_WORDS[kind]}: {mayWrite ? <Link href={`/evidence/${id}/read-again`}>{words}</Link> : words}{' '}
            <Small>
              “{entryTitle}” was corrected on {inWords(correctedOn)}
            </Small>
          </>
        ))}
      />
    </Panel>
  )
}
