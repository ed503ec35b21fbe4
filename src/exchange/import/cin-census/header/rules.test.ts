import { describe, expect, it } from 'vitest'
import { aChild, aReturn, check, HEADER, sourceOf } from '../../../../../testing/cin-census/returns.ts'

const withHeader = (header: string) => check(sourceOf(aReturn(aChild(), header)))

describe('the header of a return', () => {
  it('says year, reference date and authority', async () => {
    const checked = await withHeader(HEADER)
    expect(checked.ok && checked.value.header).toMatchObject({
      year: 2026,
      referenceOn: '2026-03-31',
      authority: '990',
    })
  })

  it.each([
    ['another authority’s', HEADER.replace('990', '991'), 'another-authority'],
    [
      'made by two authorities',
      HEADER.replace('</Header>', '<Source><LEA>991</LEA></Source></Header>'),
      'another-authority',
    ],
    ['of no authority', HEADER.replace('<LEA>990</LEA>', ''), 'authority-missing'],
    ['without a header', '', 'authority-missing'],
    ['of another collection', HEADER.replace('>CIN<', '>SLD<'), 'wrong-collection'],
    ['of a year before the census', HEADER.replace('>2026<', '>2008<'), 'year-not-supported'],
    ['of a year not yet known', HEADER.replace('>2026<', '>2028<'), 'year-not-supported'],
    ['of no year', HEADER.replace('>2026<', '>this<'), 'year-not-supported'],
  ])('refuses a file %s', async (_, header, refusal) =>
    expect(await withHeader(header)).toMatchObject({ ok: false, refusal }),
  )

  it.each([2009, 2014, 2020, 2027])('reads the year %i', async (year) => {
    expect(await withHeader(HEADER.replace('>2026<', `>${year}<`))).toMatchObject({ ok: true })
  })

  it('takes the year from the reference date where it is not said', async () => {
    const checked = await withHeader(HEADER.replace('<Year>2026</Year>', '').replace('2026-03-31', '2019-03-31'))
    expect(checked.ok && checked.value.header.year).toBe(2019)
  })

  it('may stand after the children', async () => {
    const file = `<Message><Children>${aChild()}</Children>${HEADER}</Message>`
    expect(await check(sourceOf(file))).toMatchObject({ ok: true })
    expect(await check(sourceOf(file.replace('990', '991')))).toMatchObject({ refusal: 'another-authority' })
  })
})
