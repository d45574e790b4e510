import { once } from 'node:events'
import { addUnit, unitRecord } from '../../src/platform/identity/unit.ts'
import { systemPrincipal } from '../../src/platform/policy/principal.ts'
import { startTestDatabase } from '../../test/database.ts'
import { openHouse } from '../../test/open-house.ts'
import { stations } from './county.ts'

/**
 * A whole server with nothing in its memory but itself. Prints a line of JSON with where its tables are, so that another process can
 * load a county into them (loader.ts); after a line on stdin that this is done, another one with where it listens. Ends with stdin.
 */
const database = await startTestDatabase()
const house = await openHouse(database.server.url, { unsound: 'its county was loaded, not acted' })
const { store, ids, keyring, county } = house.platform
for (const station of stations)
  await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'unit.add', body: station }, (work) =>
    work.act(unitRecord, station, (state) => addUnit(state, { name: { zh: station, en: station }, kind: 'station', parent: '', station })))
console.log(JSON.stringify({ ownerUrl: house.ownerUrl, county, indexKey: keyring.indexKey.export().toString('base64') }))
await once(process.stdin, 'data')

const officer = await house.as('community_officer', { station: stations[0]!, team: 'bench-community' })
const reception = await officer.post<{ id: string }>('/api/receptions', { kind: 'certificate', who: '来访人' })
const desk = await house.as('dispatcher')
const call = await desk.post<{ id: string }>('/api/incidents', { station: stations[0], caller: '', phone: '', place: '桥头', position: null, nature: 'help', priority: 3, text: '走失' })
await house.app.listen({ port: 0, host: '127.0.0.1' })
const { port } = house.app.server.address() as { port: number }
console.log(JSON.stringify({ port, own: { token: officer.token, ground: `reception:${reception.body.id}` }, wide: { token: desk.token, ground: `incident:${call.body.id}` } }))
await once(process.stdin, 'end')
await house.close()
await database.stop()
process.exit(0)
