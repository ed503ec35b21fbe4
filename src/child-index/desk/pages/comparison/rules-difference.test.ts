import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences, inCommon, type Piece, partDifferences } from './rules-difference.ts'

const shown = (pieces: readonly Piece[]) => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')
const bothShown = ([one, other]: readonly [readonly Piece[], readonly Piece[]]) => [shown(one), shown(other)]
const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')

describe('two names, letter by letter', () => {
  it.each([
    ['Niamh', 'Neev', 'N[iamh]', 'N[eev]'],
    ['Calloway', 'Calloway-Pryce', 'Calloway', 'Calloway[-Pryce]'],
    ['Kerry', 'Kerrie', 'Kerr[y]', 'Kerr[ie]'],
    ['Zoë', 'Zoe', 'Zo[ë]', 'Zo[e]'],
    ['Amira', 'Amira', 'Amira', 'Amira'],
    ['', 'Amira', '', '[Amira]'],
  ])('%s and %s', (one, other, left, right) => {
    expect(bothShown(differences(one, other))).toEqual([left, right])
  })

  it('takes a letter and the mark on it for one letter, however they were typed', () => {
    expect(bothShown(differences('Zoe\u0308', 'Zoë'))).toEqual(['Zoë', 'Zoë'])
    expect(bothShown(differences('नेहा', 'नेह'))).toEqual(['ने[हा]', 'ने[ह]'])
  })

  it('tells two very long texts apart as wholes', () => {
    const long = 'x'.repeat(300)
    expect(differences(long, `${long}y`)[0]).toEqual([{ text: long, differs: true }])
  })
})

describe('for any two texts', () => {
  const TEXT = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.normalize('NFC'))

  it('nothing is lost, and what is left unmarked is the same on both sides', () => {
    fc.assert(
      fc.property(TEXT, TEXT, (one, other) => {
        const [left, right] = differences(one, other)
        expect([textOf(left), textOf(right)]).toEqual([one, other])
        const kept = (pieces: readonly Piece[]) => textOf(pieces.filter(({ differs }) => !differs))
        expect(kept(left)).toBe(kept(right))
      }),
    )
  })

  it('the same text has no difference, and what is in common does not depend on the order', () => {
    fc.assert(
      fc.property(TEXT, TEXT, (one, other) => {
        expect(differences(one, one)[0].some(({ differs }) => differs)).toBe(false)
        expect(inCommon(one, other)).toBe(inCommon(other, one))
        expect(inCommon(one, one)).toBe(1)
      }),
    )
  })
})

it('marks the part of a date that differs, as a whole', () => {
  expect(bothShown(partDifferences('08/11/2018', '11/08/2018', '/'))).toEqual(['[08]/[11]/2018', '[11]/[08]/2018'])
  expect(bothShown(partDifferences('08/11/2018', '08/11/2018', '/'))).toEqual(['08/11/2018', '08/11/2018'])
})
