import { z } from 'zod'
import { refuse, type Decision } from '../acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '../acts/record-type.ts'

const deviceActs = {
  /** `secret`: shared with the device, encrypted; by it a file that the device saved proves where it comes from. */
  enrolled: { version: 1, schema: z.strictObject({ account: z.string().max(60), station: z.string().max(40), name: z.string().min(1).max(80), secret: z.string().max(200) }) },
  /** Lost, stolen or handed back: it is answered no more. */
  cutOff: { version: 1, schema: z.strictObject({ reason: z.string().min(1).max(400) }) },
} as const

export interface Device {
  account: string
  station: string
  name: string
  secret: string
  enrolledAt: string
  cutOffAt: string | null
}

type DeviceDraft = DraftOf<'device', typeof deviceActs>

/** A phone on which somebody collects without a network. */
export const deviceRecord = defineRecord({
  type: 'device',
  acts: deviceActs,
  fold(state: Device | null, act: ActOf<'device', typeof deviceActs>): Device {
    return act.type === 'device.enrolled' ? { ...act.payload, enrolledAt: act.recordedAt, cutOffAt: null } : { ...state!, cutOffAt: act.recordedAt }
  },
  tables: [{ name: 'devices', key: ['id'] }],
  rows: (d, id) => ({ devices: [{ id, account: d.account, station: d.station, name: d.name, enrolled_at: d.enrolledAt, cut_off_at: d.cutOffAt }] }),
  attributes: (d) => ({ station: d.station, team: '', people: [d.account], askedBy: d.account, owner: d.account, flags: [d.cutOffAt ? 'cut_off' : 'in_use'] }),
  topics: (d) => [`account:${d.account}`],
})

export function enrolDevice(state: Device | null, given: Omit<Device, 'enrolledAt' | 'cutOffAt'>): Decision<DeviceDraft> {
  return state ? refuse('device_exists') : [{ type: 'device.enrolled', payload: given }]
}

export function cutOffDevice(state: Device | null, reason: string): Decision<DeviceDraft> {
  if (!state) return refuse('not_found')
  return state.cutOffAt ? [] : [{ type: 'device.cutOff', payload: { reason } }]
}
