import { blocks, blockSize } from './clock.ts'

/** One picture that the page showed: its clock's line, and when it was on screen by the wall clock, ms. */
export interface ShownPicture {
  line: number[]
  shownMs: number
}

/** What the page keeps in `window.watched` for the benchmark. */
export interface Watched {
  /** From the click on a choice to the first picture of the video that it opened, ms; null while there is none. */
  firstMs: number | null
  pictures: ShownPicture[]
}

/**
 * Runs in the page before its own code, as text. Every video that appears is watched: `requestVideoFrameCallback` tells when the
 * compositor shows a picture, its clock's line is read from a canvas.
 */
export const watchPage = `
  window.watched = { firstMs: null, pictures: [] }
  let clickedAt = 0
  document.addEventListener('click', ({ timeStamp }) => {
    clickedAt = timeStamp
    window.watched = { firstMs: null, pictures: [] }
  }, { capture: true })
  const canvas = new OffscreenCanvas(${blocks * blockSize}, 1)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  const watch = (video) => {
    const onPicture = (now, { expectedDisplayTime }) => {
      const shownAt = Math.max(now, expectedDisplayTime)
      pen.drawImage(video, 0, ${blockSize / 2}, canvas.width, 1, 0, 0, canvas.width, 1)
      const { data } = pen.getImageData(0, 0, canvas.width, 1)
      window.watched.firstMs ??= shownAt - clickedAt
      window.watched.pictures.push({ line: Array.from({ length: canvas.width }, (_, x) => data[4 * x]), shownMs: Date.now() + shownAt - performance.now() })
      video.requestVideoFrameCallback(onPicture)
    }
    video.requestVideoFrameCallback(onPicture)
  }
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element) for (const video of [...(node.matches('video') ? [node] : []), ...node.querySelectorAll('video')]) watch(video)
  }).observe(document, { childList: true, subtree: true })`
