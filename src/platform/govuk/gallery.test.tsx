import { describe, expect, it } from 'vitest'
import { form, list } from '../../../testing/gallery.tsx'
import { record } from '../../../testing/gallery-record.tsx'

describe.each(Object.entries({ record, form, list }))('the %s page', (_, html) => {
  const ids = valuesOf(html, 'id')

  it('has neither inline style nor inline script, which the content security policy would refuse', () => {
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i)
    expect([...html.matchAll(/<script[^>]*>([^<]*)</g)].map(([, inline]) => inline)).toEqual([''])
  })

  it('gives each id once', () => {
    expect(ids).toEqual([...new Set(ids)])
  })

  it('labels, describes and jumps to what is there', () => {
    const jumps = valuesOf(html, 'href').filter((href) => href.startsWith('#'))
    const pointed = ['for', 'aria-labelledby', 'aria-describedby'].flatMap((name) => valuesOf(html, name))
    const targets = [...jumps.map((href) => href.slice(1)), ...pointed.flatMap((value) => value.split(' '))]
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })

  it('has one h1', () => {
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
})

describe('a page', () => {
  it('is named after itself and the service, and says first when something must be put right', () => {
    expect(record).toContain('<title>Niamh Calloway, 7 – Aldermere Council OpenICS</title>')
    expect(form).toContain('<title>Error: Tell us what worries you – Eastholt Council OpenICS</title>')
  })

  it('says that it is the practice county, and only there', () => {
    expect(record).toContain('All people are invented; the built-in sign-in is in use.')
    expect(list).not.toContain('invented')
  })

  it('wears the council’s colour by class', () => {
    expect(form).toContain('<html lang="en-GB" class="govuk-template ics-council--navy">')
  })

  it('sends the session’s token with every form that changes anything', () => {
    const forms = [...`${record}${form}${list}`.matchAll(/<form[^>]*method="post"[^>]*>(.*?)<\/form>/g)]
    expect(forms.length).toBeGreaterThan(5)
    for (const [, inside] of forms) expect(inside).toContain('<input type="hidden" name="_csrf" value="a-token"/>')
  })

  it('never sends a name that is searched for in an address', () => {
    expect(record).toMatch(/<form class="ics-find" action="\/search" method="post">/)
  })
})

function valuesOf(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) => value)
}
