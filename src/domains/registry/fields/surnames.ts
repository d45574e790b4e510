/** Surnames of two characters that are still met; any other name's first character is its surname. */
const doubleSurnames = new Set([
  '欧阳', '上官', '司马', '诸葛', '司徒', '令狐', '皇甫', '尉迟', '公孙', '慕容', '夏侯', '东方', '南宫', '长孙', '宇文', '端木', '轩辕', '百里', '呼延', '东郭', '西门', '独孤', '澹台', '公冶', '宗政', '濮阳', '淳于', '单于', '太叔', '申屠', '仲孙', '钟离', '闻人', '赫连', '张简', '范姜',
])

/** Characters of a name that are its surname. */
export function surnameLength(name: string): 1 | 2 {
  const characters = Array.from(name)
  return characters.length > 2 && doubleSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1
}
