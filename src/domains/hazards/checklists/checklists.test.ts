import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, openTestHouse, type Caller, type TestHouse } from '../../../../test/house.ts'
import type { ChecklistFile } from '../answers.ts'
import type { Content } from '../rules.ts'
import { templates } from './templates/index.ts'

const station = 'lancheng'
const place = { text: '老街 8 号' }

describe('checklists', () => {
  let house: TestHouse
  let lead: Caller, pan: Caller, grid: Caller, chief: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    lead = await house.as('command_room_lead', { team: 'command-room' })
    pan = await house.as('community_officer', { station })
    grid = await house.as('grid_worker', { station })
    chief = await house.as('station_chief', { station })
  })
  afterAll(() => house?.close())

  const begin = async (content: Content = templates.wiring!) => (await lead.post<{ id: string }>('/api/checklists', { content })).body.id
  const open = async (id: string) => (await lead.get<ChecklistFile>(`/api/checklists/${id}`)).body
  const save = async (id: string, content: Content) => lead.post(`/api/checklists/${id}/draft`, { content, base: (await open(id)).draftAct })
  const publish = (id: string, by = lead) => by.post(`/api/checklists/${id}/publish`)
  const fill = (by: Caller, checklist: string, version: number, answers: object) => by.post<{ id: string; proposed: number }>('/api/inspections', { checklist, version, place, answers })
  const good = { breaker: 'yes', bare: 'no', pulled: 'no', burnt: 'no', heater: 'no' }

  test('are written and published by the command room’s lead alone', async () => {
    expect(await chief.post('/api/checklists', { content: templates.fire })).toMatchObject({ status: 403 })
    const id = await begin()
    expect(await publish(id, pan)).toMatchObject({ status: 403 })
    expect(await publish(id)).toMatchObject({ status: 200 })
    expect((await grid.get<{ checklists: { id: string; version: number }[] }>('/api/checklists/current')).body.checklists).toMatchObject([{ id, version: 1 }])
  })

  test('with a fault are kept as drafts and not published', async () => {
    const id = await begin({ ...templates.wiring!, items: [] })
    expect(codeOf(await publish(id))).toBe('checklist_unsound')
  })

  test('that somebody else changed meanwhile are not overwritten', async () => {
    const id = await begin()
    const { draftAct: base } = await open(id)
    await lead.post(`/api/checklists/${id}/draft`, { content: { ...templates.wiring!, kind: 'fire' }, base })
    expect(codeOf(await lead.post(`/api/checklists/${id}/draft`, { content: templates.gas, base }))).toBe('checklist_changed')
  })

  test('answered under a version that was retired meanwhile stay valid, and show what was asked then', async () => {
    const id = await begin()
    await publish(id)
    await save(id, { ...templates.wiring!, items: templates.wiring!.items.filter((item) => item.id !== 'bare') })
    await publish(id)
    expect((await open(id)).versions.map((v) => v.retiredAt !== null)).toEqual([true, false])
    await lead.post(`/api/checklists/${id}/retire`, { reason: '并入消防检查' })
    const old = await fill(grid, id, 1, { ...good, bare: 'yes' })
    expect(old).toMatchObject({ status: 200, body: { proposed: 1 } })
    const { content } = (await pan.get<{ content: Content }>(`/api/inspections/${old.body.id}`)).body
    expect(content.items.map((item) => item.id)).toContain('bare')
    expect(codeOf(await fill(grid, id, 3, good))).toBe('checklist_version_unknown')
    expect(codeOf(await fill(grid, id, 2, { ...good, bare: 'yes' }))).toBe('answers_impossible')
    expect(codeOf(await fill(grid, id, 1, { breaker: 'yes' }))).toBe('answers_missing')
  })

  test('filled in lead to hazards, are corrected by who filled them in, and withdrawn', async () => {
    const id = await begin()
    await publish(id)
    const inspection = (await fill(grid, id, 1, { ...good, breaker: 'no' })).body.id
    await grid.post('/api/hazards', { place, kind: 'wiring', severity: 'serious', text: '没有漏电保护', inspection, item: 'breaker' })
    const view = async () => (await pan.get<{ hazards: unknown[]; proposed: number; withdrawn: boolean }>(`/api/inspections/${inspection}`)).body
    expect(await view()).toMatchObject({ proposed: 1, hazards: [{ status: 'found' }] })
    expect(await pan.post(`/api/inspections/${inspection}/correct`, { answers: good, reason: '看错' })).toMatchObject({ status: 403 })
    await grid.post(`/api/inspections/${inspection}/correct`, { answers: good, reason: '看错' })
    await pan.post(`/api/inspections/${inspection}/withdraw`, { reason: '重复' })
    expect(await view()).toMatchObject({ proposed: 0, withdrawn: true })
    expect(codeOf(await grid.post(`/api/inspections/${inspection}/correct`, { answers: { ...good, heater: 'na' }, reason: 'x' }))).toBe('inspection_withdrawn')
  })
})
