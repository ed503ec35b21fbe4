import { inWordsAt } from '../../../../kernel/instant.ts'
import { formatNhsNumber, nhsNumber } from '../../../../kernel/nhs-number.ts'
import { Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { authorityName } from '../../../../statute/authorities.ts'
import type { SideAssertion } from '../../../contract-desk.ts'
import type { Identity, IdentityIdentifier } from '../../../contract-identity.ts'
import { nameInWords } from '../content.ts'
import { dayInNumbers } from '../rules.ts'
import { CONTENT } from './content.ts'

/** Each record that is linked to the child, as its authority tells it now. */
export function Records({ assertions }: { assertions: readonly SideAssertion[] }) {
  if (assertions.length === 0) return <p>{CONTENT.recordsNone}</p>
  const { who, name, born, where, numbers, heard } = CONTENT.columns
  return (
    <Table
      caption={CONTENT.records}
      captionSize="hidden"
      columns={[{ head: who }, { head: name }, { head: born }, { head: where }, { head: numbers }, { head: heard }]}
      rows={assertions.map(({ node, authority, recordedAt, identity }) => [
        <>
          {authorityName(authority)}
          {node === authority ? null : (
            <>
              <br />
              <Small>{node.slice(node.indexOf('/') + 1).replaceAll('-', ' ')}</Small>
            </>
          )}
        </>,
        <Several texts={identity.names.map((one) => ({ text: nameInWords(one), remark: USES[one.use] }))} />,
        bornInWords(identity),
        <Several
          texts={identity.addresses.map(({ lines, postcode, toOn }) => ({
            text: [lines, postcode].filter(Boolean).join(', '),
            remark: toOn ? `to ${dayInNumbers(toOn)}` : '',
          }))}
        />,
        <Several texts={identity.identifiers.map(identifierInWords)} />,
        inWordsAt(recordedAt),
      ])}
    />
  )
}

type Remarked = { readonly text: string; readonly remark: string }

const USES = { current: '', former: 'formerly', alias: 'also called' } as const

function Several({ texts }: { texts: readonly Remarked[] }) {
  return (
    <>
      {texts.map(({ text, remark }, at) => (
        <>
          {at > 0 ? <br /> : null}
          <bdi>{text}</bdi> {remark ? <Small>{remark}</Small> : null}
        </>
      ))}
    </>
  )
}

function bornInWords({ birthDate, birthDateKnown, expectedOn }: Identity): string {
  if (birthDate) return birthDateKnown === 'year' ? birthDate.slice(0, 4) : dayInNumbers(birthDate)
  return expectedOn ? `expected ${dayInNumbers(expectedOn)}` : 'not known'
}

const SYSTEMS = { nhs: 'NHS number', upn: 'UPN', 'former-upn': 'former UPN' } as const

function identifierInWords({ system, value, verified }: IdentityIdentifier): Remarked {
  const written = system === 'nhs' ? nhsNumber(value) : undefined
  return {
    text: written ? formatNhsNumber(written) : value,
    remark: `${SYSTEMS[system]}${verified ? ', checked' : ''}`,
  }
}
