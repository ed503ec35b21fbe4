import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const { dependencies, optionalDependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const PAGES = globSync(['*.md', 'docs/**/*.md', 'migrations/*.md', 'src/**/README.md'])

describe('what is written about the program', () => {
  it('gives every dependency its exact version and its reason in decision 0008, and names no other', () => {
    const decision = readFileSync('docs/decisions/0008-dependencies.md', 'utf8')
    const rows = [...decision.matchAll(/^\| `([^`]+)` \| (\S+) \| \S.{10,} \|$/gm)]
    const written = Object.fromEntries(rows.map(([, name, version]) => [name, version]))
    expect(written).toEqual({ ...dependencies, ...optionalDependencies, ...devDependencies })
  })

  it.each(PAGES)('leads, in %s, to what is there', (page) => {
    const text = readFileSync(page, 'utf8')
    const links = [...text.matchAll(/(?<!!)\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to)
    const paths = [...text.matchAll(/`((?:src|testing|migrations|docs)\/[\w./-]+)`/g)].map(([, path = '']) => path)
    const missing = [
      ...links.filter((to) => !existsSync(join(dirname(page), to))),
      ...paths.filter((path) => !existsSync(path)),
    ]
    expect(missing).toEqual([])
  })
})
