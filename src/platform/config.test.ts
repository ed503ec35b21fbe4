import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readConfig, SETTINGS } from './config.ts'

const LIVE = {
  OPENICS_MODE: 'live',
  DATABASE_URL: 'postgres://owner:kq8Wn2vXz4@db.internal:5432/openics',
  OIDC_ISSUER: 'https://login.aldermere.example',
  OIDC_CLIENT_ID: 'openics',
  OIDC_CLIENT_SECRET: 'b7Rk2mQ9xT4wLp8s',
  SESSION_SECRET: 'n4Gv8Zq1Ty6Wm3Kd9Rb5Xc7Hj2Lp0Sf8Ae',
  PUBLIC_URL: 'https://ics.aldermere.example/',
}

describe('the settings', () => {
  it('are practice, on this machine alone, with its own database and sign-in, when nothing is set', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      mode: 'practice',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
    })
    expect(config.databaseUrl).toBeUndefined()
    expect(config.identityProvider).toBeUndefined()
  })

  it('are live when all that live needs is set', () => {
    const config = readConfig(LIVE)
    expect(config.mode).toBe('live')
    expect(config.publicUrl).toBe('https://ics.aldermere.example')
    expect(config.identityProvider?.issuer).toBe(LIVE.OIDC_ISSUER)
  })

  it('report every fault together, each by its name', () => {
    const read = () =>
      readConfig({ PORT: 'many', LOG_LEVEL: 'loud', SESSION_SECRET: 'short', DATABASE_URL: 'mysql://x' })
    for (const name of ['PORT', 'LOG_LEVEL', 'SESSION_SECRET', 'DATABASE_URL']) expect(read).toThrow(name)
  })

  it('send no e-mail unless both a server and an address to send from are set', () => {
    const mail = {
      OPENICS_SMTP_URL: 'smtp://user:kq8Wn2vXz4@mail.example:587',
      OPENICS_SMTP_FROM: 'ics@aldermere.example',
    }
    expect(readConfig({}).mail).toBeUndefined()
    expect(readConfig(mail).mail).toEqual({ url: mail.OPENICS_SMTP_URL, from: mail.OPENICS_SMTP_FROM })
    expect(() => readConfig({ OPENICS_SMTP_URL: mail.OPENICS_SMTP_URL })).toThrow(
      'OPENICS_SMTP_FROM must be set together',
    )
    expect(() => readConfig({ ...mail, OPENICS_SMTP_URL: 'http://mail.example' })).toThrow('OPENICS_SMTP_URL')
    expect(() => readConfig({ ...mail, OPENICS_SMTP_URL: 'x:kq8Wn2vXz4' })).not.toThrow('kq8Wn2vXz4')
  })

  it('never repeat a secret in what they report', () => {
    const read = () => readConfig({ ...LIVE, SESSION_SECRET: 'hunter2hunter2', PORT: '0' })
    expect(read).toThrow('SESSION_SECRET')
    expect(read).not.toThrow('hunter2')
  })

  it.each([
    [{ DATABASE_URL: LIVE.DATABASE_URL }, 'OPENICS_MODE'],
    [{ OIDC_ISSUER: LIVE.OIDC_ISSUER }, 'OPENICS_MODE'],
    [{ OPENICS_MODE: 'practice', HOST: '0.0.0.0' }, 'HOST'],
    [{ OPENICS_MODE: 'practice', OIDC_ISSUER: LIVE.OIDC_ISSUER }, 'OIDC_ISSUER'],
    [{ ...LIVE, DATABASE_URL: '' }, 'DATABASE_URL is needed'],
    [{ ...LIVE, OIDC_ISSUER: '' }, 'OIDC_ISSUER is needed'],
    [{ ...LIVE, SESSION_SECRET: undefined }, 'SESSION_SECRET is needed'],
    [{ ...LIVE, SESSION_SECRET: 'change-me-change-me-change-me-change-me' }, 'SESSION_SECRET is one from an example'],
    [{ ...LIVE, DATABASE_URL: 'postgres://postgres:postgres@db/openics' }, 'password in DATABASE_URL'],
    [{ ...LIVE, PUBLIC_URL: 'http://ics.aldermere.example' }, 'PUBLIC_URL must begin with https'],
    [{ ...LIVE, OIDC_ISSUER: 'http://login.aldermere.example' }, 'OIDC_ISSUER must begin with https'],
  ])('refuse %j', (env, fault) => {
    expect(() => readConfig(env)).toThrow(fault)
  })
})

describe('.env.example', () => {
  const text = readFileSync('.env.example', 'utf8')

  it('names every setting there is, once, and no other', () => {
    const named = [...text.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(named.toSorted()).toEqual(SETTINGS.toSorted())
  })

  it('can be used as it stands', () => {
    const env = Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]))
    expect(readConfig(env).mode).toBe('practice')
  })
})
