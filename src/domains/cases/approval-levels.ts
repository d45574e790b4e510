import type { Kind, Level, Question } from './acts.ts'

/** Who decides what (law.md §4, "Approver levels"), with the article; `toBeConfirmed` where the law names no level. */
export interface ApprovalRule {
  level: Level
  article: { zh: string; en: string }
  toBeConfirmed: boolean
}

const rule = (level: Level, zh: string, en: string, toBeConfirmed = false): ApprovalRule => ({ level, article: { zh, en }, toBeConfirmed })

type Decided = Exclude<Question, 'extend' | 'revert'>

/** Configuration that a county's legal reviewer confirms. An extension's level stands with its clock; a taking back needs the level of what it takes back. */
export const approvalRules: Readonly<Record<Kind, Readonly<Record<Decided, ApprovalRule>>>> = {
  criminal: {
    file: rule('county', '刑事程序规定第178条', 'CRIM 178'),
    refuse: rule('county', '刑事程序规定第178条', 'CRIM 178'),
    withdraw: rule('county', '刑事程序规定第187条', 'CRIM 187'),
    close: rule('county', '刑事程序规定第289条', 'CRIM 289'),
    void: rule('unit', '内部规定', 'house rule', true),
  },
  administrative: {
    file: rule('unit', '治安管理处罚法第90条', 'PSAPL 90', true),
    refuse: rule('unit', '治安管理处罚法第90条', 'PSAPL 90', true),
    withdraw: rule('unit', '行政程序规定第259条', 'ADM 259'),
    close: rule('unit', '行政程序规定第258条', 'ADM 258', true),
    void: rule('unit', '内部规定', 'house rule', true),
  },
}
