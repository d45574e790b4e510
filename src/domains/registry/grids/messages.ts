import type { Catalogue } from '#platform/http/messages.ts'

export const gridMessages: Catalogue = {
  grid_code_taken: {
    zh: { message: '编码 {code} 已有网格在用，派出所或类型与这里不同。', todo: '请换一个编码，或打开那个网格修改。' },
    en: { message: 'Another grid has the code {code}, of another station or kind.', todo: 'Give this one another code, or open that grid and change it.' },
  },
  grid_ended: {
    zh: { message: '这个网格已经撤销。', todo: '请先恢复它再修改，或换一个编码另划网格。' },
    en: { message: 'This grid has ended.', todo: 'Take it up again first, or draw another one under another code.' },
  },
  grid_redrawn_later: {
    zh: { message: '这个网格 {day} 起已有更新的边界。', todo: '生效日期请选 {day} 或以后；选同一天即为更正。' },
    en: { message: 'This grid has a newer boundary, from {day} on.', todo: 'Let yours hold from {day} or later; from the same day it corrects that one.' },
  },
  grid_overlaps: {
    zh: { message: '与网格 {other} 有重叠。', todo: '同类网格不能重叠：请在标出的位置调整边界；两个都要改的，放在同一个文件里导入。' },
    en: { message: 'It overlaps the grid {other}.', todo: 'Grids of one kind do not overlap: move the border at the place shown; where both change, import them in one file.' },
  },
  grid_file_wrong: {
    zh: { message: '这不是 GeoJSON 要素集合（FeatureCollection）。', todo: '请从制图软件按 GeoJSON 格式导出后再试。' },
    en: { message: 'This is no GeoJSON FeatureCollection.', todo: 'Export it from the mapping program as GeoJSON and try again.' },
  },
  grid_file_long: {
    zh: { message: '一个文件最多 {most} 个网格。', todo: '请按派出所分成几个文件导入。' },
    en: { message: 'A file holds {most} grids at most.', todo: 'Split it by station and import the parts.' },
  },
  grid_no_feature: {
    zh: { message: '这一项不是 GeoJSON 要素（Feature）。', todo: '请检查导出设置，或删去这一项。' },
    en: { message: 'This is no GeoJSON Feature.', todo: 'Check how it was exported, or take it out.' },
  },
  grid_no_code: {
    zh: { message: '没有网格编码，或编码太长。', todo: '请在属性 code 或“网格编码”中填写，最多 40 个字符。' },
    en: { message: 'The code is missing or too long.', todo: 'Give it as the property “code”, 40 characters at most.' },
  },
  grid_no_name: {
    zh: { message: '没有网格名称，或名称太长。', todo: '请在属性 name 或“网格名称”中填写，最多 80 个字符。' },
    en: { message: 'The name is missing or too long.', todo: 'Give it as the property “name”, 80 characters at most.' },
  },
  grid_kind_unknown: {
    zh: { message: '不认识的网格类型“{kind}”。', todo: '请填“社区网格”或“专属网格”（community 或 special）。' },
    en: { message: 'The kind “{kind}” is not known.', todo: 'Write “community” or “special”.' },
  },
  grid_station_unknown: {
    zh: { message: '找不到派出所“{station}”。', todo: '请在属性 station 或“派出所”中写全称，或导入时选定派出所。' },
    en: { message: 'There is no station “{station}”.', todo: 'Write its full name as the property “station”, or choose the station when importing.' },
  },
  grid_station_foreign: {
    zh: { message: '这个网格属于其他派出所。', todo: '请由该所所长或指挥长导入。' },
    en: { message: 'This grid belongs to another station.', todo: 'Its chief or the command room’s lead imports it.' },
  },
  grid_code_twice: {
    zh: { message: '编码与文件中第 {first} 项相同。', todo: '请改成各不相同的编码；飞地请合成一个多面（MultiPolygon）。' },
    en: { message: 'Feature {first} of the file has the same code.', todo: 'Give each its own; parts of one grid go into one MultiPolygon.' },
  },
  grid_no_area: {
    zh: { message: '不是面，或没有内容。', todo: '边界须为面（Polygon）或多面（MultiPolygon）；点和线请改画成闭合的面。' },
    en: { message: 'It is no area, or an empty one.', todo: 'A boundary is a Polygon or MultiPolygon; draw points and lines as closed areas.' },
  },
  grid_coordinates: {
    zh: { message: '坐标不是成对的数字。', todo: '请重新导出；坐标写作 [经度, 纬度]，单位为度。' },
    en: { message: 'Its coordinates are no pairs of numbers.', todo: 'Export it again; coordinates are [longitude, latitude] in degrees.' },
  },
  grid_too_fine: {
    zh: { message: '边界的点太多，超过 2000 个。', todo: '请在制图软件中简化边界（容差 1 米左右）后再试。' },
    en: { message: 'The boundary has more than 2,000 positions.', todo: 'Simplify it in the mapping program (some 1 m) and try again.' },
  },
  grid_outside: {
    zh: { message: '有一处坐标在本县范围以外。', todo: '请核对坐标；若是投影坐标（米），请换成经纬度导出。' },
    en: { message: 'A position lies outside the county.', todo: 'Check it; if the file is in metres of a projection, export it in degrees.' },
  },
  grid_swapped: {
    zh: { message: '经度和纬度写反了。', todo: 'GeoJSON 先写经度、后写纬度；请按此重新导出。' },
    en: { message: 'Longitude and latitude are swapped.', todo: 'GeoJSON has longitude first; export it again that way.' },
  },
  grid_ring_open: {
    zh: { message: '边界没有闭合。', todo: '最后一个点须与第一个点相同；请闭合后再试。' },
    en: { message: 'The boundary is not closed.', todo: 'Its last position must be its first; close it and try again.' },
  },
  grid_ring_short: {
    zh: { message: '边界的点太少，围不成面。', todo: '至少需要三个不同的点。' },
    en: { message: 'The boundary has too few positions to enclose anything.', todo: 'It takes three different ones at least.' },
  },
  grid_ring_flat: {
    zh: { message: '边界的点在一条线上，没有面积。', todo: '请检查是否误画成了线。' },
    en: { message: 'The boundary lies on one line and has no area.', todo: 'See whether a line was drawn by mistake.' },
  },
  grid_ring_crosses: {
    zh: { message: '边界与自身相交。', todo: '请在标出的位置理顺线条；孔洞不能伸出外边界。' },
    en: { message: 'The boundary crosses itself.', todo: 'Untangle it at the place shown; a hole must not reach beyond its outer ring.' },
  },
  grid_hole_outside: {
    zh: { message: '有一个孔洞不在外边界之内。', todo: '请检查它是不是另一块面；是的话改成多面（MultiPolygon）。' },
    en: { message: 'A hole lies outside its outer ring.', todo: 'If it is another part, make the whole a MultiPolygon.' },
  },
  grid_parts_overlap: {
    zh: { message: '同一网格的两块面重叠。', todo: '请把它们合成一块。' },
    en: { message: 'Two parts of this grid overlap.', todo: 'Merge them into one.' },
  },
}
