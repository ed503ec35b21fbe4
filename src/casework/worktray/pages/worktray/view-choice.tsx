import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Details } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Select } from '../../../../platform/govuk/text-fields.tsx'
import { type Choice, ORDERS, PLANS_SHOWN, type TrayKind } from '../../model.ts'
import { CONTENT, ORDERS_SAID, PLANS_SAID } from './content.ts'
import type { TrayShown } from './view-shown.ts'

/** What of the list is shown and in which order: asked by address, so that it can be kept and gone back to. */
export function ChoiceForm({ shown: { tray, choice } }: { shown: TrayShown }) {
  const isTeam = tray.kind === 'team'
  const orders = ORDERS.filter((order) => isTeam || order !== 'worker')
  return (
    <Details summary={CONTENT.change} open={isChanged(choice)} id="choice">
      <form class="ics-form" method="get" action={isTeam ? '/team' : '/worktray'}>
        {isTeam ? null : <input type="hidden" name="tray" value={tray.kind} />}
        {tray.team && tray.team.insteadOf !== null ? (
          <input type="hidden" name="team" value={tray.team.teamId} />
        ) : null}
        <Select
          name="order"
          label={CONTENT.orderBy}
          value={choice.order}
          items={orders.map((order) => ({ value: order, text: ORDERS_SAID[order] }))}
        />
        <Select
          name="plan"
          label={CONTENT.ofPlan}
          value={choice.plan ?? ''}
          items={[
            { value: '', text: CONTENT.anyPlan },
            ...PLANS_SHOWN.map((plan) => ({ value: plan, text: PLANS_SAID[plan] })),
          ]}
        />
        {isTeam ? (
          <Select
            name="worker"
            label={CONTENT.ofWorker}
            value={choice.workerId ?? ''}
            items={[
              { value: '', text: CONTENT.anyWorker },
              ...tray.workers.map(({ userId, name }) => ({ value: userId, text: name })),
            ]}
          />
        ) : null}
        <Checkboxes
          name="late"
          items={[{ value: 'yes', text: CONTENT.lateAlone }]}
          values={choice.late ? ['yes'] : []}
        />
        <Button variant="secondary">{CONTENT.showThese}</Button>
      </form>
    </Details>
  )
}

/** The choice in words, for the line beside the heading. */
export function whatIsChosen(kind: TrayKind, choice: Choice): string {
  const matters = kind === 'team' ? CONTENT.orderOfTeam : CONTENT.order
  return [
    choice.order === 'matters' ? matters : ORDERS_SAID[choice.order].toLowerCase(),
    ...(choice.plan === null ? [] : [`only: ${PLANS_SAID[choice.plan].toLowerCase()}`]),
    ...(choice.late ? ['only late'] : []),
    ...(choice.workerId === null ? [] : ['only one worker’s']),
  ].join(' · ')
}

function isChanged({ order, plan, late, workerId }: Choice): boolean {
  return order !== 'matters' || plan !== null || late || workerId !== null
}
