
const SHORTEST = 4; // letters; shorter words are near too many others

export function isNear(one, other) {
  if (Math.min(one.length, other.length) < SHORTEST - 1 || one === other) return false;
  if (Math.max(one.length, other.length) < SHORTEST || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [rest, others] = [one.slice(start), other.slice(start)];
  return rest.slice(1) === others || rest === others.slice(1) || rest.slice(1) === others.slice(1)
    || (rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2));
}

export function isNearStart(start, word) {
  return [-1, 0, 1].some((more) => isNear(start, word.slice(0, start.length + more)));
}
