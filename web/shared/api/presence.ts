/** What a page asks by itself within this time of the last touch counts as asked by its person. */
const presentMs = 60_000
let touchedAt = Date.now()

for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) window.addEventListener(sign, () => (touchedAt = Date.now()), { passive: true, capture: true })

/** Nobody has touched this page for a while: it may go on showing what happens, but the time until log-out runs (law.md S2). */
export const isIdle = (): boolean => Date.now() - touchedAt > presentMs
