// Hands for HTML that Python made: keys, clicks, and a queue of deeds that survives a slow or a lost line.

const STATES = new WeakMap()
const LOST_MS = 5000
const REST_MS = 600
const DECIDES = {keep: 'keep', drop: 'drop'}

// A queue with numbers: five quick keys are five deeds, not one. What the server has not acknowledged is sent again.
function say(s, what, id, value) {
  s.queue.push({n: ++s.n, do: what, id: id ?? '', v: value ?? '', at: Date.now()})
  send(s)
  return s.n
}

function send(s) {
  s.component.setStateValue('queue', s.queue.map(({at, ...deed}) => deed))
  clearTimeout(s.timer)
  s.timer = setTimeout(() => late(s), LOST_MS)
}

function late(s) {
  lost(s)
  if (s.queue.length) send(s)
}

function lost(s) {
  const kept = s.queue.filter(deed => !['try', 'window'].includes(deed.do) && Date.now() - deed.at >= LOST_MS)
  const line = s.root.querySelector('.lost'), few = kept.slice(0, 3).map(deed => words(s, deed)).join(', ')
  line.hidden = !kept.length
  line.textContent = kept.length ? `No answer from the server yet. All before is saved; ${counted(kept.length, 'decision')} (${few}) ${kept.length === 1 ? 'is' : 'are'} kept in this page and ${kept.length === 1 ? 'goes' : 'go'} out when the line is back. If you close it before that, decide again.` : ''
}

function words(s, deed) {
  const number = rowNamed(s.root, deed.id)?.querySelector('.num')?.textContent
  return number ? `${deed.do} ${number}` : deed.do
}

function tell(root, text) {
  root.querySelector('.live').textContent = text
}

function decide(root, s, row, what) {
  const taken = row.matches(`.${what}`)
  lay(root, row.dataset.row, what)
  say(s, what, row.dataset.row)
  const title = row.querySelector('.ti').textContent, next = onward(root, s, row)
  const further = root.querySelector('[data-onward]') ? 'G goes to the next article, P to' : 'P goes to'
  tell(root, `${what === 'keep' ? 'Kept' : 'Dropped'}${taken ? ' already' : ''}: ${title}. ${next ? '' : `All decided. ${further} the button that publishes.`}`)
}

function lay(root, id, what) {
  const row = rowNamed(root, id)
  row?.classList.remove('keep', 'drop')
  if (DECIDES[what]) row?.classList.add(what)
}

// --- clicks --------------------------------------------------------------------------------------------------------

function press(root, s, button) {
  const {sure, edit: what} = button.dataset, deed = button.dataset.do
  if (button.dataset.copy !== undefined) return  // the page's own copying hears it too
  if (sure && !button.dataset.armed) {
    Object.assign(button.dataset, {armed: button.textContent})
    button.textContent = `${sure}: yes, do it`
    button.onblur = () => { button.textContent = button.dataset.armed; delete button.dataset.armed }
    return
  }
  const named = button.closest('[data-host]')?.dataset.host
  hideSheet(root)
  if (what) {
    const row = rowNamed(root, named)
    if (row) choose(root, s, named)
    const host = root.querySelector(`.body [data-host="${CSS.escape(named)}"]`)
    return edit(root, s, host, what, button.dataset.id, button.dataset.start ?? '')
  }
  if (button.dataset.next !== undefined) return step(root, s, 1)
  if (button.dataset.adding !== undefined) return takeSentence(root, s)
  const row = DECIDES[deed] && s.component.data.review && rowNamed(root, button.dataset.id)
  if (row) return decide(root, s, row, deed)
  if (deed === 'reopen') lay(root, button.dataset.id, '')
  say(s, deed, button.dataset.id, button.dataset.v)
  if (button.dataset.key) tell(root, 'Taken; the article is read again.')
}

// A reader's choice: where the page says so it goes into the link, once the reader rests.
function pick(root, s, id, how) {
  choose(root, s, id, how)
  if (s.component.data.review) return
  clearTimeout(s.rest)
  s.rest = setTimeout(() => say(s, 'choose', id), REST_MS)
}

function hideSheet(root) {
  root.querySelector('.sheet').hidden = true
}

