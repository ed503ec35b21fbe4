import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { NotSent } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { formatIndexNumber } from '../../../../kernel/index-number.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, IndexNumber, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Comparison } from '../comparison/view.tsx'
import { nameInWords, whoInWords } from '../content.ts'
import { actInWords, peopleOfProposal } from '../content-acts.ts'
import { STATES } from '../decisions/content.ts'
import type { ShownProposal } from '../model.ts'
import { EffectRows, Problems } from '../view.tsx'
import { DecisionForm } from '../view-decision-form.tsx'
import { CONTENT, settledInWords } from './content.ts'

/** What is proposed, of whom, and what it would do; and the form for the second person. */
export function decisionView(showing: Showing<ShownProposal>): string {
  const { loaded, problems, shell } = showing
  const title = titleOf(loaded)
  return page({
    title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        <Problems problems={problems} />
        <div class="ics-two">
          <div>
            <HeadingLine heading={title} remark={<State {...loaded} />} />
            <Proposed {...loaded} />
            {loaded.sides ? <Comparison sides={loaded.sides} weights={loaded.weights} /> : null}
            <Children {...loaded} />
          </div>
          <div>
            <Panel heading={loaded.proposal.state === 'agreed' ? CONTENT.effectDone : CONTENT.effect} id="effect">
              <EffectRows effect={loaded.proposal.effect} />
            </Panel>
            {loaded.proposal.state === 'waiting' ? <Decide {...showing} /> : <Settled {...showing} />}
          </div>
        </div>
      </Wrap>
    ),
  })
}

function titleOf({ proposal, isOwn }: ShownProposal): string {
  if (proposal.state !== 'waiting') return CONTENT.settledTitle
  return isOwn ? CONTENT.yourTitle : CONTENT.title
}

function State({ proposal: { state } }: ShownProposal) {
  return <Tag colour={STATES[state].colour}>{STATES[state].text}</Tag>
}

function Proposed({ proposal, people, naming }: ShownProposal) {
  return (
    <Panel heading={CONTENT.proposed} id="proposed">
      <p>
        <strong>{actInWords(proposal.act, peopleOfProposal(proposal, people))}.</strong>
      </p>
      <p>
        “{proposal.reason}”{' '}
        <Small>
          {CONTENT.from} {naming(proposal.proposedBy)}, {inWordsAt(proposal.proposedAt)}
        </Small>
      </p>
    </Panel>
  )
}

/** Whom it is about, each with a way to their history. */
function Children({ people }: ShownProposal) {
  if (people.size === 0) return null
  return (
    <Panel heading={CONTENT.history} id="children">
      <Rows
        items={[...people.values()].map(({ asked, summary, recordId }) => (
          <>
            <IndexNumber>{formatIndexNumber(asked)}</IndexNumber>{' '}
            {recordId ? <Link href={`/index/children/${recordId}`}>{nameInWords(summary)}</Link> : nameInWords(summary)}{' '}
            <Small>{whoInWords(summary)}</Small>
          </>
        ))}
      />
    </Panel>
  )
}

function Decide(showing: Showing<ShownProposal>) {
  return (
    <Panel heading={CONTENT.decision} id="your-decision">
      <NotSent {...showing} />
      {showing.loaded.isOwn ? (
        <DecisionForm showing={showing} words={{ ...CONTENT, record: CONTENT.withdraw }}>
          <p>{CONTENT.withdrawHint}</p>
        </DecisionForm>
      ) : (
        <DecisionForm showing={showing} choice={{ name: 'verdict', items: VERDICTS }} words={CONTENT} />
      )}
    </Panel>
  )
}

const VERDICTS = [
  { value: 'agreed', text: CONTENT.agree },
  { value: 'declined', text: CONTENT.decline },
]

function Settled({ loaded, csrf }: Showing<ShownProposal>) {
  const { proposal, naming, people } = loaded
  const { state, settledBy, settledAt, settledReason, newNumber, act } = proposal
  if (!settledBy || !settledAt) return null
  const survivor = act.kind === 'merge' ? people.get(act.survivor) : undefined
  return (
    <Panel heading={CONTENT.settledTitle} id="settled">
      <p>{settledInWords(state, naming(settledBy), inWordsAt(settledAt))}</p>
      {settledReason ? <p>“{settledReason}”</p> : null}
      {newNumber ? (
        <p>
          {CONTENT.newNumber} <IndexNumber>{formatIndexNumber(newNumber)}</IndexNumber>
        </p>
      ) : null}
      {state === 'agreed' && act.kind === 'merge' && survivor?.recordId ? (
        <Form action={`/index/children/${survivor.recordId}/choose`} csrf={csrf} look="compact" label={CONTENT.undo}>
          <input type="hidden" name="act" value="unmerge" />
          <input type="hidden" name="retired" value={act.retired} />
          <Button variant="secondary">{CONTENT.undo}</Button>
          <p>
            <Small>{CONTENT.undoHint}</Small>
          </p>
        </Form>
      ) : null}
    </Panel>
  )
}
