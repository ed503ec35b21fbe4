import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Checkboxes, Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { foundInWords } from '../../../plan-reviews/rules.ts'
import { PLAN_DECISIONS } from '../../model-deciding.ts'
import { KINDS } from '../plan/content.ts'
import { CHOICES, CONTENT } from './content.ts'
import type { DecisionShown } from './view-shown.ts'

type Shown = Showing<DecisionShown>

/** The form of the decision, with what the review asked for before it. */
export function decidePlanView(showing: Shown): string {
  const { loaded, now } = showing
  const [child] = loaded.children
  const own = loaded.state.find(({ childId }) => childId === child.id)
  const kinds = own?.statuses.filter(({ toOn }) => toOn === null).map(({ kind }) => kind) ?? []
  const hindrance = !own?.openedOn
    ? CONTENT.closed
    : kinds.includes('child-protection')
      ? CONTENT.protected
      : kinds.includes('care')
        ? CONTENT.care
        : null
  return formFrame(showing, {
    title: CONTENT.title,
    remark: own?.kind ? KINDS[own.kind] : null,
    about: <ChildrenLine of={loaded.children} today={now.day} />,
    before: hindrance ? <InsetText>{hindrance}</InsetText> : <WhatWasAsked shown={loaded} />,
    children: hindrance ? null : <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.helpItems} />
        <p>
          <Link href={`/children/${child.id}/closure`}>{CONTENT.closeCase}</Link>
        </p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function WhatWasAsked({ shown: { children, state } }: { shown: DecisionShown }) {
  const asked = state.filter((one) => one.asked !== null)
  return (
    <>
      {asked.map(({ childId, review, kind }) => {
        const child = children.find(({ id }) => id === childId)
        const reviewed = kind === 'child-in-need' || kind === 'family-help' ? kind : null
        return child && review ? (
          <InsetText>
            <strong>{displayName(child)}.</strong> {foundInWords(review.outcome, reviewed)}. {review.reason}{' '}
            {[inWords(review.heldOn), review.by].filter(Boolean).join(', ')}
          </InsetText>
        ) : null
      })}
    </>
  )
}

function Questions({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  const kindOf = (id: string) => loaded.state.find(({ childId }) => childId === id)?.kind
  return (
    <>
      {loaded.children.length > 1 ? (
        <Checkboxes
          name="children"
          legend={CONTENT.who}
          error={problemOf(problems, 'children')}
          values={(fields['children'] ?? '').split('\n')}
          items={loaded.children.map((child) => {
            const kind = kindOf(child.id)
            return { value: child.id, text: displayName(child), hint: kind ? KINDS[kind] : undefined }
          })}
        />
      ) : null}
      <Radios
        name="choice"
        legend={CONTENT.choice}
        value={fields['choice']}
        error={problemOf(problems, 'choice')}
        items={PLAN_DECISIONS.map((value) => ({ value, ...CHOICES[value] }))}
      />
      <DateInput name="from" legend={CONTENT.from} values={fields} error={problemOf(problems, 'from-day')} />
      <Textarea
        name="reason"
        label={CONTENT.reason}
        hint={CONTENT.reasonHint}
        rows={4}
        value={fields['reason']}
        error={problemOf(problems, 'reason')}
      />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}
