// `npm run build`: compiles src/ to dist/ and copies what the compiler leaves behind (data, styles).
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'

rmSync('dist', { recursive: true, force: true })
execFileSync(process.execPath, ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
const isAsset = (path) => !/\.(ts|tsx|md)$/.test(path)
cpSync('src', 'dist', { recursive: true, filter: isAsset })
