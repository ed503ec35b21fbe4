import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { may } from '../../../../access/policy.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { SummaryList } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { SIGNING_LEVELS } from '../../../sign-off/model.ts'
import { setLocalSetting } from '../../commands.ts'
import { type LocalSetting, SETTABLE, type SetSetting, type SetSettingRefusal } from '../../model.ts'
import { localSettings } from '../../queries.ts'
import { isCounted, settingOn } from '../../rules.ts'
import { CONTENT, NAMES, NOTES, REFUSALS, VALUES } from './content.ts'

type Settings = readonly LocalSetting[]

/** GET and POST /settings/signing – an administrator sets who signs what, and how often workers are supervised. */
export function settingsPage(http: FastifyInstance, acting: Acting): void {
  formPage<Settings, SetSetting, SetSettingRefusal>(http, acting, {
    path: '/settings/signing',
    keep: () => 'local-setting',
    asks: {
      name: 'this setting',
      value: 'this value',
      weeks: 'this number of weeks',
      from: 'this day',
      reason: 'this reason',
    },
    load: async (tx, actor) => (may(actor, 'setting.set') && actor.seat === 'council' ? localSettings(tx) : undefined),
    first: (_, now) => dayFields('from', now.day),
    read: readSetting,
    async act(tx, actor, act, { now }) {
      const outcome = await setLocalSetting(tx, actor, act, now)
      return outcome.ok ? accepted('/settings/signing') : outcome
    },
    refusals: REFUSALS,
    view: settingsView,
    current: '/settings/signing',
  })
}

const SETTING_NAMES = SETTABLE.map(({ name }) => name)

function readSetting(fields: Fields): Read<SetSetting> {
  const problems: Problem[] = []
  const name = choiceOf(fields, 'name', SETTING_NAMES)
  const fromOn = dayOf(fields, 'from')
  if (!name) problems.push({ field: 'name', text: CONTENT.whatMissing })
  if (!fromOn) problems.push({ field: 'from-day', text: CONTENT.fromMissing })
  if (!name || !fromOn) return { problems }
  const value = (isCounted(name) ? fields['weeks'] : fields['value']) ?? ''
  return { act: { id: idIn(fields), name, value, fromOn, reason: fields['reason'] ?? '' } }
}

function settingsView(showing: Showing<Settings>): string {
  const { loaded, now } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    before: (
      <>
        <p>{CONTENT.lead}</p>
        <SummaryList
          rows={SETTABLE.map(({ name, source }) => ({
            key: NAMES[name],
            value: (
              <>
                {inWordsOf(settingOn(loaded, name, now.day))} <Small>{source}</Small>
                {NOTES[name] ? <p>{NOTES[name]}</p> : null}
              </>
            ),
          }))}
        />
      </>
    ),
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.history} id="history">
        {loaded.length === 0 ? (
          <p>{CONTENT.none}</p>
        ) : (
          <Rows
            items={loaded.map(({ name, value, fromOn, reason, setByName }) => (
              <>
                <strong>{NAMES[name]}</strong>: {inWordsOf(value)}, from {inWords(fromOn)}.{' '}
                <Small>{`${reason} ${setByName}`}</Small>
              </>
            ))}
          />
        )}
      </Panel>
    ),
    helpLabel: CONTENT.history,
  })
}

function Questions({ showing: { fields, problems } }: { showing: Showing<Settings> }) {
  const asked = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const choose = { value: '', text: CONTENT.choose }
  return (
    <>
      <Select
        {...asked('name')}
        label={CONTENT.what}
        items={[choose, ...SETTING_NAMES.map((value) => ({ value, text: NAMES[value] }))]}
      />
      <Select
        {...asked('value')}
        label={CONTENT.value}
        hint={CONTENT.valueHint}
        items={[choose, ...SIGNING_LEVELS.map((value) => ({ value, text: VALUES[value] ?? value }))]}
      />
      <Input {...asked('weeks')} label={CONTENT.weeks} width={3} inputmode="numeric" />
      <DateInput name="from" legend={CONTENT.from} values={fields} error={problemOf(problems, 'from-day')} />
      <Textarea {...asked('reason')} label={CONTENT.reason} hint={CONTENT.reasonHint} rows={2} />
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}

function inWordsOf(value: string): string {
  return VALUES[value] ?? value
}
