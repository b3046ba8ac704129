// What the pointer or the keyboard rests on in the chart is marked in the list beside it, and the other way round.

function haloAt(root, plan, event) {
  root.querySelector('.halo')?.remove()
  const m = plan && event && plan.every.find(each => each.mark.i === event && each.row >= 0)
  if (!m) return
  const halo = Object.assign(document.createElement('i'), {className: 'halo'}), wide = m.bar || m.glyphs.length > 1
  const [from, to] = wide ? [m.x0 - 4, m.x1 + 4] : [m.glyphs[0] - 11, m.glyphs[0] + 11]
  Object.assign(halo.style, {left: GUTTER + from + 'px', width: to - from + 'px', top: STRIP + STRIP_FOOT + m.y - 11 + 'px', borderRadius: wide ? '4px' : '11px'})
  root.querySelector('.desk').append(halo)
}

function markListed(event) {
  document.querySelectorAll('.card .item.hovered').forEach(item => item.classList.remove('hovered'))
  if (event) document.querySelector(`.card .item[data-event="${event}"]`)?.classList.add('hovered')
}

function bindLinked(timeline) {
  const over = event => {
    const item = event.target.closest?.('.card .item[data-event], .tl .shelf [data-event]')
    haloAt(timeline.root, timeline.plan, item ? +item.dataset.event : null)
  }
  for (const name of ['pointerover', 'focusin']) document.addEventListener(name, over)
  return () => { for (const name of ['pointerover', 'focusin']) document.removeEventListener(name, over) }
}
