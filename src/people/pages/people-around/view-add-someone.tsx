import type { Moment } from '../../../kernel/moment.ts'
import { Checkboxes, Radios } from '../../../platform/govuk/choices.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Button, Form } from '../../../platform/govuk/form.tsx'
import type { Shell } from '../../../platform/govuk/layout.tsx'
import { Panel } from '../../../platform/govuk/record.tsx'
import { Input, Select } from '../../../platform/govuk/text-fields.tsx'
import { ageInWords, birthInWords, displayName, type Family, type KnownPerson, peopleOf } from '../../model.ts'
import type { Namesake } from '../../search/model.ts'
import { AROUND_A_CHILD, AROUND_AN_ADULT, NOT_YOURS, TIES } from '../content.ts'
import { type Fields, type Problem, problemOf } from '../form.ts'
import { CONTENT, RESPONSIBILITY } from './content.ts'
import { kindsFor } from './form.ts'

type AddSomeoneProps = {
  readonly shell: Shell
  readonly family: Family
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly now: Moment
  readonly namesakes?: readonly Namesake[]
}

/** Who it is, what they are to the child; and, where the name is known already, whether it is the same person. */
export function AddSomeone({ shell, family, fields, problems, now, namesakes = [] }: AddSomeoneProps) {
  const people = peopleOf(family)
  const asked = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <Panel heading={CONTENT.addHeading} id="add">
      <Form action={`/children/${family.child.id}/people`} csrf={shell.csrf ?? ''} label={CONTENT.addHeading}>
        <input type="hidden" name="id" value={fields['id'] ?? ''} />
        <input type="hidden" name="linkId" value={fields['linkId'] ?? ''} />
        {namesakes.length > 0 ? (
          <Namesakes namesakes={namesakes} fields={fields} problems={problems} now={now} />
        ) : null}
        <Input label={CONTENT.given} spellcheck={false} autocomplete="off" {...asked('given')} />
        <Input label={CONTENT.family} spellcheck={false} autocomplete="off" {...asked('family')} />
        <Select
          label={CONTENT.of}
          items={people.map((one) => ({ value: one.id, text: displayName(one) }))}
          {...asked('of')}
        />
        <Select
          label={CONTENT.kind}
          items={[
            { value: '', text: CONTENT.choose },
            ...offered(people, fields['of']).map((value) => ({ value, text: TIES[value] })),
          ]}
          {...asked('kind')}
        />
        <Input label={CONTENT.words} hint={CONTENT.wordsHint} autocomplete="off" {...asked('words')} />
        <DateInput
          name="birthDate"
          legend={CONTENT.birthDate}
          values={fields}
          error={problemOf(problems, 'birthDate-day')}
        />
        <Radios
          name="responsibility"
          legend={CONTENT.responsibility}
          inline
          value={fields['responsibility']}
          items={Object.entries(RESPONSIBILITY).map(([value, text]) => ({ value, text }))}
        />
        <DateInput name="fromOn" legend={CONTENT.fromOn} values={fields} error={problemOf(problems, 'fromOn-day')} />
        <Checkboxes
          name="atHome"
          values={fields['atHome'] === 'yes' ? ['yes'] : []}
          items={[{ value: 'yes', text: CONTENT.atHome }]}
        />
        <Button preventDoubleClick>{CONTENT.add}</Button>
      </Form>
    </Panel>
  )
}

/** What the person chosen may have; before one is chosen, what anybody may. */
function offered(people: readonly KnownPerson[], of: string | undefined) {
  const chosen = people.find(({ id }) => id === of)
  return chosen ? kindsFor(chosen) : [...new Set([...AROUND_A_CHILD, ...AROUND_AN_ADULT])]
}

type NamesakesProps = Pick<AddSomeoneProps, 'fields' | 'problems' | 'now'> & { readonly namesakes: readonly Namesake[] }

function Namesakes({ namesakes, fields, problems, now }: NamesakesProps) {
  return (
    <>
      <input type="hidden" name="asked" value="yes" />
      <Radios
        name="chosen"
        legend={CONTENT.knownHeading}
        hint={CONTENT.knownHint}
        error={problemOf(problems, 'chosen')}
        value={fields['chosen']}
        items={[
          ...namesakes.map((one) => ({ value: one.person.id, text: displayName(one.person), hint: whoItIs(one, now) })),
          { divider: 'or' },
          { value: 'new', text: CONTENT.someoneElse },
        ]}
      />
    </>
  )
}

/** Enough to tell one from another. Of a child one does not work with, what a search shows: age, area, whom to ring. */
function whoItIs({ person, addresses, mayLook, standing }: Namesake, now: Moment): string {
  const district = addresses.find(({ toOn }) => toOn === null)?.postcode?.split(' ')[0]
  const ring = mayLook || !standing ? undefined : [`${NOT_YOURS} ${standing.team}`, standing.phone]
  const born = mayLook ? birthInWords(person) : ageInWords(person, now.day)
  return [born, district, ...(ring ?? [])].filter(Boolean).join(', ')
}
