import type { Someone } from '../testing/browser.ts'

/** A page that was found, and by whom. */
export type FoundPage = { readonly path: string; readonly url: string; readonly who: Someone }

/** Of one path so many pages are opened to find more: a child who is missing has links that another has not. */
const MOST_OF_A_PATH = 3
/** Of what no link leads to now, so many are tried. */
const MOST_TRIED = 4

/**
 * Follows the links of the program as people do, until there is nothing new, and gives one page of every path. What no
 * link leads to just now, such as a form whose time has not come, is then asked for by the ids that were met.
 *
 * @param paths as they are registered, like `/children/:id`
 * @param starts where people begin besides their own first page
 */
export async function findEveryPage(
  people: readonly Someone[],
  paths: ReadonlySet<string>,
  starts: readonly string[],
): Promise<ReadonlyMap<string, FoundPage>> {
  const found = new Map<string, FoundPage>()
  const met = new Set(starts)
  for (const who of people) {
    await followLinks(who, paths, starts, (page, links) => {
      if (!found.has(page.path)) found.set(page.path, page)
      for (const link of links) met.add(link)
    })
  }
  for (const path of [...paths].filter((one) => !found.has(one))) {
    const page = await firstOf(people, path, candidatesFor(path, met))
    if (page) found.set(path, page)
  }
  return found
}

type Meet = (page: FoundPage, links: readonly string[]) => void

async function followLinks(
  who: Someone,
  paths: ReadonlySet<string>,
  starts: readonly string[],
  meet: Meet,
): Promise<void> {
  const patterns = [...paths].map((path) => ({ path, fits: patternOf(path) }))
  const pathOf = (url: string) => (paths.has(url) ? url : patterns.find(({ fits }) => fits.test(url))?.path)
  const opened = new Map<string, number>()
  const known = new Set([new URL(who.page.url()).pathname, ...starts])
  // A set goes on to what is added while it is walked.
  for (const url of known) {
    const path = pathOf(url)
    const times = opened.get(path ?? '') ?? 0
    const html = path && times < MOST_OF_A_PATH ? await htmlAt(who, url) : undefined
    if (!path || html === undefined) continue
    opened.set(path, times + 1)
    const links = linksIn(html)
    meet({ path, url, who }, links)
    for (const link of links) known.add(link)
  }
}

/** The addresses at which such a page may be, with ids of the same kind of thing. */
function candidatesFor(path: string, met: ReadonlySet<string>): readonly string[] {
  const [before = '', after] = path.split('/:id')
  if (after === undefined) return [path]
  const ids = [...met].flatMap((url) =>
    url.startsWith(`${before}/`) ? (url.slice(before.length + 1).split('/')[0] ?? []) : [],
  )
  return [...new Set(ids.filter((id) => /^[0-9a-f-]{36}$/.test(id)))]
    .slice(0, MOST_TRIED)
    .map((id) => `${before}/${id}${after}`)
}

async function firstOf(
  people: readonly Someone[],
  path: string,
  urls: readonly string[],
): Promise<FoundPage | undefined> {
  for (const who of people) {
    for (const url of urls) if ((await htmlAt(who, url)) !== undefined) return { path, url, who }
  }
  return undefined
}

async function htmlAt({ page }: Someone, url: string): Promise<string | undefined> {
  const answer = await page.context().request.get(url, { maxRedirects: 0 })
  const isPage = answer.status() === 200 && answer.headers()['content-type']?.startsWith('text/html')
  return isPage ? answer.text() : undefined
}

function linksIn(html: string): readonly string[] {
  const links = [...html.matchAll(/ href="(\/[^"?#]*)[^"]*"/g)].map(([, url = '']) => url)
  return [...new Set(links)]
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`)
}
