// What belongs together: rows of the list and marks of the text light up and scroll to each other.

const all = (root, query) => [...root.querySelectorAll(query)]
const shares = (a, b) => !!a && !!b && a.split(' ').some(one => b.split(' ').includes(one))
const rowsOf = root => all(root, '.list .row')
const rowNamed = (root, id) => rowsOf(root).find(row => row.dataset.row === id)
const isOpen = row => !row.matches('.keep, .drop')

function light(root, events) {
  for (const each of all(root, '.body [data-ev]')) each.classList.toggle('hi', shares(each.dataset.ev, events))
}

// Never `scrollIntoView` in a pane: it moves the page as well.
function near(each, {barely = false} = {}) {
  const pane = each.closest('.pane'), box = each.getBoundingClientRect()
  if (pane && pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY === 'auto') {
    const frame = pane.getBoundingClientRect()
    if (box.top < frame.top + 48 || box.bottom > frame.bottom - 16) {
      pane.scrollTop += barely ? box.bottom - frame.bottom + 16 : box.top - frame.top - Math.max(56, (pane.clientHeight - box.height) / 3)
    }
  } else if (box.top < 60 || box.bottom > innerHeight - 90) each.scrollIntoView({block: 'center'})
}

function choose(root, s, id, {scroll = true, focus = true} = {}) {
  const row = rowNamed(root, id)
  if (!row) return
  s.cur = id
  s.at = rowsOf(root).indexOf(row)
  for (const each of rowsOf(root)) {
    each.classList.toggle('cur', each === row)
    each.setAttribute('aria-selected', each === row)
    each.tabIndex = each === row ? 0 : -1
  }
  light(root, row.dataset.ev)
  if (focus) row.focus({preventScroll: true})
  if (!scroll) return
  near(row)
  const mark = all(root, '.article-text mark').find(each => shares(each.dataset.ev, row.dataset.ev))
  if (mark?.closest('.pane') && getComputedStyle(mark.closest('.pane')).overflowY === 'auto') near(mark)
}

// One row on, also into the next part of a long list; true where that has to come from the server.
function step(root, s, by) {
  const rows = rowsOf(root), to = rows.findIndex(row => row.dataset.row === s.cur) + by
  const far = Math.abs(by) > 1
  if (to < 0 && turn(root, s, far ? 'first' : 'before')) return true
  if (to >= rows.length && turn(root, s, far ? 'last' : 'after')) return true
  const next = rows[Math.max(0, Math.min(rows.length - 1, to))]
  if (next) choose(root, s, next.dataset.row)
  return false
}

// Asks for the part of a long list where that row is (by name, see `Window.ways`, or by its id).
function turn(root, s, where, id = root.querySelector('.list[data-part]')?.dataset[where]) {
  if (!id) return false
  s.turning = say(s, 'window', id)
  return true
}

// On to the next row that waits for a decision, in other parts of a long list too; past the last one to the first.
function onward(root, s, from) {
  const rows = rowsOf(root), at = rows.indexOf(from), waits = row => isOpen(row) && !row.matches('.qu')
  const next = rows.slice(at + 1).find(waits)
  if (!next && turn(root, s, 'waits')) return true
  const found = next ?? rows.slice(0, at).find(waits)
  if (found) choose(root, s, found.dataset.row)
  return !!found
}

// Notes stand in the margin at the height of their mark; where there is no margin, behind their paragraph.
function notes(root) {
  const margin = root.querySelector('.margin'), text = root.querySelector('.article-text')
  if (!margin || !text) return
  const wide = isWide(root)
  root.querySelector('.cols').classList.toggle('wide', wide)
  let down = 0
  for (const note of all(root, '.cols .note[data-no]').sort((a, b) => a.dataset.no - b.dataset.no)) {
    const place = sentenceAt(text, note.dataset.at)
    note.style.top = ''
    if (!wide) {
      if (place) place.closest('p').after(note)
      else text.before(note)
      continue
    }
    margin.append(note)
    if (place) down = Math.max(down, place.getBoundingClientRect().top - margin.getBoundingClientRect().top)
    note.style.top = `${down}px`
    down += note.offsetHeight + 16
  }
  margin.style.minHeight = wide ? `${down}px` : ''
}

function sentenceAt(text, at) {
  if (at === undefined) return null
  const mark = text.querySelector(`mark[data-x="${CSS.escape(at)}"]`)
  return mark ?? all(text, '.s').find(each => {
    const [start, end] = each.dataset.s.split('-').map(Number)
    return start <= at && at < end
  }) ?? null
}

// A tap on a mark, where the list is far below: its row as a sheet at the bottom.
function sheet(root, row) {
  const place = root.querySelector('.sheet'), copy = row.cloneNode(true)
  const close = Object.assign(document.createElement('button'), {className: 'lnk close', textContent: 'Close'})
  copy.removeAttribute('tabindex')
  copy.removeAttribute('aria-selected')
  for (const each of [copy, ...all(copy, '[role=gridcell]')]) each.removeAttribute('role')
  place.replaceChildren(close, copy)
  place.hidden = false
}
const isNarrow = root => root.clientWidth < 700
const isWide = root => root.clientWidth > 1000
