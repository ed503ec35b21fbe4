import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { choiceOf, type Fields, problemOf, type Read, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName } from '../../../../people/model.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { type CopyShown, type DecideCopy, decideOnCopy, lookAtCopy } from '../../commands.ts'
import { WORDS_OF } from '../../content.ts'
import { CONTENT, NOT_TO_GIVE, REFUSALS } from '../content.ts'
import { CopyView } from './view-document.tsx'

type Decide = Pick<DecideCopy, 'release' | 'comment' | 'read'>

/** GET and POST /children/:id/copies/:copy – a copy as its reader will read it, and the manager's decision on it. */
export function copyPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/copies/:copy',
    keep: ({ id, copy }) => `copy:${id}:${copy}`,
    asks: { decision: 'this decision', comment: 'this comment', read: 'this copy as it was read' },
    load: (tx, actor, { id = '', copy = '' }, now) => lookAtCopy(tx, actor, { childId: id, id: copy }, WORDS_OF, now),
    read: readDecision,
    async act(tx, actor, act, { loaded: { head }, now }) {
      const decided = await decideOnCopy(tx, actor, { ...act, childId: head.childId, id: head.id }, WORDS_OF, now)
      return decided.ok ? accepted(pathOf(head)) : decided
    },
    refusals: REFUSALS,
    view: copyView,
  })
}

function readDecision(fields: Fields): Read<Decide> {
  const decision = choiceOf(fields, 'decision', ['release', 'hand-back'])
  if (!decision) return { problems: [{ field: 'decision', text: CONTENT.needsDecision }] }
  const [comment, read] = [textOf(fields, 'comment') ?? '', fields['read'] ?? '']
  return { act: { release: decision === 'release', comment, read } }
}

function pathOf({ childId, id }: CopyShown['head']): string {
  return `/children/${childId}/copies/${id}`
}

function copyView(showing: Showing<CopyShown>): string {
  const { head, child, parent, document, mayPrepare, mayRelease, notToGive } = showing.loaded
  const isOpen = head.state !== 'released'
  return formFrame(showing, {
    title: document.title,
    about: (
      <span class="ics-copy__ours">
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>
        {parent ? `: ${displayName(parent)}` : ''} · {CONTENT.states[head.state]}. {isOpen ? CONTENT.preview : null}
      </span>
    ),
    before: (
      <>
        {head.comment ? (
          <InsetText>
            <strong>{CONTENT.handedBack}.</strong> {head.comment} ({head.decidedByName})
          </InsetText>
        ) : null}
        {notToGive ? (
          <InsetText>
            <strong>{NOT_TO_GIVE[notToGive]}.</strong>
          </InsetText>
        ) : null}
        <CopyView document={document} largePrint={head.largePrint} mayDecide={isOpen && mayPrepare} />
      </>
    ),
    children: mayRelease ? <Deciding showing={showing} /> : undefined,
    help: <Beside shown={showing.loaded} />,
    helpLabel: CONTENT.help,
  })
}

function Deciding({ showing: { loaded, fields, problems } }: { showing: Showing<CopyShown> }) {
  const comment = (
    <Textarea
      name="comment"
      size="plain"
      label={CONTENT.comment}
      rows={3}
      value={fields['comment']}
      error={problemOf(problems, 'comment')}
    />
  )
  return (
    <>
      <input type="hidden" name="read" value={loaded.sha256} />
      <Radios
        name="decision"
        legend={CONTENT.release}
        value={fields['decision']}
        error={problemOf(problems, 'decision')}
        items={[
          { value: 'release', text: CONTENT.yes },
          { value: 'hand-back', text: CONTENT.no, conditional: comment },
        ]}
      />
      <Button preventDoubleClick>{CONTENT.decide}</Button>
    </>
  )
}

function Beside({ shown }: { shown: CopyShown }) {
  const { head, undecided, sha256, mayPrepare, notToGive } = shown
  const path = pathOf(head)
  const steps = [
    `${CONTENT.prepared}: ${head.preparedByName}, ${inWordsAt(head.preparedAt)}`,
    ...(head.decidedAt ? [`${CONTENT.states[head.state]}: ${head.decidedByName}, ${inWordsAt(head.decidedAt)}`] : []),
    ...head.given.map(
      ({ toWhom, givenOn, how, byName }) =>
        `${CONTENT.givenTo} ${toWhom}, ${inWords(givenOn)}, ${CONTENT.by} ${byName}. ${how}`,
    ),
  ]
  return (
    <Panel heading={CONTENT.copyOf} id="copy">
      <Rows items={steps} />
      {head.state === 'prepared' ? <p>{CONTENT.waits}</p> : null}
      {head.state === 'released' && mayPrepare ? (
        <>
          {notToGive ? null : (
            <p>
              <Button href={`${path}/copy.pdf`}>{CONTENT.printed}</Button>
            </p>
          )}
          <p>
            <Link href={`${path}/give`}>{CONTENT.give}</Link>
          </p>
          <p class="ics-small">
            {CONTENT.hash}: <span class="ics-fingerprint">{sha256}</span>
          </p>
        </>
      ) : null}
      {undecided.length > 0 ? (
        <>
          <h3 class="govuk-heading-s">{CONTENT.undecided}</h3>
          <p class="ics-small">{CONTENT.undecidedHint}</p>
          <Rows
            items={undecided.map(({ entryId, datedOn }) => (
              <Link href={`/entries/${entryId}/copies`}>
                {CONTENT.decideOn}: {inWords(datedOn)}
              </Link>
            ))}
          />
        </>
      ) : null}
      <p>
        <Link href={`/children/${head.childId}/copies`}>{CONTENT.all}</Link>
      </p>
    </Panel>
  )
}
