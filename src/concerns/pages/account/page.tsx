import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
} from '../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../kernel/outcome.ts'
import { Pair } from '../../../platform/govuk/arrangement.tsx'
import { Radios } from '../../../platform/govuk/choices.tsx'
import { DateInput } from '../../../platform/govuk/date-input.tsx'
import { Button } from '../../../platform/govuk/form.tsx'
import { Panel } from '../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../platform/govuk/text-fields.tsx'
import { keepAccount } from '../../commands-life.ts'
import { ACCOUNTS_OF, type Account, type AccountRefusal, type Concern } from '../../model.ts'
import { SAID_BY } from '../content.ts'
import { loadOwn } from '../own.ts'
import { AboutConcern } from '../view.tsx'

const CONTENT = {
  title: 'What they say of it',
  who: 'Who says so?',
  whoMissing: 'Choose who says so',
  name: 'Who are they? (optional)',
  nameHint: 'For example: Mum, or his aunt Ruth',
  on: 'When did they say it?',
  onMissing: 'Write the day, like 8 11 2025',
  words: 'What do they say, in their words?',
  button: 'Keep it beside the concern',
  help: 'Why this is here',
  helpText:
    'A concern is what you think. The child and the parents may see it otherwise. Their words stand beside yours wherever yours are read.',
} as const

const REFUSALS: Readonly<Record<AccountRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'not-found': 'not-there',
  'no-words': { field: 'words', text: 'Write what they say' },
  'too-long': { field: 'words', text: 'This is too long to keep. Write less than 20,000 characters.' },
  'said-in-the-future': { field: 'on-day', text: 'This day is still to come. Write the day they said it.' },
}

/** GET and POST /concerns/:id/account – the child’s or a parent’s account, kept beside the concern. */
export function accountPage(http: FastifyInstance, acting: Acting): void {
  formPage<Concern, Account, AccountRefusal>(http, acting, {
    path: '/concerns/:id/account',
    current: '/concerns',
    keep: ({ id }) => `concern-account:${id}`,
    asks: { who: 'this account', name: 'this account', on: 'this account', words: 'this account' },
    load: loadOwn,
    first: (_, now) => dayFields('on', now.day),
    read: readAccount,
    async act(tx, actor, account, { loaded, now }) {
      const kept = await keepAccount(tx, actor, loaded.id, account, now)
      return kept.ok ? accepted(`/concerns/${kept.value}`) : kept
    },
    refusals: REFUSALS,
    view,
  })
}

function readAccount(fields: Fields): Read<Account> {
  const saidBy = choiceOf(fields, 'who', ACCOUNTS_OF)
  const saidOn = dayOf(fields, 'on')
  if (!saidBy || !saidOn) {
    return {
      problems: [
        ...(saidBy ? [] : [{ field: 'who', text: CONTENT.whoMissing }]),
        ...(saidOn ? [] : [{ field: 'on-day', text: CONTENT.onMissing }]),
      ],
    }
  }
  return {
    act: { id: idIn(fields), saidBy, saidOn, saidByName: fields['name'] || null, words: fields['words'] ?? '' },
  }
}

function view(showing: Showing<Concern>): string {
  const { fields, problems, loaded } = showing
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.title,
    about: <AboutConcern concern={loaded} />,
    children: (
      <>
        <Pair>
          <Radios
            legend={CONTENT.who}
            inline
            items={ACCOUNTS_OF.map((value) => ({ value, text: SAID_BY[value] }))}
            {...box('who')}
          />
          <DateInput name="on" legend={CONTENT.on} values={fields} error={problemOf(problems, 'on-day')} />
        </Pair>
        <Input label={CONTENT.name} hint={CONTENT.nameHint} {...box('name')} />
        <Textarea label={CONTENT.words} rows={5} {...box('words')} />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
