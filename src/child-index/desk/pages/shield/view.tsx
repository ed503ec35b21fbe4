import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { NotSent } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Panel, Small } from '../../../../platform/govuk/record.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import { Records } from '../child/view-records.tsx'
import { Comparison } from '../comparison/view.tsx'
import type { ShownShield } from '../model.ts'
import { KINDS } from '../shields/content.ts'
import { Problems } from '../view.tsx'
import { DecisionForm } from '../view-decision-form.tsx'
import { CONTENT } from './content.ts'

/** The shielded child, beside the one they are much like; why the shield stands, and the decision where one waits. */
export function shieldView(showing: Showing<ShownShield>): string {
  const { loaded, problems, shell } = showing
  const { shield, side, near } = loaded
  const title = isForReview(loaded) ? CONTENT.reviewTitle : CONTENT.title
  const { text, colour } = KINDS[shield.unreviewed ? 'unreviewed' : shield.kind]
  return page({
    title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        <Problems problems={problems} />
        <div class="ics-two">
          <div>
            <HeadingLine heading={title} remark={<Tag colour={colour}>{text}</Tag>} />
            {near ? (
              <Panel heading={CONTENT.near} id="near">
                <p>
                  <Small>{CONTENT.nearHint}</Small>
                </p>
                <Comparison sides={[side, near]} weights={null} />
              </Panel>
            ) : (
              <Records assertions={side.assertions} />
            )}
          </div>
          <div>
            <Why {...loaded} />
            {isForReview(loaded) ? <Decide {...showing} /> : null}
          </div>
        </div>
      </Wrap>
    ),
  })
}

function isForReview({ shield: { kind, liftedAt, unreviewed } }: ShownShield): boolean {
  return liftedAt === null && (kind === 'provisional' || unreviewed)
}

function Why({ shield, side }: ShownShield) {
  const { authority, since, reason, liftedAt, kind, unreviewed } = shield
  const [record] = side.assertions
  return (
    <Panel heading={CONTENT.why} id="why">
      <p>
        “{reason}”{' '}
        <Small>
          {authorityName(authority)}, {inWordsAt(since)}
        </Small>
      </p>
      {liftedAt ? (
        <p>
          {CONTENT.lifted} {inWordsAt(liftedAt)}
        </p>
      ) : null}
      {unreviewed && liftedAt === null ? <p>{CONTENT.unreviewed}</p> : null}
      {kind === 'full' && liftedAt === null ? <p>{CONTENT.full}</p> : null}
      {record ? (
        <p>
          <Link href={`/index/children/${record.id}`}>{CONTENT.toChild}</Link>
        </p>
      ) : null}
    </Panel>
  )
}

function Decide(showing: Showing<ShownShield>) {
  const items = [
    { value: 'keep', text: CONTENT.keep },
    { value: 'lift', text: CONTENT.lift },
  ]
  return (
    <Panel heading={CONTENT.decision} id="your-decision">
      <NotSent {...showing} />
      <DecisionForm showing={showing} choice={{ name: 'verdict', items }} words={CONTENT} />
    </Panel>
  )
}
