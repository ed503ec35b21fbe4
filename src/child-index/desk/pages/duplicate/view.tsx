import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { NotSent } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { formatIndexNumber } from '../../../../kernel/index-number.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small, SplitRows } from '../../../../platform/govuk/record.tsx'
import type { Side } from '../../../contract-desk.ts'
import { summaryOf } from '../../../matching/words/rules.ts'
import { comparisonOf, countsOf } from '../comparison/rules.ts'
import { Comparison } from '../comparison/view.tsx'
import { authoritiesInWords, waitInWords } from '../content.ts'
import type { ShownPair } from '../model.ts'
import { EffectRows, Problems } from '../view.tsx'
import { DecisionForm } from '../view-decision-form.tsx'
import { askInWords, CONTENT, placeInWords, togetherInWords } from './content.ts'

/** Two records side by side at the left; at the right what they say together, what “the same” would do, the decision. */
export function duplicateView(showing: Showing<ShownPair>): string {
  const { loaded, problems, shell } = showing
  const { pair } = loaded
  return page({
    title: CONTENT.title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        <Problems problems={problems} />
        <div class="ics-two">
          <div>
            <HeadingLine heading={CONTENT.title} remark={<Place {...showing} />} />
            <Comparison sides={pair.sides} weights={pair} />
            <Histories sides={pair.sides} />
          </div>
          <div>
            <Together {...showing} />
            <Notes {...loaded} />
            <Decide {...showing} />
          </div>
        </div>
      </Wrap>
    ),
  })
}

function Place({ loaded: { pair }, now }: Showing<ShownPair>) {
  const { since, nextId } = pair
  return (
    <>
      {placeInWords(pair, waitInWords(since, now))}
      {nextId ? (
        <Link href={`/index/duplicates/${nextId}`}>{CONTENT.next}</Link>
      ) : (
        <Link href="/index/duplicates">{CONTENT.queue}</Link>
      )}
    </>
  )
}

function Together({ loaded: { pair } }: Showing<ShownPair>) {
  const rows = comparisonOf(pair.sides, pair)
  const { verdict, rest } = togetherInWords(pair, countsOf(rows))
  const atFields = new Set(rows.flatMap(({ objections }) => objections))
  return (
    <Panel heading={CONTENT.together} id="together">
      <p>
        <strong>{verdict}</strong> {rest}
      </p>
      <p>{summaryOf({ fields: pair.reasons, objections: pair.objections.map(({ kind }) => kind) })}</p>
      {pair.objections
        .filter(({ words }) => !atFields.has(words))
        .map(({ words }) => (
          <p>{words}.</p>
        ))}
      <Details summary={`${CONTENT.weights} ${pair.modelVersion}`}>
        <SplitRows
          items={pair.reasons.map(({ words, weight }) => ({ left: words, right: `${weight > 0 ? '+' : ''}${weight}` }))}
        />
        <Small>
          {pair.outcome}. In bits: each doubles the odds, and one below 0 lowers them. Their sum, less the bits of the
          index’s size, is how likely this is one child.
        </Small>
      </Details>
    </Panel>
  )
}

function Notes({ pair, naming }: ShownPair) {
  if (pair.notes.length === 0) return null
  return (
    <Panel heading={CONTENT.notes} id="notes">
      <Rows
        items={pair.notes.map(({ at, by, words }) => (
          <>
            {words}{' '}
            <Small>
              {naming(by)}, {inWordsAt(at)}
            </Small>
          </>
        ))}
      />
    </Panel>
  )
}

/** The form while the pair is open; else what was decided of it. */
function Decide(showing: Showing<ShownPair>) {
  const { pair, naming } = showing.loaded
  if (pair.state === 'settled') {
    return (
      <Panel heading={CONTENT.settled} id="settled">
        <p>{CONTENT.settledHint}</p>
      </Panel>
    )
  }
  if (pair.proposal) {
    const { id, reason, proposedBy, proposedAt } = pair.proposal
    return (
      <Panel heading={CONTENT.waiting} id="waiting">
        <p>
          “{reason}” <Small>{`${naming(proposedBy)}, ${inWordsAt(proposedAt)}`}</Small>
        </p>
        <p>
          {CONTENT.waitingHint} <Link href={`/index/decisions/${id}`}>{CONTENT.toProposal}</Link>
        </p>
      </Panel>
    )
  }
  return (
    <>
      <Panel heading={CONTENT.effect} id="effect">
        {showing.loaded.effect ? <EffectRows effect={showing.loaded.effect} /> : <p>{CONTENT.noEffect}</p>}
      </Panel>
      <Choose {...showing} />
    </>
  )
}

function Choose(showing: Showing<ShownPair>) {
  const { pair, effect } = showing.loaded
  const items = [
    { value: 'ask', text: askInWords(authoritiesInWords(pair.authorities)) },
    ...(effect ? [{ value: 'same', text: CONTENT.same }] : []),
    { value: 'not-same', text: CONTENT.notSame },
  ]
  return (
    <Panel heading={CONTENT.decision} id="your-decision">
      <NotSent {...showing} />
      <DecisionForm showing={showing} choice={{ name: 'decision', items }} words={CONTENT}>
        <input type="hidden" name="fingerprint" value={effect?.fingerprint ?? ''} />
      </DecisionForm>
      <p>
        <Small>{CONTENT.secondPerson}</Small>
      </p>
    </Panel>
  )
}

function Histories({ sides }: { sides: readonly [Side, Side] }) {
  return (
    <p>
      {sides.map(({ number, assertions }, at) => (
        <>
          {at > 0 ? ' · ' : null}
          {assertions[0] ? (
            <Link href={`/index/children/${assertions[0].id}`}>
              {CONTENT.history} of {formatIndexNumber(number)}
            </Link>
          ) : null}
        </>
      ))}
    </p>
  )
}
