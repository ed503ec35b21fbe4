import type { DailyChild, DailyEpisode, DailyMessage, DailyState, Item, Parts } from './model.ts'
import { NESTED, type NestedList } from './model.ts'

/** A short text that is the same for the same words, and for no others. */
export type Digest = (text: string) => string

/**
 * What is to be said of a child to whom this much was said before: the whole child the first time, then the blocks that
 * are different, and what is no longer there as taken back. Undefined where nothing is different.
 */
export function changesOf(child: DailyChild, before: DailyState | undefined, digest: Digest): DailyMessage | undefined {
  const parts = partsOf(child, digest)
  const held = before?.parts ?? {}
  const { la_child_id, mis_child_id, child_details, social_care_episodes = [] } = child
  const isOther = (key: string) => held[key] !== parts[key]
  const episodes = [
    ...social_care_episodes
      .filter((episode) => isOther(episodeKey(episode.social_care_episode_id)))
      .map((episode) => withTakenBack(episode as DailyEpisode, parts, held)),
    ...goneFrom(held, parts, '').map((id) => ({ social_care_episode_id: id, purge: true as const })),
  ]
  const body: DailyChild = {
    ...{ la_child_id, mis_child_id },
    ...(child_details && isOther(DETAILS) ? { child_details } : {}),
    ...(episodes.length > 0 ? { social_care_episodes: episodes } : {}),
  }
  if (!body.child_details && !body.social_care_episodes) return undefined
  return messageOf(child.mis_child_id, body, parts, digest)
}

/** Takes back all that the department holds of a child. */
export function takenBack({ childId, reference }: DailyState, digest: Digest): DailyMessage {
  const body: DailyChild = { la_child_id: reference, mis_child_id: childId, purge: true }
  return messageOf(childId, body, {}, digest)
}

const DETAILS = 'details'

function messageOf(childId: string, body: DailyChild, parts: Parts, digest: Digest): DailyMessage {
  return { childId, reference: body.la_child_id, body, parts, digest: digest(JSON.stringify(body)) }
}

/** A digest of each block by its key: `details`, `/episode`, `/episode/list/item`. */
function partsOf({ child_details, social_care_episodes = [] }: DailyChild, digest: Digest): Parts {
  const said = (block: unknown) => digest(JSON.stringify(block))
  const episodes = social_care_episodes.flatMap((episode) => {
    const key = episodeKey(episode.social_care_episode_id)
    const items = LISTS.flatMap((list) =>
      itemsOf(episode as DailyEpisode, list).map((item) => [`${key}/${list}/${idOf(list, item)}`, said(item)] as const),
    )
    return [[key, said(episode)] as const, ...items]
  })
  return Object.fromEntries([[DETAILS, said(child_details)], ...episodes])
}

/** An episode that is different is said whole, with the items it had and no longer has. */
function withTakenBack(episode: DailyEpisode, parts: Parts, held: Parts): DailyEpisode {
  const key = episodeKey(episode.social_care_episode_id)
  const lists = LISTS.flatMap((list) => {
    const gone = goneFrom(held, parts, `${key}/${list}`).map((id): Item => ({ [NESTED[list]]: id, purge: true }))
    return gone.length > 0 ? [[list, [...itemsOf(episode, list), ...gone]] as const] : []
  })
  return { ...episode, ...Object.fromEntries(lists) }
}

const LISTS = Object.keys(NESTED) as readonly NestedList[]

function itemsOf(episode: DailyEpisode, list: NestedList): readonly Item[] {
  return episode[list] ?? []
}

function idOf(list: NestedList, item: Item): string {
  return `${item[NESTED[list]]}`
}

function episodeKey(id: string): string {
  return `/${id}`
}

/** The ids that stood straight under a key and no longer do. */
function goneFrom(held: Parts, parts: Parts, under: string): readonly string[] {
  return Object.keys(held)
    .filter((key) => key.startsWith(`${under}/`) && !(key in parts))
    .map((key) => key.slice(under.length + 1))
    .filter((id) => !id.includes('/'))
}
