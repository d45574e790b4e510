import { describe, expect, test } from 'vitest'
import { correct, look, report, see, settleFlag, type Rule } from './decide.ts'
import { recheck, takeRecheckBack } from './decide-rechecks.ts'
import { assign, close, handOver, note, noteReceipt, reopen, takeHandOverBack, withdraw } from './decide-steps.ts'
import { overdueSince } from './due.ts'
import { dueOf, statusOf, type Hazard } from './hazard.ts'
import { hazardRecord } from './project.ts'
import type { Severity } from './rules.ts'

const t0 = Date.parse('2026-11-02T01:30:00Z')
const day = 86_400_000
const at = (days: number) => new Date(t0 + days * day).toISOString()

/** A hazard that rules are applied to one after another; every refusal fails the test unless asked for. */
function find(severity: Severity = 'serious') {
  let acts = 0
  let state: Hazard | null = null
  const apply = (rule: Rule, days: number, actor = 'shi'): Hazard => {
    if (!Array.isArray(rule)) throw new Error(rule.refused)
    for (const draft of rule) {
      const act = { happenedAt: at(days), ...draft, id: `act-${++acts}`, typeVersion: 1, record: { type: 'hazard', id: 'h' }, version: acts, actor, recordedAt: at(days), purpose: null, corrects: draft.corrects ?? null }
      state = hazardRecord.fold(state, act as never)
    }
    return state!
  }
  const given = {
    place: { address: null, dwelling: null, business: null, text: '溪畔花园 3 号楼', position: null }, kind: 'fire' as const, severity, text: '通道堵塞', photos: [],
    responsible: { name: '测试人', phone: '15400000001', relation: 'owner' as const }, due: '2026-11-17', notice: false, number: 'YH-a-2026-0001', station: 'a', former: null, inspection: null, item: null,
  }
  apply(report(null, given, at(0), t0), 0)
  const look = (result: 'passed' | 'not_passed', days: number, arrives = days, due: string | null = null) =>
    apply(recheck(state, { result, text: '', photos: [], due }, at(days), t0 + arrives * day), days, 'pan')
  return { apply, look, given, get: () => state!, status: () => statusOf(state!) }
}

