import type { ComponentChildren } from 'preact'
import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { GoOn, KnownFacts, TextQuestion } from '../../../../entries/drafts/pages/form-page/questions.tsx'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Select } from '../../../../platform/govuk/text-fields.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import type { Worker } from '../../../allocations/model.ts'
import type { Answer, Transfer } from '../../model.ts'
import { childrenToConfer, isUnderWay, otherName, responsible } from '../../rules.ts'
import { CHOICE_WORDS, type Choice, CONTENT, STATES, STEPS } from './content.ts'
import { offered } from './form.ts'

export type TransferShown = {
  readonly transfer: Transfer
  readonly children: readonly KnownPerson[]
  /** Whether this reader may decide for the authority. */
  readonly mayDecide: boolean
  /** Whoever can chair the conference that takes a plan over. */
  readonly chairs: readonly Worker[]
  /** Our own code. */
  readonly own: string
  readonly reader: string
}

type Shown = Showing<TransferShown>

/** A move: what is known, who is responsible now, and what may be recorded. */
export function transferView(showing: Shown): string {
  const { loaded, now } = showing
  const { transfer, children, mayDecide } = loaded
  const choices = offered(transfer, mayDecide)
  return formFrame(showing, {
    title: CONTENT[transfer.direction],
    remark: STATES[transfer.state],
    about: <ChildrenLine of={children} today={now.day} />,
    before: (
      <>
        <KnownFacts facts={[...factsOf(loaded), ...ofChildren(loaded)]} />
        <Hint of={loaded} choices={choices} />
      </>
    ),
    children: choices.length === 0 ? null : <Questions showing={showing} choices={choices} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={STEPS} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Hint({ of: { transfer, mayDecide }, choices }: { of: TransferShown; choices: readonly Choice[] }) {
  if (!isUnderWay(transfer)) return <InsetText>{CONTENT.over}</InsetText>
  if (choices.length > 1) return null
  return <InsetText>{mayDecide ? CONTENT.conference : CONTENT.decides}</InsetText>
}

function factsOf({ transfer }: TransferShown) {
  const { answeredOn, answerReason, answeredBy, completedOn, withdrawnOn, withdrawnWhy, movedOn } = transfer
  return [
    [transfer.direction === 'out' ? 'To' : 'From', otherName(transfer.otherAuthority)],
    ['We speak with', transfer.otherWorker],
    ['Notice', inWords(transfer.noticedOn)],
    ['Moves', movedOn && inWords(movedOn)],
    ['To stay', transfer.temporary ? 'No, for a while only' : 'Yes'],
    ['Why', transfer.reason],
    ['Handed over in words', transfer.summary],
    ['Answered', answeredOn && `${inWords(answeredOn)}, ${answeredBy}: ${answerReason}`],
    ['Handed over', completedOn && inWords(completedOn)],
    ['Withdrawn', withdrawnOn && `${inWords(withdrawnOn)}: ${withdrawnWhy}`],
  ] as const
}

/** For each child who is responsible now, and of one who brings a plan whether the conference was held. */
function ofChildren({ transfer, children, own }: TransferShown) {
  return transfer.children.flatMap((part) => {
    const child = children.find(({ id }) => id === part.childId)
    const who = responsible(transfer, part) === 'ours' ? authorityName(own) : otherName(transfer.otherAuthority)
    const held = part.heldOn ? `conference held ${inWords(part.heldOn)}` : 'conference to be held'
    const plan = childrenToConfer(transfer).includes(part.childId) ? `; brings a child protection plan, ${held}` : ''
    return child ? [[`Responsible for ${displayName(child)}`, `${who}${plan}`] as const] : []
  })
}

function Questions({ showing, choices }: { showing: Shown; choices: readonly Choice[] }) {
  const { transfer } = showing.loaded
  const parts: Readonly<Record<Choice, () => ComponentChildren>> = {
    accept: () => (
      <>
        <AnswerOf showing={showing} answer="accepted" />
        <Chair showing={showing} />
      </>
    ),
    refuse: () => <AnswerOf showing={showing} answer="refused" />,
    complete: () => <Complete showing={showing} />,
    withdraw: () => <TextQuestion showing={showing} name="withdrawnWhy" label={CONTENT.withdrawnWhy} />,
  }
  const words = CHOICE_WORDS[transfer.direction]
  return (
    <GoOn
      showing={showing}
      legend={CONTENT.does}
      button={CONTENT.button}
      items={choices.map((choice) => ({ value: choice, text: words[choice], conditional: parts[choice]() }))}
    />
  )
}

function AnswerOf({ showing, answer }: { showing: Shown; answer: Answer }) {
  const { fields, problems, loaded } = showing
  return (
    <>
      <DateInput name={answer} legend={CONTENT.answered} values={fields} error={problemOf(problems, `${answer}-day`)} />
      {loaded.transfer.direction === 'out' ? (
        <Input name={`${answer}By`} label={CONTENT.answeredBy} width={30} value={fields[`${answer}By`]} />
      ) : null}
      <TextQuestion showing={showing} name={`${answer}Why`} label={CONTENT.why} />
    </>
  )
}

function Chair({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  if (childrenToConfer(loaded.transfer).length === 0) return null
  return (
    <Select
      name="chair"
      label={CONTENT.chair}
      error={problemOf(problems, 'chair')}
      value={fields['chair']}
      items={[
        { value: '', text: CONTENT.nobody },
        ...loaded.chairs.map(({ userId, name, jobTitle }) => ({ value: userId, text: `${name}, ${jobTitle}` })),
      ]}
    />
  )
}

function Complete({ showing }: { showing: Shown }) {
  const { fields, problems, loaded } = showing
  const { direction, temporary } = loaded.transfer
  return (
    <>
      <DateInput
        name="completed"
        legend={CONTENT.completed}
        values={fields}
        error={problemOf(problems, 'completed-day')}
      />
      {direction === 'out' && !temporary ? (
        <TextQuestion
          showing={showing}
          name="lookAgain"
          label={CONTENT.lookAgain}
          hint={CONTENT.lookAgainHint}
          rows={2}
        />
      ) : null}
    </>
  )
}
