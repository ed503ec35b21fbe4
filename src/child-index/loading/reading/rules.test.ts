import { describe, expect, it } from 'vitest'
import { PROFILES } from '../model-profiles.ts'
import { readDate, readHeader, readRow } from './rules.ts'

describe('the first line of a file', () => {
  it.each(PROFILES.map((profile) => [profile.name, profile.reference[0]]))(
    'tells a file of the profile %s',
    (name, column) => {
      expect(readHeader([column, 'surname'])?.profile.name).toBe(name)
    },
  )

  it('is read with stray spaces, in any case, with a mark before it', () => {
    const header = readHeader(['\ufeff Child Reference ', 'FORENAME(S)', ' Date-of-Birth'])
    expect(header?.profile.name).toBe('authority-register')
    expect(header?.fields).toEqual(['reference', undefined, 'born'])
    expect(header?.unread).toEqual(['FORENAME(S)'])
  })

  it('needs the column that names the record, unless the profile is given', () => {
    expect(readHeader(['surname', 'dob'])).toBeUndefined()
    expect(readHeader(['local_reference', 'dob'])).toBeUndefined()
    expect(readHeader(['local_reference', 'dob'], 'gp-register')?.profile.name).toBe('gp-register')
  })
})

describe('a date', () => {
  it.each([['2015-03-09'], ['20150309'], ['09/03/2015'], ['9/3/2015'], ['2015-03-09T00:00:00'], ['09/03/2015 00:00']])(
    'is read from %s',
    (text) => expect(readDate(text)).toBe('2015-03-09'),
  )

  it.each([['2015-02-30'], ['03-09'], ['9 March'], ['31/02/2015'], ['2015-03-09T12:00']])(
    'is not read from %s',
    (text) => expect(readDate(text)).toBeUndefined(),
  )
})

describe('a row', () => {
  const header = readHeader([
    'patient_reference',
    'given_names',
    'family_name',
    'former_surname',
    'birth_date',
    'sex',
    'address',
    'postcode',
    'nhs_number',
    'mother_first_name',
    'multiple_birth',
  ]) as NonNullable<ReturnType<typeof readHeader>>

  it('says who the child is', () => {
    const cells = [
      'R1',
      ' Zoë ',
      'Okafor',
      'Pike',
      '20150309',
      'girl',
      '1 Mill Lane',
      'AL4 0XB',
      '9990000018',
      'Mary',
      '2',
    ]
    expect(readRow(header, cells, '990')).toEqual({
      ok: true,
      value: {
        authority: '990',
        node: '990/gp-register',
        localReference: 'R1',
        version: null,
        identity: {
          names: [
            { use: 'current', given: 'Zoë', family: 'Okafor' },
            { use: 'former', given: 'Zoë', family: 'Pike' },
          ],
          birthDate: '2015-03-09',
          birthDateKnown: 'exact',
          expectedOn: null,
          sex: 'F',
          addresses: [{ lines: '1 Mill Lane', postcode: 'AL4 0XB', fromOn: null, toOn: null }],
          identifiers: [{ system: 'nhs', value: '9990000018', verified: true }],
          mother: { given: 'Mary', family: '' },
          multipleBirth: true,
        },
      },
    })
  })

  it('of which a number of births cannot be understood is refused', () => {
    const cells = ['R1', 'Zoë', '', '', '', '', '', '', '', '', 'several']
    expect(readRow(header, cells, '990')).toEqual({ ok: false, refusal: 'number-of-births-not-understood' })
  })
})
