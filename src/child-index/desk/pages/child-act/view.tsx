import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { ChosenAct } from '../model.ts'
import { EffectRows } from '../view.tsx'
import { CONTENT } from './content.ts'

/** What the act would do, before anybody proposes it; then why. */
export function childActView(showing: Showing<ChosenAct>): string {
  const { loaded, fields, problems } = showing
  const { effect, cannot, words, recordId } = loaded
  return formFrame(showing, {
    title: CONTENT.title,
    remark: <Link href={`/index/children/${recordId}`}>{CONTENT.back}</Link>,
    before: (
      <>
        {words ? (
          <Panel heading={CONTENT.what} id="what">
            <p>
              <strong>{words}.</strong>
            </p>
          </Panel>
        ) : null}
        {cannot ? <InsetText>{cannot}</InsetText> : null}
        {effect ? (
          <Panel heading={CONTENT.effect} id="effect">
            <EffectRows effect={effect} />
          </Panel>
        ) : null}
      </>
    ),
    children: effect ? (
      <>
        <input type="hidden" name="fingerprint" value={effect.fingerprint} />
        <Textarea
          name="reason"
          label={CONTENT.reason}
          rows={3}
          value={fields['reason']}
          error={problemOf(problems, 'reason')}
        />
        <Button preventDoubleClick>{CONTENT.propose}</Button>
      </>
    ) : null,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.helpWords} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
