import { openStore } from '../src/platform/acts/store.ts'
import { incidentRecord } from '../src/domains/incidents/project.ts'
import type { Closing, Nature } from '../src/domains/incidents/acts.ts'
import type { TestHouse } from './house.ts'

interface Given {
  station?: string
  nature?: Nature
  closing?: Closing
}

let serial = 0

/** Writes calls down in the past, through the real store with its clock set there. */
export function writePastCalls({ platform }: TestHouse, desk: { account: string }): (at: number, given?: Given) => Promise<string> {
  const principal = { account: desk.account, roles: ['dispatcher' as const], station: '', team: '', stations: 'all' as const }
  return async (at, { station = 'lancheng', nature = 'criminal', closing } = {}) => {
    const store = openStore({ ...platform, sealKey: platform.keyring.sealKey, clock: { ...platform.clock, now: () => at }, onAppend: () => platform.sequencer.wake() })
    const id = platform.ids.uuid()
    const call = { caller: '测试来电', phone: '15400000001', place: '溪畔花园北门', position: null, priority: 2 as const, text: '电动车不见了', nature, station, number: `JQ-test-${++serial}` }
    await store.perform({ id: platform.ids.uuid(), principal, action: 'incident.receive', body: id }, async (work) => {
      await work.act(incidentRecord, id, () => [
        { type: 'incident.received', payload: call },
        ...(closing ? [{ type: 'incident.closed' as const, payload: { closing, text: '已处理' } }] : []),
      ])
    })
    return id
  }
}
