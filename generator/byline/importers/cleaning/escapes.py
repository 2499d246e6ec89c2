"""Plain text as Markdown: what Markdown would read gets a backslash, and nothing else does."""

import re

# Placeholders of finished pieces: to Markdown they are letters.
PLACEHOLDERS = "\ue000-\ue001"
_RUN = {sign: re.compile(rf"{re.escape(sign)}+") for sign in "*_"}
_SPACE = re.compile(r"\s|\Z")
_SPACE_OR_SIGN = re.compile(rf"[^\w{PLACEHOLDERS}]|_|\Z")
_LINK_OR_NOTE = re.compile(r"(\[[^\[\]]*)(\]\()|(\[\^[^\[\]\s]+)(\])")
_BEFORE_SIGN = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
# Words that marks hold on both sides: whoever wrote them meant emphasis.
_HUGGED = {
    "*": re.compile(r"(?<![\w*\\])(\*{1,2})(?=[\w“\"(])[^*\n]{1,80}?(?<=[\w.,!?”\")])\1(?![\w*])"),
    "_": re.compile(r"(?<![\w\\])(_)(?=[^\W_])[^_\n]{1,80}?(?<=[^\W_])_(?!\w)"),
}
_AT_START = re.compile(r"^(?=#{1,6}(?: |$)|>|[-+*](?: |$)|([-_*])(?: *\1){2,} *$)", re.MULTILINE)


def escaped(text: str) -> str:
    """The text as Markdown that shows it as it is. Pieces of code are left to be code, and words
    between stars to be emphasised; a backslash before a sign was one of another markup."""
    text = _BEFORE_SIGN.sub("", text)
    text = _LINK_OR_NOTE.sub(_with_close_escaped, text)
    for sign in "*_":
        text = _without_emphasis(text, sign)
    return _AT_START.sub(r"\\", text)


def _with_close_escaped(brackets: re.Match[str]) -> str:
    """The bracket that closes is escaped: one that opens would begin a formula."""
    label, end = brackets[1] or brackets[3], brackets[2] or brackets[4]
    return f"{label}\\{end}"


def _without_emphasis(text: str, sign: str) -> str:
    """The text with a backslash before marks of which one could open and a later one close."""
    runs = list(_RUN[sign].finditer(text)) if text.count(sign) > 1 else []
    able = [_able(run, sign) for run in runs]
    first_open = next((at for at, (opens, _closes) in enumerate(able) if opens), len(able))
    if not any(closes for _opens, closes in able[first_open + 1 :]):
        return text
    meant = {
        span
        for it in _HUGGED[sign].finditer(text)
        for span in (it.span(1), (it.end() - len(it[1]), it.end()))
    }

    def settled(run: re.Match[str]) -> str:
        if run.span() in meant or not any(_able(run, sign)):
            return run[0]
        return f"\\{sign}" * len(run[0])

    return _RUN[sign].sub(settled, text)


def _able(run: re.Match[str], sign: str) -> tuple[bool, bool]:
    """May the marks open emphasis, and may they close it?"""
    return may_emphasise(
        run.string[run.start() - 1 : run.start()],
        run.string[run.end() : run.end() + 1],
        is_within_words=sign == "*",
    )


def may_emphasise(before: str, after: str, *, is_within_words: bool = True) -> tuple[bool, bool]:
    """May a mark between two characters open emphasis, and may it close it? ('': a text's end)"""
    is_after_word = not _SPACE_OR_SIGN.match(before)
    is_before_word = not _SPACE_OR_SIGN.match(after)
    opens = not _SPACE.match(after) and (is_before_word or not is_after_word)
    closes = not _SPACE.match(before) and (is_after_word or not is_before_word)
    if not is_within_words:
        return opens and not is_after_word, closes and not is_before_word
    return opens, closes