function clicked(root, s, event) {
  const button = event.target.closest('button')
  if (button?.matches('.close')) return hideSheet(root)
  if (button && !button.disabled) return press(root, s, button)
  if (event.target.closest('a, input, select, summary, label')) return
  const mark = event.target.closest('mark[data-ev]'), row = event.target.closest('.list [data-row]')
  if (row) return pick(root, s, row.dataset.row, {scroll: isWide(root), focus: !getSelection()?.toString()})
  if (!mark || getSelection()?.toString()) return
  const target = rowsOf(root).find(each => each.dataset.ev.split(' ')[0] === mark.dataset.ev.split(' ')[0] && !each.matches('.qu'))
    ?? rowsOf(root).find(each => shares(each.dataset.ev, mark.dataset.ev))
  if (!target) return turn(root, s, '', root.querySelector('.list[data-part]') && mark.dataset.ev.split(' ')[0])
  pick(root, s, target.dataset.row, {focus: !isNarrow(root), scroll: !isNarrow(root)})
  if (isNarrow(root)) sheet(root, target)
}

// --- keys ----------------------------------------------------------------------------------------------------------

const KEYS = {
  ArrowDown: (root, s) => walked(root, s, 1), j: (root, s) => walked(root, s, 1),
  ArrowUp: (root, s) => walked(root, s, -1), k: (root, s) => walked(root, s, -1),
  Home: (root, s) => walked(root, s, -1e6), End: (root, s) => walked(root, s, 1e6),
  d: (root, s, row) => hit(row, '[data-edit=date], [data-edit=written], [data-edit=fill]'),
  t: (root, s, row) => hit(row, '[data-edit=title]'),
  z: (root, s) => (say(s, 'undo'), true),
  n: (root, s) => (s.component.data.review && startAdding(root, s), true),
  Enter: (root, s, row) => verdict(root, s, row, 'keep'),
  x: (root, s, row) => verdict(root, s, row, 'drop'),
  a: (root, s) => s.component.data.review && (say(s, 'keepall'), onward(root, s, rowsOf(root).at(-1)), s.swept = true),
  p: root => toPublish(root),
  g: root => hit(root, '[data-onward]'),
}
const ONCE = new Set(['Enter', 'x', 'a', 'z', 'd', 't', 'n', 'p', 'g'])  // held down, they still count once

function walked(root, s, by) {
  if (!step(root, s, by)) pick(root, s, s.cur)
  return true
}

// Keys that come while another part of a long list is on its way wait for it.
const WAITS = new Set(['Enter', 'x', 'j', 'k', 'ArrowDown', 'ArrowUp'])

function strike(root, s, key) {
  if (s.turning && WAITS.has(key)) return s.held.push(key), true
  return KEYS[key]?.(root, s, rowNamed(root, s.cur))
}

function turned(root, s, ack) {
  if (!s.turning || ack < s.turning) return
  s.turning = 0
  for (const key of s.held.splice(0)) strike(root, s, key)
}

function hit(row, query) {
  const button = row?.querySelector(query)
  button?.click()
  return !!button
}

function verdict(root, s, row, what) {
  if (!s.component.data.review || !row) return false
  if (row.matches('.qu')) return what === 'keep' && (step(root, s, 1), true)
  decide(root, s, row, what)
  return true
}

function toPublish(root) {
  const button = root.querySelector('[data-go]')
  if (!button) return false
  tell(root, button.disabled ? 'Nothing kept yet.' : `${button.textContent.replace(/ P$/, '')}. Enter does it.`)
  button.scrollIntoView({block: 'nearest'})
  button.focus({preventScroll: true})
  return true
}

