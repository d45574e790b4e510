import { createElement, lazy, useState, type ComponentType } from 'react'

/**
 * As React's `lazy`, but where `load` has already been called and answered, the component is there at once: `lazy` shows the fallback even
 * then, and React keeps a fallback up for 300 ms.
 */
export function lazyAhead<P extends object>(fetch: () => Promise<{ default: ComponentType<P> }>): { load: () => Promise<{ default: ComponentType<P> }>; component: ComponentType<P> } {
  let ready: ComponentType<P> | undefined
  const load = async () => {
    const module = await fetch()
    ready = module.default
    return module
  }
  const Later = lazy(load) as ComponentType<P>
  function Ahead(props: P) {
    // For good: another type would mount everything anew.
    const [Component] = useState<ComponentType<P>>(() => ready ?? Later)
    return createElement(Component, props)
  }
  return { load, component: Ahead }
}
