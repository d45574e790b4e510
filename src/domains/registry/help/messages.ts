import type { Catalogue } from '#platform/http/messages.ts'

export const helpMessages: Catalogue = {
  help_exists: {
    zh: { message: '这份约定已经登记。', todo: '请刷新后再看。' },
    en: { message: 'This agreement is written down already.', todo: 'Reload and look again.' },
  },
  help_ended: {
    zh: { message: '这份约定已经终止。', todo: '对方还需要帮助的，请重新约定。' },
    en: { message: 'This agreement has ended.', todo: 'If they want help again, agree anew.' },
  },
  help_person_ended: {
    zh: { message: '这个人的记录已终止，不能约定帮助。', todo: '如终止有误，请先恢复记录。' },
    en: { message: 'The record of this person has ended.', todo: 'If that is wrong, revive the record first.' },
  },
  help_until_early: {
    zh: { message: '截止日期已过，或早于开始日期。', todo: '请改为以后的日期。' },
    en: { message: 'The last day is past, or before the first.', todo: 'Choose a later one.' },
  },
  help_until_late: {
    zh: { message: '约定最长 {months} 个月。', todo: '请改短；到期后可以重新约定。' },
    en: { message: 'An agreement lasts {months} months at most.', todo: 'Shorten it; they can agree anew afterwards.' },
  },
  help_birth_unknown: {
    zh: { message: '还没有登记出生日期，不知道该由谁同意。', todo: '请先在记录中补上出生日期。' },
    en: { message: 'The date of birth is not known, so neither is who has to agree.', todo: 'Add it to the record first.' },
  },
  help_guardian_missing: {
    zh: { message: '未满 {age} 周岁，须由监护人同意。', todo: '请由监护人签字，并写明与其关系。' },
    en: { message: 'Under {age} a guardian agrees.', todo: 'Have the guardian sign, and say how they are related.' },
  },
  help_guardian_needless: {
    zh: { message: '已满 {age} 周岁，由本人同意。', todo: '请由本人签字。' },
    en: { message: 'From {age} on they agree themselves.', todo: 'Have them sign themselves.' },
  },
  help_not_agreed: {
    zh: { message: '约定中没有这一项。', todo: '需要增加的，请重新约定。' },
    en: { message: 'This kind of help was not agreed.', todo: 'If they want it, agree anew.' },
  },
  help_day_wrong: {
    zh: { message: '日期在约定开始之前，或还没有到。', todo: '请改为实际提供帮助的那一天。' },
    en: { message: 'The day is before the agreement, or has not come.', todo: 'Give the day on which help was given.' },
  },
}
