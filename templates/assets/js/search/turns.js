// Answers in the order of their questions: one that comes too late is not shown.

import { words } from "./words.js";

const PATIENCE = 8000; // milliseconds after which readers are told that an answer is slow

/**
 * Makes a function that asks a question and shows its answers as they come, unless those of a
 * newer question show already. `onBusy` hears whether an answer to the newest question is coming;
 * `onFault` hears what to say where it failed or is slow.
 */
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

/** Opens something when it is first wanted; what failed is tried again. */
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

/** Resolves after so many milliseconds. */
export function pause(milliseconds) {
  return new Promise((done) => { setTimeout(done, milliseconds); });
}
