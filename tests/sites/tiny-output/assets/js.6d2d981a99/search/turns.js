
import { words } from "./words.js";

const PATIENCE = 8000; // milliseconds after which readers are told that an answer is slow

export function inTurn(answer, { onBusy, onAnswer, onFault }) {
  let asked = 0;
  let shown = 0;
  return async (question) => {
    const turn = ++asked;
    const isNewest = () => turn === asked;
    const giveUp = () => {
      if (!isNewest()) return;
      onFault(words.slow, question);
      onBusy(false);
    };
    const patience = setTimeout(giveUp, PATIENCE);
    onBusy(true);
    try {
      for await (const found of answer(question, isNewest)) {
        if (turn < shown) return;
        shown = turn;
        onAnswer(found, question);
      }
    } catch (fault) {
      console.warn("search:", fault);
      if (isNewest()) onFault(words.failed, question);
    } finally {
      clearTimeout(patience);
      if (isNewest()) onBusy(false);
    }
  };
}

export function once(open) {
  let opened;
  return () => {
    opened ??= open().catch((fault) => {
      opened = undefined;
      throw fault;
    });
    return opened;
  };
}

export function pause(milliseconds) {
  return new Promise((done) => { setTimeout(done, milliseconds); });
}
