import type { Adapter, AdapterPayload } from 'oidc-provider'

type Kept = { readonly payload: AdapterPayload; readonly until: number }

/** At most this many things at once; the oldest go first. */
const ROOM = 5000

/** Where the practice provider keeps sign-ins under way: in memory, each until it runs out. */
export function createMemoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>()
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key)
    if (found && found.until <= Date.now()) kept.delete(key)
    return found && found.until > Date.now() ? found.payload : undefined
  }
  const findWhere = (model: string, holds: (payload: AdapterPayload) => boolean) => {
    for (const key of kept.keys()) {
      const payload = key.startsWith(`${model}:`) ? find(key) : undefined
      if (payload && holds(payload)) return payload
    }
    return undefined
  }
  return (model) => ({
    upsert: async (id, payload, expiresIn) => {
      kept.delete(`${model}:${id}`)
      kept.set(`${model}:${id}`, { payload, until: Date.now() + (expiresIn || 3600) * 1000 })
      for (const oldest of kept.keys()) {
        if (kept.size <= ROOM) break
        kept.delete(oldest)
      }
    },
    find: async (id) => find(`${model}:${id}`),
    findByUid: async (uid) => findWhere(model, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => findWhere(model, (payload) => payload.userCode === userCode),
    destroy: async (id) => {
      kept.delete(`${model}:${id}`)
    },
    consume: async (id) => {
      const payload = find(`${model}:${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  })
}
