import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKey, nameTokens, personNameKeys, soundKey } from './person-name.ts'

const anyText = fc.string({ unit: 'binary' })

describe('a name', () => {
  it.each([
    ['O’Brien', "O'BRIEN"],
    ['Zoë', 'zoe'],
    ['Søren Straße', 'Soren Strasse'],
    ['Łukasz', 'Lukasz'],
    ['Sigurður Þór', 'Sigurdur Thor'],
    ['Ælfred Œuvre', 'Aelfred Oeuvre'],
    ['Işık', 'ISIK'],
    ['Nguyễn', 'Nguyen'],
    ['Mary-Jane', 'mary jane'],
    ['محمّد', 'محمد'],
    ['Αλέξης', 'ΑΛΕΞΗΣ'],
    ['Ｊａｎｅ', 'Jane'],
  ])('%s and %s are one key', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  it('keeps the letters of every script', () => {
    expect(nameKey('محمد علي')).toBe('محمدعلي')
    expect(nameKey('王 小明')).toBe('王小明')
    expect(nameKey('कमल')).not.toBe(nameKey('कमला'))
    expect(nameKey('\u200fדָּוִד')).toBe('דוד')
  })

  it('has nothing left of it when it held no letter', () => {
    expect(nameKey(" -'\u0301 ")).toBe('')
    expect(nameTokens(' - ')).toStrictEqual([])
    expect(soundKey('')).toBe('')
  })
})

describe('a name to be found', () => {
  it('is found whole, by word, and by the parts of a word', () => {
    expect(nameTokens("Mary-Jane O'Hara")).toStrictEqual(['maryjaneohara', 'maryjane', 'ohara', 'mary', 'jane', 'hara'])
    expect(nameTokens('J Smith')).toStrictEqual(['jsmith', 'j', 'smith'])
    expect(nameTokens('al-Hassan')).toContain('hassan')
  })

  it('gives its forms together', () => {
    expect(personNameKeys({ given: 'Zahra', family: "O'Neill-Khan" })).toStrictEqual({
      givenKey: 'zahra',
      familyKey: 'oneillkhan',
      givenSound: 'sr',
      familySound: 'anlkn',
      tokens: ['zahra', 'oneillkhan', 'oneill', 'khan', 'neill'],
    })
    expect(personNameKeys({ given: '', family: 'Singh' }).tokens).toStrictEqual(['singh'])
  })

  it('never breaks, whatever is typed, and has the same key again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(nameKey(nameKey(text))).toBe(nameKey(text))
        expect(nameTokens(text)).toStrictEqual([...new Set(nameTokens(text))])
        expect(soundKey(text)).toBe(soundKey(nameKey(text)))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the sound of a name', () => {
  it.each([
    ['Mohammed Muhammad Mohamed Mohamad Muhammed'],
    ['Aisha Ayesha Aysha'],
    ['Stephen Steven'],
    ['Catherine Katherine Kathryn'],
    ['Smith Smyth'],
    ['Thompson Thomson'],
    ['Geoffrey Jeffrey'],
    ['McDonald MacDonald'],
    ['Ciara Kiera'],
    ['Yusuf Yousef Youssef'],
    ['Lewis Louis'],
    ['Leigh Lee'],
    ['Vaughan Vaughn'],
    ['Szymon Shymon'],
    ['Alexander Aleksander'],
    ['Philip Filip Phillip'],
    ['Hussain Hussein Husain'],
  ])('is one for %s', (names) => {
    expect(new Set(names.split(' ').map(soundKey)).size).toBe(1)
  })

  it.each([
    ['Smith', 'Jones'],
    ['Mary', 'Mark'],
    ['Khan', 'Kaur'],
    ['Amir', 'Amina'],
    ['Singh', 'Sidhu'],
    ['Ben', 'Den'],
  ])('is not one for %s and %s', (one, other) => {
    expect(soundKey(one)).not.toBe(soundKey(other))
  })

  it('is not guessed in another script', () => {
    expect(soundKey('محمد')).toBe('محمد')
  })
})
