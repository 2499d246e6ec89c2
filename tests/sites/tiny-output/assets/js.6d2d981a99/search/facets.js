
const HIDDEN = "citations"; // sorts, and narrows nothing

export class Facets {
  constructor(runs, count) {
    this.values = new Map(Object.entries(runs).map(([name, values]) => [name, spread(values, count)]));
  }

  fits(rank, filters, except = "") {
    return Object.entries(filters).every(([name, chosen]) => {
      const wanted = chosen === true ? ["yes"] : chosen || [];
      return name === except || !wanted.length
        || wanted.some((value) => this.values.get(name)?.[rank]?.includes(value));
    });
  }

  counts(ranks, filters) {
    const names = [...this.values.keys()].filter((name) => name !== HIDDEN);
    return Object.fromEntries(names.map((name) => {
      const counts = new Map();
      for (const rank of ranks) {
        const values = this.values.get(name)[rank];
        if (!values || !this.fits(rank, filters, name)) continue;
        for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [name, Object.fromEntries(counts)];
    }));
  }

  order(sort) {
    const byDate = (a, b) => a.rank - b.rank;
    if (sort !== "citations") return byDate;
    const cited = ({ rank }) => Number(this.values.get(HIDDEN)?.[rank]?.[0] ?? -1);
    return (a, b) => cited(b) - cited(a) || byDate(a, b);
  }
}

function spread(values, count) {
  const found = new Array(count);
  for (const [value, runs] of Object.entries(values)) {
    let rank = 0;
    for (let at = 0; at < runs.length; at += 2) {
      rank += runs[at];
      for (const end = rank + runs[at + 1]; rank < end; rank += 1) (found[rank] ??= []).push(value);
    }
  }
  return found;
}