describe('a hazard', () => {
  test('goes from found over a re-check to closed, by somebody else than who found it', () => {
    const h = find()
    h.apply(note(h.get(), 'mendingBegun', '已联系物业'), 1)
    expect(h.status()).toBe('mending')
    expect(close(h.get(), '', 'pan')).toMatchObject({ refused: 'hazard_not_rechecked' })
    h.look('passed', 2)
    expect(close(h.get(), '', 'shi')).toMatchObject({ refused: 'hazard_own' })
    expect(withdraw(h.get(), '不是隐患', 'shi')).toMatchObject({ refused: 'hazard_own' })
    h.apply(close(h.get(), '', 'pan'), 3, 'pan')
    expect(h.status()).toBe('closed')
    expect(close(h.get(), '', 'pan')).toEqual([])
  })

  test('that was not mended has a new day, and is overdue from the end of that day', () => {
    const h = find()
    expect(overdueSince({ status: h.status(), due: dueOf(h.get()) }, Date.parse('2026-11-17T15:59:59Z'))).toBeNull()
    expect(overdueSince({ status: h.status(), due: dueOf(h.get()) }, Date.parse('2026-11-17T16:00:00Z'))).toBe('2026-11-17T16:00:00.000Z')
    h.look('not_passed', 20, 20, '2026-11-30')
    expect([h.status(), dueOf(h.get())]).toEqual(['failed', '2026-11-30'])
    h.apply(correct(h.get(), { due: '2026-12-02' }, '写错'), 21)
    expect(dueOf(h.get())).toBe('2026-12-02')
    h.look('passed', 22)
    expect(overdueSince({ status: h.status(), due: dueOf(h.get()) }, t0 + 365 * day)).toBeNull()
  })

  test('that is major is told to the command room, at once or when it turns out to be', () => {
    expect(find('major').get().raisedAt).not.toBeNull()
    const h = find('minor')
    expect(see(h.get())).toMatchObject({ refused: 'hazard_not_raised' })
    h.apply(correct(h.get(), { severity: 'major' }, '复核'), 1)
    h.apply(see(h.get()), 1, 'han')
    expect(h.get().seenBy).toBe('han')
    expect(see(h.get())).toEqual([])
    expect(correct(h.get(), { severity: 'major' }, '复核')).toEqual([])
  })

  test('handed to another authority waits for its receipt, which lets it be closed', () => {
    const h = find()
    h.apply(handOver(h.get(), { authority: 'fire_brigade', office: '消防救援大队', text: '' }), 1, 'pan')
    expect(h.status()).toBe('handed_over')
    expect(handOver(h.get(), { authority: 'housing', office: '', text: '' })).toMatchObject({ refused: 'hazard_handed_over' })
    expect(close(h.get(), '', 'pan')).toMatchObject({ refused: 'hazard_not_rechecked' })
    h.apply(noteReceipt(h.get(), '回执 12 号'), 2, 'pan')
    expect(takeHandOverBack(h.get(), 'x')).toMatchObject({ refused: 'hazard_received' })
    h.apply(close(h.get(), '', 'pan'), 3, 'pan')
    h.apply(reopen(h.get(), '仍未整改'), 4, 'pan')
    expect(h.status()).toBe('handed_over')
  })

  test('that ended is not worked on until it is opened again', () => {
    const h = find()
    h.apply(withdraw(h.get(), '不是隐患', 'pan'), 1, 'pan')
    for (const rule of [note(h.get(), 'chased', ''), handOver(h.get(), { authority: 'other', office: '', text: '' }), assign(h.get(), null, '', [])]) expect(rule).toMatchObject({ refused: 'hazard_ended' })
    expect(reopen(find().get(), 'x')).toMatchObject({ refused: 'hazard_open' })
  })

  test('is given to active people of its own station', () => {
    const h = find()
    const member = { login: 'tan', station: 'a', roles: ['auxiliary'], state: 'active' }
    for (const wrong of [{ station: 'b' }, { state: 'ended' }, { roles: ['dispatcher'] }]) expect(assign(h.get(), 'tan', '', [{ ...member, ...wrong }])).toMatchObject({ refused: 'hazard_assignee' })
    expect(h.apply(assign(h.get(), 'tan', '', [member]), 1).assignee).toBe('tan')
    expect(assign(h.get(), 'tan', '', [member])).toEqual([])
  })

  test('without a responsible party has nobody to look at', () => {
    const h = find()
    h.apply(correct(h.get(), { responsible: null }, '有误'), 1)
    expect(look(h.get(), 'contact')).toMatchObject({ refused: 'hazard_no_party' })
  })
})

describe('a re-check, which is a fact', () => {
  test('is written down after the hazard was closed, changes nothing, and lies before a supervisor who did not send it', () => {
    const h = find()
    h.look('passed', 2)
    h.apply(close(h.get(), '', 'pan'), 3, 'pan')
    h.look('not_passed', 4, 5)
    expect([h.status(), h.get().rechecks.length, h.get().flags[0]?.kind]).toEqual(['closed', 2, 'after_end'])
    const { act } = h.get().flags[0]!
    expect(settleFlag(h.get(), act, '已核实', 'pan')).toMatchObject({ refused: 'hazard_flag_own' })
    expect(h.apply(settleFlag(h.get(), act, '已核实', 'zhan'), 6, 'zhan').flags[0]?.settledBy).toBe('zhan')
  })

  test('that agrees with the closing is no contradiction', () => {
    const h = find()
    h.look('passed', 2)
    h.apply(close(h.get(), '', 'pan'), 3, 'pan')
    expect(h.look('passed', 1, 4).flags).toEqual([])
  })

  test('older than one that is known already does not undo it', () => {
    const h = find()
    h.look('passed', 5)
    h.look('not_passed', 4, 6, '2026-12-01')
    expect([h.status(), h.get().flags.map((f) => f.kind)]).toEqual(['passed', ['before_newer']])
  })

  test('that comes more than a week late counts, and is flagged', () => {
    const h = find()
    h.look('passed', 1, 9)
    expect([h.status(), h.get().flags[0]?.kind]).toEqual(['passed', 'late'])
  })

  test('pressed by mistake is taken back with its flag', () => {
    const h = find()
    h.look('passed', 1, 9)
    h.apply(takeRecheckBack(h.get(), h.get().rechecks[0]!.act, '点错'), 10)
    expect([h.status(), h.get().flags]).toEqual(['found', []])
  })
})
