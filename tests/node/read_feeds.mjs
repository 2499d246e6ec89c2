// Reads Atom feeds as feedsmith does, and prints what it found, by file, as JSON.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [parts, ...files] = process.argv.slice(2)
const { parseAtomFeed } = createRequire(`${parts}/`)('feedsmith')
const found = {}
for (const file of files) found[file] = parseAtomFeed(readFileSync(file, 'utf8'))
console.log(JSON.stringify(found))
