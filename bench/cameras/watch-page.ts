/** What the page keeps in `window.timed`: when each part could be used after the click, ms; null while it cannot. */
export interface Timed {
  list: number | null
  tree: number | null
  map: number | null
  whole: number | null
}

/**
 * Runs in the page before its own code, as text. Timed from the click on the menu, looked at once a frame: `list`, its first rows;
 * `tree`, its first level with counts; `map`, ground and cameras drawn, in a sketch where the processor draws; `whole`: the map itself.
 */
export const watchPage = `
  let clickedAt = 0
  window.timed = { list: null, tree: null, map: null, whole: null }
  document.addEventListener('click', ({ timeStamp, target }) => {
    if (!target.closest('.ant-menu-item')) return
    clickedAt = timeStamp
    window.timed = { list: null, tree: null, map: null, whole: null }
  }, { capture: true })
  const look = () => {
    const { timed } = window
    const since = performance.now() - clickedAt
    if (document.querySelector('.ant-table-row')) timed.list ??= since
    if (document.querySelectorAll('.cameras-tree .ant-tree-treenode').length > 2) timed.tree ??= since
    if (Number(document.querySelector('.lq-frame[data-points]')?.dataset.points) > 0 && !document.querySelector('.lq-state')) {
      timed.map ??= since
      if (!document.querySelector('.lq-sketch')) timed.whole ??= since
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)`
