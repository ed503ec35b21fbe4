import { type Instant, inWordsAt } from '../../../../kernel/instant.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { type Fields, type Problem, problemOf } from '../../../drafts/pages/form-page/form.ts'
import { CONTENT } from './content.ts'

/** Sign, or hand back with a comment: the same wherever something is signed. */
export function Decision({ fields, problems }: { fields: Fields; problems: readonly Problem[] }) {
  return (
    <>
      <Radios
        name="decision"
        legend={CONTENT.decision}
        error={problemOf(problems, 'decision')}
        value={fields['decision']}
        items={[
          { value: 'sign', text: CONTENT.sign },
          { value: 'hand-back', text: CONTENT.handBack },
        ]}
      />
      <Textarea
        name="comment"
        label={CONTENT.comment}
        hint={CONTENT.commentHint}
        rows={3}
        value={fields['comment']}
        error={problemOf(problems, 'comment')}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

/** One time it was put before a manager. */
type Round = {
  readonly askedAt: Instant
  readonly askedByName: string
  readonly decidedAt: Instant | null
  readonly decidedByName: string | null
  readonly decision: 'signed' | 'handed-back' | 'withdrawn' | null
  readonly comment: string | null
}

const DID = { signed: CONTENT.signed, 'handed-back': CONTENT.handedBack, withdrawn: CONTENT.withdrawn } as const

/** Who asked, and what each manager said, the latest first. Nothing, if it was never put before anyone. */
export function Rounds({ rounds }: { rounds: readonly Round[] }) {
  if (rounds.length === 0) return null
  return (
    <Panel heading={CONTENT.rounds} id="rounds">
      <Rows
        items={rounds.map(({ askedAt, askedByName, decidedAt, decidedByName, decision, comment }) => (
          <>
            <Small>{`${askedByName} asked for a signature on ${inWordsAt(askedAt)}.`}</Small>{' '}
            {decidedAt && decision ? (
              <>
                <strong>{`${decidedByName} ${DID[decision]}`}</strong>
                {comment ? `: ${comment}` : '.'} <Small>{inWordsAt(decidedAt)}</Small>
              </>
            ) : null}
          </>
        ))}
      />
    </Panel>
  )
}

type Correction = {
  readonly id: string
  readonly content: unknown
  readonly writtenByName: string
  readonly recordedAt: Instant
}
type CorrectionsProps = {
  readonly recordId: string
  readonly corrections: readonly Correction[]
  readonly mayCorrect: boolean
}

/** What was put right beside a final record: what, why, by whom; and the way to do so. */
export function Corrections({ recordId, corrections, mayCorrect }: CorrectionsProps) {
  const words = (content: unknown) => ({ what: '', why: '', ...(content as { what?: string; why?: string }) })
  return (
    <>
      {corrections.length > 0 ? (
        <Panel heading={CONTENT.corrections} id="corrections">
          <Rows
            items={corrections.map(({ content, writtenByName, recordedAt }) => (
              <>
                <strong>{words(content).what}</strong> {words(content).why}{' '}
                <Small>{`${writtenByName}, ${inWordsAt(recordedAt)}`}</Small>
              </>
            ))}
          />
        </Panel>
      ) : null}
      {mayCorrect ? (
        <p>
          <Link href={`/records/${recordId}/correct`}>{CONTENT.correct}</Link>
        </p>
      ) : null}
    </>
  )
}
