import { choiceOf, dayOf, type Fields, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Answer, GoOnTransfer, Transfer } from '../../model.ts'
import { type Choice, CONTENT } from './content.ts'

/** What this reader can record of it now. */
export function offered({ state, direction, temporary, children }: Transfer, mayDecide: boolean): readonly Choice[] {
  if (state === 'noticed') {
    return direction === 'out' || mayDecide ? ['accept', 'refuse', 'withdraw'] : ['withdraw']
  }
  if (state !== 'accepted') return []
  const waits = direction === 'in' && !temporary && children.some(({ withPlan, heldOn }) => withPlan && heldOn === null)
  return mayDecide && !waits ? ['complete', 'withdraw'] : ['withdraw']
}

type Asked = {
  readonly choices: readonly Choice[]
  /** Who answers, where the form does not ask: the one who records our own answer. */
  readonly reader: string
  /** Whoever can chair a conference. */
  readonly chairs: readonly { readonly userId: string }[]
}

export function readGoOn(fields: Fields, asked: Asked): Read<GoOnTransfer> {
  const choice = choiceOf(fields, 'does', asked.choices)
  if (!choice) return { problems: [{ field: 'does', text: CONTENT.doesMissing }] }
  if (choice === 'withdraw') return { act: { does: 'withdraw', why: fields['withdrawnWhy'] ?? '' } }
  if (choice === 'accept') return readAnswer(fields, 'accepted', asked)
  if (choice === 'refuse') return readAnswer(fields, 'refused', asked)
  const completedOn = dayOf(fields, 'completed')
  return completedOn
    ? { act: { does: 'complete', completedOn, lookAgainIf: fields['lookAgain'] ?? '' } }
    : { problems: [{ field: 'completed-day', text: CONTENT.completedInvalid }] }
}

function readAnswer(fields: Fields, answer: Answer, { reader, chairs }: Asked): Read<GoOnTransfer> {
  const answeredOn = dayOf(fields, answer)
  if (!answeredOn) return { problems: [{ field: `${answer}-day`, text: CONTENT.answeredInvalid }] }
  return {
    act: {
      ...{ does: 'answer', answer, answeredOn, reason: fields[`${answer}Why`] ?? '' },
      answeredBy: fields[`${answer}By`] ?? reader,
      chairId: chairs.find(({ userId }) => userId === fields['chair'])?.userId ?? null,
    },
  }
}
