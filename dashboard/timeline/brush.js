// The strip's window: two handles, the part between them, and drawing a new one on the bare strip.

function clampedTo(whole, range, least = HOUR) {
  let [from, to] = range
  const length = Math.min(Math.max(to - from, least), whole[1] - whole[0])
  from = Math.max(whole[0], Math.min(from, whole[1] - length))
  return [from, from + length]
}

function placeBrush(root, whole, range, width) {
  const x = at => GUTTER + (at - whole[0]) / (whole[1] - whole[0]) * width
  const from = Math.max(GUTTER, Math.min(GUTTER + width, x(range[0]))), to = Math.max(from, Math.min(GUTTER + width, x(range[1])))
  const [before, after] = root.querySelectorAll('.veil'), brush = root.querySelector('.brush'), bare = root.querySelector('.bare')
  const at = (element, left, wide) => Object.assign(element.style, {left: left + 'px', width: Math.max(0, wide) + 'px', height: STRIP + 'px'})
  at(bare, GUTTER, width)
  at(before, GUTTER, from - GUTTER)
  at(after, to, GUTTER + width - to)
  at(brush, from, Math.max(6, to - from))
  brush.classList.toggle('thin', to - from < 18)
}

// The time under a pointer on the strip.
function stripTime(state, event) {
  const left = event.currentTarget.parentElement.getBoundingClientRect().left + GUTTER, [from, to] = state.frame.whole
  return from + (event.clientX - left) / state.width * (to - from)
}

// Calls `move(range)` while a pointer drags, `done()` when it lets go.
function bindBrush(root, state, move, done) {
  const brush = root.querySelector('.brush'), bare = root.querySelector('.bare')
  const drag = (element, event, next) => {
    event.preventDefault()
    element.setPointerCapture(event.pointerId)
    let moved = false
    element.onpointermove = e => { if (Math.abs(e.clientX - event.clientX) > 2 || moved) { moved = true; move(next(e)) } }
    element.onpointerup = element.onpointercancel = () => {
      element.onpointermove = element.onpointerup = element.onpointercancel = null
      if (moved) done()
    }
  }
  const perPixel = () => (state.frame.whole[1] - state.frame.whole[0]) / state.width
  brush.onpointerdown = event => {
    const start = state.range.slice(), {whole} = state.frame
    const side = event.target.tagName !== 'I' ? 2 : event.target === brush.firstElementChild ? 0 : 1
    drag(brush, event, e => {
      const by = (e.clientX - event.clientX) * perPixel()
      if (side === 2) return clampedTo(whole, [start[0] + by, start[1] + by])
      const ends = start.map((at, index) => index === side ? at + by : at)
      return clampedTo(whole, ends[0] < ends[1] ? ends : ends.reverse(), DAY)
    })
  }
  bare.onpointerdown = event => {
    const left = bare.getBoundingClientRect().left, {whole} = state.frame
    const at = e => whole[0] + (e.clientX - left) * perPixel(), first = at(event)
    drag(bare, event, e => clampedTo(whole, [first, at(e)].sort((a, b) => a - b), DAY))
  }
}