function keyed(root, s, event) {
  if (event.target.matches('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.target.closest('button, a, summary') && (key === 'Enter' || key === ' ')) return
  if (event.target.matches('.reading') && !s.add && /^(Arrow|Home|End)/.test(key)) return  // the text scrolls
  if (ONCE.has(key) && event.repeat) return event.preventDefault()
  if (key === 'Escape') hideSheet(root)
  const row = rowNamed(root, s.cur)
  const did = (s.add && addingKey(root, s, key))
    || (/^[1-9]$/.test(key) ? hit(row, `[data-key="${key}"]`) : strike(root, s, key))
  if (did) { event.preventDefault(); event.stopPropagation() }
}

// --- life ----------------------------------------------------------------------------------------------------------

function bind(root, s) {
  root.addEventListener('mouseover', event => {
    const each = event.target.closest('.body [data-ev]')
    light(root, each?.dataset.ev ?? rowNamed(root, s.cur)?.dataset.ev)
  })
  root.addEventListener('mouseleave', () => light(root, rowNamed(root, s.cur)?.dataset.ev))
  root.addEventListener('click', event => clicked(root, s, event))
  root.addEventListener('keydown', event => keyed(root, s, event))
  root.addEventListener('change', event => {
    if (event.target.matches('[data-move]')) say(s, 'move', event.target.value)
  })
  root.addEventListener('focusin', event => {
    const row = event.target.closest('.list .row')
    if (row && row.dataset.row !== s.cur) choose(root, s, row.dataset.row, {scroll: false, focus: false})
  })
  let pause
  s.onselection = () => { clearTimeout(pause); pause = setTimeout(() => marked(root, s), 150) }
  document.addEventListener('selectionchange', s.onselection)
  s.width = new ResizeObserver(() => notes(root))
  s.width.observe(root)
  document.fonts?.ready.then(() => notes(root))
}

function renew(root, s, data) {
  const body = root.querySelector('.body'), panes = all(body, '.pane'), kept = panes.map(pane => pane.scrollTop)
  const focus = document.activeElement, inside = root.contains(focus), inFoot = !!focus?.closest('.foot')
  const top = rowNamed(root, s.cur)?.getBoundingClientRect().top
  const opened = all(body, 'details').map(each => each.open)
  body.innerHTML = data.html
  const fresh = s.of !== data.of
  all(body, '.pane').forEach((pane, at) => { pane.scrollTop = fresh ? 0 : kept[at] ?? 0 })
  if (!fresh) all(body, 'details').forEach((each, at) => { each.open = opened[at] ?? false })
  if (fresh) { s.of = data.of; s.cur = null; endEdit(s); s.add = null; s.turning = 0; s.held = [] }
  for (const deed of s.queue) if (DECIDES[deed.do]) lay(root, deed.id, deed.do)
  settle(root, s, data, {inside, fresh, inFoot, top})
  drawAdding(root, s)
  notes(root)
  if (s.ed) putBack(root, s)
}

// The chosen row stays chosen and where it was; where it has gone, the next one takes its place. After all without a
// question were kept, the first one left to decide is chosen.
function settle(root, s, data, {inside, fresh, inFoot, top}) {
  const rows = rowsOf(root)
  if (!rows.length) return
  const left = s.swept ? rows.find(isOpen) : null
  s.swept = false
  const now = left ?? rowNamed(root, s.cur) ?? (s.cur ? rows[Math.min(s.at, rows.length - 1)] : null)
    ?? rowNamed(root, data.chosen) ?? (data.review ? rows.find(isOpen) : null) ?? rows[0]
  const focus = !s.ed && (inside || fresh && data.review) && !inFoot
  if (!data.review && !data.chosen && !s.cur) { now.tabIndex = 0; return }
  choose(root, s, now.dataset.row, {scroll: fresh && !isNarrow(root), focus})
  if (inFoot) root.querySelector('[data-go]')?.focus({preventScroll: true})
  const pane = now.closest('.pane')
  if (!fresh && top !== undefined && pane) pane.scrollTop += now.getBoundingClientRect().top - top
}

function hear(root, s, data) {
  const {outcome} = data
  if (!outcome || outcome.n <= s.heard) return
  s.heard = outcome.n
  if (outcome.said) tell(root, outcome.said)
  if (outcome.claim) choose(root, s, String(outcome.claim))
}

export default function (component) {
  const root = component.parentElement.querySelector('.sf'), data = component.data
  let s = STATES.get(root)
  if (!s) {
    s = {root, n: 0, queue: [], heard: data.ack, cur: null, at: 0, ed: null, add: null, html: null, of: null, turning: 0, held: [], swept: false}
    STATES.set(root, s)
    s.component = component
    bind(root, s)
  }
  s.component = component
  s.n = Math.max(s.n, data.ack)
  s.queue = s.queue.filter(deed => deed.n > data.ack)
  if (!s.queue.length) clearTimeout(s.timer)
  lost(s)
  if (data.html !== s.html) {
    s.html = data.html
    renew(root, s, data)
  }
  answer(root, s, data)
  hear(root, s, data)
  turned(root, s, data.ack)
  return () => {
    clearTimeout(s.timer)
    clearTimeout(s.rest)
    s.width.disconnect()
    document.removeEventListener('selectionchange', s.onselection)
    STATES.delete(root)
  }
}
