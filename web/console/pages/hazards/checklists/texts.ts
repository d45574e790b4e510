import { defineTexts } from '../../../../shared/i18n/start.ts'

export const checklistsTexts = defineTexts({
  zh: {
    title: '检查表', new: '新建', blank: '空白检查表', none: '还没有检查表。', noneHint: '点“新建”，从随附的模板开始，不需要编程。', noneHintRead: '指挥长发布后会出现在这里。', choose: '请从左侧选择一份检查表。', untitled: '（未命名）', unworded: '（未填写）',
    neverPublished: '未发布', versionItems: '第 {version} 版 · {count} 项', hasDraft: '有草稿', retired: '已停用', tab_editor: '编辑', tab_read: '内容', tab_versions: '版本 {count}',
    unsaved: '未保存', published: '第 {version} 版使用中', faults: '{count} 处未完成', save: '保存草稿', drop: '丢弃草稿', publish: '发布', kept: '草稿已保存', dropped: '草稿已丢弃', changedElsewhere: '您编辑期间，草稿已被他人修改。您写的还在本页；保存前请先核对。', takeNewest: '改用最新草稿',
    publishNote: '新版本发布后，新的检查按新版本进行；已按旧版本填写的仍然有效。', publishFirst: '发布后，各派出所的手机会收到这份检查表。', changeNote: '改了什么（可不填）',
    titleZh: '名称（中文）', titleEn: '名称（英文）', about: '主要类别', noItems: '还没有检查项。', addItem: '添加检查项', drag: '拖动排序', up: '上移：{words}', down: '下移：{words}', remove: '删除：{words}', branches: '有条件',
    type: '类型', type_yes_no: '是 / 否', type_choice: '单选', type_number: '数字', type_text: '文字', type_photo: '照片', required: '必填', question: '问题', help: '说明（可不填）', unit: '单位', limits: '允许范围', min: '最小', max: '最大', option: '选项 {number}', addOption: '添加选项', removeOption: '删除选项 {number}', in_zh: '中', in_en: '英',
    when: '什么时候问', always: '总是问', after: '仅当：{words}', whichAnswers: '回答为', isHazard: '某个答案就是隐患', badAnswers: '哪些答案', below: '低于', above: '高于', hazardWords: '隐患描述',
    yes: '是', no: '否', na: '不适用', preview: '手机上的样子（可试填）', takePhoto: '拍照', missing: '还有 {count} 项必填', complete: '可以提交', impossible: '超出允许范围',
    version: '第 {version} 版', inUse: '使用中', until: '用到 {at}', noVersions: '还没有发布过。', retire: '停用检查表', restore: '恢复使用', retireNote: '停用后不再用于新的检查；已填写的仍然有效。', restoreNote: '恢复后各派出所可以再次使用。',
    fault_no_items: '至少要有一项', fault_no_title: '请填写中英文名称', fault_no_words: '请填写中英文问题', fault_same_id: '检查项重复', fault_show_if_unknown: '条件所指的检查项不在前面', fault_show_if_answer: '请选择条件的答案', fault_no_options: '至少两个选项，都要有中英文', fault_limits: '最小值大于最大值', fault_hazard_answer: '请选择哪个答案是隐患', fault_hazard_words: '请填写中英文隐患描述',
  },
  en: {
    title: 'Checklists', new: 'New', blank: 'Empty checklist', none: 'There is no checklist yet.', noneHint: '“New” starts from one that comes with the house; no code is needed.', noneHintRead: 'Those that the command room’s lead publishes stand here.', choose: 'Choose a checklist on the left.', untitled: '(no title)', unworded: '(no words yet)',
    neverPublished: 'never published', versionItems: 'version {version} · items: {count}', hasDraft: 'draft', retired: 'retired', tab_editor: 'Write', tab_read: 'Content', tab_versions: 'Versions {count}',
    unsaved: 'not saved', published: 'version {version} in use', faults: 'To be mended: {count}', save: 'Save draft', drop: 'Drop draft', publish: 'Publish', kept: 'Draft saved', dropped: 'Draft dropped', changedElsewhere: 'Somebody else changed the draft meanwhile. What you wrote is still here and is not saved over theirs.', takeNewest: 'Take the newest',
    publishNote: 'New visits ask by the new version; what was filled in under the old one stays valid.', publishFirst: 'Once published, it goes to the phones of all stations.', changeNote: 'What changed (optional)',
    titleZh: 'Title in Chinese', titleEn: 'Title in English', about: 'Mainly about', noItems: 'No items yet.', addItem: 'Add an item', drag: 'Drag to sort', up: 'Up: {words}', down: 'Down: {words}', remove: 'Remove: {words}', branches: 'branch',
    type: 'Type', type_yes_no: 'Yes / no', type_choice: 'Choice', type_number: 'Number', type_text: 'Text', type_photo: 'Photo', required: 'Required', question: 'Question', help: 'Help (optional)', unit: 'Unit', limits: 'Limits', min: 'At least', max: 'At most', option: 'Option {number}', addOption: 'Add an option', removeOption: 'Remove option {number}', in_zh: 'zh', in_en: 'en',
    when: 'When it is asked', always: 'Always', after: 'Only after: {words}', whichAnswers: 'answered with', isHazard: 'One answer is a hazard', badAnswers: 'Which answers', below: 'below', above: 'above', hazardWords: 'The hazard in words',
    yes: 'Yes', no: 'No', na: 'n/a', preview: 'As a phone shows it (try it)', takePhoto: 'Take a photo', missing: 'Required items to go: {count}', complete: 'Can be sent', impossible: 'beyond what is possible',
    version: 'Version {version}', inUse: 'in use', until: 'until {at}', noVersions: 'Never published.', retire: 'Retire', restore: 'Use again', retireNote: 'No new visit begins with it; what was filled in stays valid.', restoreNote: 'Stations can use it again.',
    fault_no_items: 'at least one item', fault_no_title: 'write the title in both languages', fault_no_words: 'write the question in both languages', fault_same_id: 'the same item twice', fault_show_if_unknown: 'what it waits for does not stand above it', fault_show_if_answer: 'choose the answers it waits for', fault_no_options: 'two options or more, in both languages', fault_limits: 'the least is more than the most', fault_hazard_answer: 'choose which answer is a hazard', fault_hazard_words: 'word the hazard in both languages',
  },
})
