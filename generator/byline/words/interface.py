"""All words of the interface, in one place: what pages say that no record says."""

from collections.abc import Iterable, Sequence

# Navigation and the frame of every page
HOME = "Home"
PAPERS = "Papers"
PEOPLE = "People"
VENUES = "Venues"
TOPICS = "Topics"
INSTITUTIONS = "Institutions"
YEARS = "Years"
NEWS = "News"
OPEN_POSITIONS = "Open positions"
CLOSED = "closed"
PROJECTS = "Projects"
MORE_PAGES = "More about this site"
ALL_PAGES = "All pages"
OUR_PLACES = "Elsewhere on the web"
FEED = "Feed"
SKIP = "Skip to content"
MAIN_NAVIGATION = "Main"
EDIT_RECORD = "Edit this record"
RECORD_HISTORY = "Its history"
MADE_WITH = "Made with Byline: every byline is resolved to a person, with evidence."

# Lists
FEATURED = "Featured"
NEWEST = "Newest papers"
NO_PAPERS = "No papers yet. The first record in content/papers/ will show here."
NO_PAPERS_HERE = "No papers yet."
NO_PEOPLE = "Nobody yet. The authors of the first paper will show here."
NO_VENUES = "No venues yet. The first listed paper that names one will show it here."
NO_TOPICS = "No topics yet. The first listed paper that names one will show it here."
NO_INSTITUTIONS = "No institutions yet. The first paper or author that names one will show it here."
NO_NEWS = "No news yet. The first record in content/news/ will show here."
NO_PROJECTS = "No projects yet. The first record in content/projects/ will show here."
RUNNING_PROJECTS = "Current"
PAST_PROJECTS = "Past"
PEOPLE_ORDER = "By family name."
BY_YEAR = "By year"
BY_LETTER = "By letter"
ALL_PAPERS = "All papers"
ALL_PEOPLE = "Everyone, by letter"
GAP = "…"
OMITTED = "[names omitted here]"
OTHERS = "others"
TEAM = "not a person"
NO_AUTHORS = "Authors not named"

# Groups of people: what each is called, and one of them
PEOPLE_GROUPS = {
    "pi": ("Principal investigators", "Principal investigator"),
    "faculty": ("Faculty", "Faculty member"),
    "staff": ("Staff", "Staff member"),
    "postdoc": ("Postdocs", "Postdoc"),
    "phd": ("PhD students", "PhD student"),
    "student": ("Students", "Student"),
    "visitor": ("Visitors", "Visitor"),
    "alumni": ("Former members", "Former member"),
}
# Those who are in none: beside former members alone, and beside other groups
MEMBERS = "Members"
OTHER_MEMBERS = "Others"
BY_GROUP = "By group"
MEMBERSHIPS = "In the group"

# What sorts and narrows a list
LIST_TOOLS = "Sort and choose"
FILTER = "Filter"
SORT = "Sort"
NEWEST_FIRST = "Newest first"
OLDEST_FIRST = "Oldest first"
BY_TITLE = "Title, A to Z"
BY_TITLE_BACK = "Title, Z to A"
MOST_CITED = "Most cited"
HIGHEST_SCORE = "Highest score"
TYPE = "Type"
TOPIC = "Topic"
ANY = "Any"
FROM_YEAR = "From"
TO_YEAR = "To"
ONLY_WITH_CODE = "with code"
EVERYTHING = "All"
TABS = "Groups of papers"
NO_MATCHES = "No results found."
SHOW_ALL = "Show all papers"
PREVIEW = "Abstract"
VIEW_DETAILS = "View details"
PREVIEW_FAILED = "The abstract did not load."
DARK_COLOURS = "Dark colours"
PAPERS_PER_YEAR = "Papers a year"

# What search calls pages that are no papers
FOUND_TYPES = {"news": "news", "page": "page"}
# Search; '#' is where a script puts a number or what was typed
SEARCH = "Search"
SEARCH_LABEL = "Search papers, people, venues and topics"
SEARCH_FIELD = "Title, name, venue, topic, year"
SEARCH_MEANS = "Search for papers, people, venues, topics and institutions."
SEARCH_NEEDS = "Search works in your browser, with JavaScript. Everything can be browsed too:"
SEARCH_HELP = "Words in any order, with or without accents. Quotation marks keep them together."
SEARCH_BROWSE = "Or browse:"
SEARCH_FAILED = "Search does not work just now. Everything can be browsed:"
SEARCH_SLOW = "The answer is slow to come. Everything can be browsed meanwhile:"
SEARCH_NOTHING = "Nothing found for “#”."
SEARCH_NOTHING_CHOSEN = "Nothing fits what is chosen."
SEARCH_ALL = "All results for “#”"
SEARCH_ONWARD = "Take “#” to the search page"
SEARCH_ONE = "1 result"
SEARCH_MANY = "# results"
SEARCH_KEYS = "Arrow keys choose one, Enter opens it."
SEARCH_COMING = "Searching abstracts …"
SEARCH_MENDED = "Showing results for “#”."
SEARCH_PERHAPS = "Did you mean"
SEARCH_MORE_PAPERS = "More papers"
SEARCH_DEEP = "Search abstracts too"
SEARCH_DEEPENED = "Few titles fit, so abstracts were searched too."
SEARCH_UNFILTERED = "The full index did not load, so nothing can be filtered or sorted."
SEARCH_PAPERS_HERE = "Search these papers"
SEARCH_PEOPLE_HERE = "Search for a person"
NEAREST_PAGES = "Nearest pages"
NEAREST = "Nearest to “#”:"
BEST_FIRST = "Best match"
YEAR = "Year"
VENUE = "Venue"
FILTERS = "Narrow down"
CLEAR_FILTERS = "Clear"
MORE_VALUES = "# more"
RESULTS = "Results"
RESULT_PAGES = "Pages of results"
PREVIOUS = "Previous"
NEXT = "Next"
PAGE_OF = "Page # of #"

# A paper
ABSTRACT = "Abstract"
KEYWORDS = "Keywords"
LINKS = "Links"
ATTRIBUTION = "How these bylines were attributed"
BYLINE = "Byline"
PERSON = "Person"
EVIDENCE_HEADING = "Evidence"
NOBODY = "nobody"
NO_BYLINES = "The record names no author."
SUPERSEDED_BY = "Superseded by"
CORRECTED_BY = "Corrected by"
PREPRINT_OF = "Preprint, published as"
PREPRINTS = "Preprint of this work"
SUPERSEDES = "Supersedes"
CORRECTS = "Corrects"
RELATED = "Related works"
VERSIONS = "Versions"
VERSION_PAGE = "page"
HAS_CODE = "with code"
AWARDS = "Awards"
CATEGORIES = "Categories"
PUBLISHED_IN = "In"
EDITORS = "Editors"
SERIES = "Series"
EDITION = "Edition"
PUBLISHER = "Publisher"
MADE_AT = "Made at"
CONTRIBUTIONS = "Contributions"
FUNDING = "Funding"
LICENCE = "Licence"
LANGUAGE = "Language"
DETAILS = "Details"
AT_A_GLANCE = "At a glance"
CITE = "Cite"
COPY = "Copy BibTeX"
COPIED = "Copied"
MARKS = "What the marks mean"
# Marks behind authors' names: contributed equally, answers for the paper
SIGNS = {"*": "equal contribution", "✉": "corresponding author"}

# Figures; the paragraphs that explain them stand in explanations.py
METRICS = "How figures are computed"
METRICS_LEAD = (
    "Each figure on this site is computed from its records as told here, or is shown as a source "
    "states it, with that source. What is not known gives no figure, and never a zero."
)
FORMULA = "Computed"
INPUTS = "From"
LIMITS = "Limits"


STEPS = "Steps"
WEIGHTS = "Weights"
OPENNESS = "Openness"
COMPLETENESS = "Completeness"
FROM_RECORDS = "from the records of this site"
FIGURES = {
    "works": "papers",
    "citations": "citations",
    "h_index": "h-index",
    "i10": "i10-index",
    "novelty": "novelty",
    "score": "score",
    "trust": "trust",
    "verification": "verification",
    "followers": "followers",
}
VERIFICATION_STEPS = {
    "L0": "bylines only",
    "L1": "own record",
    "L2": "valid ORCID",
    "L3": "claimed",
    "L4": "claimed, linked back",
}
NO_NOVELTY = "Novelty: not enough earlier papers"
MOST_LIKE = "Most like the earlier"
RELATED_PAPERS = "Related by their words"
HOW_FOUND = "how these are found"
WITH = "With"
MAIN_CATEGORY = "Main category"

# A text
FOOTNOTES = "Footnotes"

# A person
ALSO_PRINTED = "Also printed as"
NOT_THE_SAME = "Not to be confused with"
HOW_ATTRIBUTED = "How these papers were attributed"
AFFILIATIONS = "Affiliations"
EARLIER = "Earlier positions"
EMAIL = "E-mail"
OPEN_TO_COLLABORATE = "Open to collaborate"
NOT_OPEN = "Not open to collaborate"
NOT_KNOWN_OPEN = "Open to collaborate: not stated"
THE_WISH = "the wish"
A_WAY_TO_WRITE = "a way to write"
CLAIMED = "Claimed"
UNCLAIMED = "Unclaimed"
CLAIM_RECORD = "Claim this page"
CLAIM_NEW = "Is this you? Claim this page"
LINK_BACK = "Their page links back"
INTERESTS = "Interests"
EDUCATION = "Education"
TALKS = "Talks"
TEACHING = "Teaching"
SERVICE = "Service"
NOTHING_ATTRIBUTED = "No listed paper is attributed to this person yet."
POSSIBLE = "Possible papers"
POSSIBLE_MEANS = (
    "Their bylines print this name, and nothing in the records says which person is meant. "
    "They are attributed to nobody."
)
CANDIDATES = "Who may be meant"
NAME_PAGE = "A name, not a person"
ROWS = "Author rows"

EXACT_NAME_IS = (
    "This page stands for a name, not for a person. It groups papers whose bylines print exactly "
    "this name, compared without case, accents and punctuation, when nothing else says whose "
    "they are. Nobody has confirmed that one person wrote them all."
)
EXACT_NAME_IS_NOT = (
    "It is not a profile: the papers may be by several people who share the name, and papers "
    "that print the name in another form are not here."
)
NOT_CONFIRMED = "Nobody has confirmed that one person wrote them all."
DECLARED_NAME = (
    "Someone with a page of their own has declared this name. Papers that the records give "
    "to a person are on that person's page, with the evidence."
)
NONE_GROUPED = "No paper is grouped here by the name alone."
NAME_WITH_KEYS = (
    "Some bylines that print this name carry an ORCID or a key that says whom they mean. Their "
    "papers are with the people named below."
)
KEY_IS = (
    "These papers carry one key, which their source gave to tell people of the same name "
    "apart. Nobody has declared a page for it."
)
ORCID_IS = (
    "These papers carry one ORCID, so that one person wrote them. Nobody has declared a page "
    "for that ORCID here."
)
HOW_TO_CLAIM = "Is this you? Add a file to content/authors/ that lists this name or key."
HOW_TO_CLAIM_RECORD = "Is this you? Say so in the record, in the line claimed."
CLAIM_LINES = (
    "# Remove the # to claim the page:",
    "# claimed: {by: your-account, on: YYYY-MM-DD}",
)

# A venue, topic or institution
KIND = "Kind"
COUNTRY = "Country"
WIDER = "Part of"
NARROWER = "Narrower topics"
FORMER_PEOPLE = "Formerly here"
VENUE_TYPES = {
    "conference": "conference",
    "journal": "journal",
    "workshop": "workshop",
    "repository": "repository",
    "publisher": "publisher",
    "other": "other",
}

EVIDENCE = {
    "id": "by id",
    "orcid": "by ORCID",
    "key": "by homonym key",
    "variant": "by declared name",
    "only-author": "by name only",
    "exact-name": "by name only",
    "ambiguous": "not attributed",
    "twice": "not attributed",
    "team": "by the record",
}
# On the page of somebody whose site it is, in place of "by name only".
BY_OWN_NAME = "by name"
EVIDENCE_MEANS = {
    "id": "The record names the person.",
    "orcid": "The byline carries the person's ORCID.",
    "key": "The byline carries a key that tells people of the same name apart.",
    "variant": "The person has declared that the name on the paper is theirs.",
    "only-author": "The only declared person of this name; someone else may share it.",
    "exact-name": "Nobody has declared this name; papers are grouped by it and nothing else.",
    "ambiguous": "Several people may be meant, and nothing says which.",
    "twice": "Two bylines of this paper may mean one person, and nothing tells them apart.",
    "team": "The record says that this is a team.",
}
# The same in a lean site, where rule and meaning are one.
EVIDENCE_IN_SHORT = {
    "id": "by id in the record",
    "orcid": "by ORCID on the paper",
    "key": "by a key that tells people of the same name apart",
    "variant": "by a name that the person has declared",
    "only-author": "by name only, which one declared person has",
    "exact-name": "by name only, which nobody has declared",
    "ambiguous": "not, because several people may be meant",
    "twice": "not, because two bylines may mean one person",
    "team": "as a team, by the record",
}
TYPES = {
    "preprint": "preprint",
    "conference": "conference paper",
    "journal": "journal article",
    "workshop": "workshop paper",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "dataset": "data set",
    "software": "software",
    "poster": "poster",
    "talk": "talk",
    "other": "other work",
}
PLAIN_STATUSES = {"accepted": "accepted", "submitted": "submitted, not accepted yet"}
# What a reader must not miss
STANDINGS = {
    "retracted": "Retracted",
    "withdrawn": "Withdrawn",
    "superseded": "Superseded",
    "corrected": "Corrected",
}
LINK_LABELS = {
    "pdf": "PDF",
    "code": "Code",
    "data": "Data",
    "slides": "Slides",
    "poster": "Poster",
    "video": "Video",
    "project": "Project",
    "publisher": "Publisher",
    "press": "Press",
    "website": "Website",
    "github": "GitHub",
    "gitlab": "GitLab",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "linkedin": "LinkedIn",
    "scholar": "Google Scholar",
    "dblp": "dblp",
    "openalex": "OpenAlex",
    "semantic_scholar": "Semantic Scholar",
    "researchgate": "ResearchGate",
    "openreview": "OpenReview",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

# Files beside a page, by their endings; no others are published
FORMS = {
    "pdf": "PDF",
    "png": "PNG",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "webp": "WebP",
    "avif": "AVIF",
    "gif": "GIF",
    "zip": "ZIP",
    "csv": "CSV",
    "txt": "text",
    "bib": "BibTeX",
    "pptx": "PowerPoint",
    "key": "Keynote",
    "odp": "OpenDocument",
    "mp4": "video (MP4)",
}
SVG = "SVG"  # of the site's icon alone

# Pages that stand for others
NOT_FOUND = "Page not found"
NOT_FOUND_MEANS = "There is no page at this address. It may have been renamed, or never published."
NOT_FOUND_TRY = "Try one of these:"
MOVED = "This page has moved"
MOVED_TO = "It now stands"
MOVED_HERE = "at its new address"

# While content is edited.
NOTHING_BUILT_YET = (
    "There is no site to show yet: content has errors. It comes once they are mended."
)
FAILURE = "Byline could not build the site"
CLOSE = "Close"


def count(amount: int, one: str, many: str) -> str:
    """'1 paper', '41 papers', '4,396 papers'."""
    return f"{amount:,} {one if amount == 1 else many}"


def papers(number: int) -> str:
    """A count of papers."""
    return count(number, "paper", "papers")


def citations(number: int) -> str:
    """'120 citations'."""
    return count(number, "citation", "citations")


def score(value: str) -> str:
    """'score 29.5'."""
    return f"score {value}"


def figure(value: float) -> str:
    """A number as it was stated: '4,396', '29.5'."""
    return f"{value:,.10g}"


def percent(value: float) -> str:
    """'57 %', on one line."""
    return f"{figure(value)}\u00a0%"


def as_stated(source: str, as_of: str) -> str:
    """Who states a figure, and when they did."""
    said = f"stated by {source}" if source else "stated by the record"
    return f"{said}, {as_of}" if as_of else said


def known_for(known: int, of: int, dates: Sequence[str] = ()) -> str:
    """Of how many papers a figure is made, and from when its sources are."""
    as_of = f", as of {' to '.join(dates)}" if dates else ""
    return f"known for {known:,} of {papers(of)}{as_of}"


def verification(step: str) -> str:
    """'Verification L0', where it stands alone."""
    return f"Verification {step}"


def missing(what: Sequence[str]) -> str:
    """What a record does not say."""
    return f"missing in the record: {', '.join(what)}"


def claimed_by(account: str, day: str) -> str:
    """Who claimed a page, and when."""
    return f"by {account}, {day}"


def shares(terms: Sequence[str]) -> str:
    """Why one paper is related to another."""
    return f"shares: {', '.join(terms)}"


def tagline(topics: Sequence[str], people: Sequence[str]) -> str:
    """A person in the words of their papers: on what they are, and with whom."""
    if not topics:
        return ""
    often = f", often with {in_a_row(people)}" if people else ""
    return f"Papers on {in_a_row(topics)}{often}."


def more_institutions(number: int) -> str:
    """What stands for the institutions that a list leaves out."""
    return f"{number} more"


def citations_per_year(known: int, of: int) -> str:
    """What the bars of citations stand for."""
    return f"Citations of each year's papers (known for {known:,} of {of:,})"


def chart(first: int, last: int, best: int, most: str) -> str:
    """What bars over years show, in a sentence."""
    return f"From {first} to {last}; the most in {best}: {most}."


def matches(number: str, total: int) -> str:
    """How many papers of a list are chosen; a script puts the number in place of '#'."""
    return f"{number} of {papers(total)}"


def whole_page_of(name: str) -> str:
    """The way from home to the rest about its person."""
    return f"All about {name}"


def papers_since(number: int, first_year: int | None, retracted: int = 0) -> str:
    """'41 papers since 2018', for someone's whole list, and how many no longer stand."""
    said = f"{papers(number)} since {first_year}" if number > 1 else papers(number)
    return f"{said}, and {retracted:,} retracted or withdrawn" if retracted else said


def rows(number: int) -> str:
    """A count of the spellings and ids under which someone's bylines stand."""
    return count(number, "author row", "author rows") + " (spellings and ids)"


def site_counts(paper_count: int, people_count: int, venue_count: int) -> str:
    """What the home page says of the site as a whole."""
    people = count(people_count, "person or name", "people and names")
    return f"{papers(paper_count)}, {people}, {count(venue_count, 'venue', 'venues')}."


def how_attributed(phrases: Iterable[str]) -> str:
    """By what bylines were attributed, in a sentence."""
    return f"How attributed: {'; '.join(phrases)}."


def more_authors(number: int, *, at_least: bool) -> str:
    """What stands for the authors that a list leaves out; the record may leave out others."""
    return f"and at least {number} more" if at_least else f"and {number} more"


def possible_papers(number: int, name: str) -> str:
    """The link from a person to papers that may be theirs."""
    return f"{papers(number)} by “{name}” may be theirs too"


def known_by(key: str) -> str:
    """How someone without a file is known."""
    return f"Known by {key}"


def papers_printing(number: int) -> str:
    """How many papers print a name, whosever they are."""
    return count(number, "paper prints this name", "papers print this name")


def grouped(number: int) -> str:
    """How many of them are grouped by nothing but the name."""
    return f"{number:,} grouped here"


def possible(number: int) -> str:
    """A count of papers that nobody has."""
    return count(number, "possible paper", "possible papers")


def names(number: int) -> str:
    """A count of names, which may be of as many people or fewer or more."""
    return count(number, "name", "names")


def volume(text: str) -> str:
    """The volume of a journal."""
    return f"volume {text}"


def number(text: str) -> str:
    """The issue of a journal."""
    return f"number {text}"


def pages(text: str) -> str:
    """The pages of a paper."""
    return f"pages {text}"


def article(text: str) -> str:
    """The number of an article that has no pages."""
    return f"article {text}"


def submitted(date: str) -> str:
    """When a paper was submitted."""
    return f"submitted {date}"


def footnote(number: int) -> str:
    """The label of the mark that leads to a footnote."""
    return f"Footnote {number}"


def back_to_footnote_mark(number: int, time: int) -> str:
    """The label of the way back from a footnote to the place, or one of the places, of its mark."""
    place = f", place {time}" if time > 1 else ""
    return f"Back to the mark of footnote {number}{place}"


def day(year: int, month: int, of_month: int) -> str:
    """A date as exactly as it is known: '31 May 2024', 'May 2024', '2024'."""
    parts = [str(of_month)] if of_month else []
    parts += [MONTHS[month - 1]] if month else []
    return " ".join([*parts, str(year)])


def size(of_bytes: int) -> str:
    """The size of a file: '512 bytes', '340 KB', '1.2 MB', '25 MB'."""
    if of_bytes < 1_000:
        return count(of_bytes, "byte", "bytes")
    if of_bytes < 999_500:
        return f"{of_bytes / 1e3:.0f} KB"
    return f"{of_bytes / 1e6:.1f} MB" if of_bytes < 9_950_000 else f"{of_bytes / 1e6:,.0f} MB"


def span(start: str, end: str) -> str:
    """'2019 to 2024', 'since 2019', 'until 2024', or nothing."""
    if start and end:
        return f"{start} to {end}"
    return f"since {start}" if start else until(end) if end else ""


def years(start: int, end: int) -> str:
    """'2019 to 2024', '2019', 'since 2019', 'until 2024', or nothing; 0 is a year not known."""
    if start == end:
        return str(start or "")
    return span(str(start or ""), str(end or ""))


def now_at(place: str) -> str:
    """Where a former member is now."""
    return f"Now: {place}"


def until(last: str) -> str:
    """To which day something holds."""
    return f"until {last}"


def role_of(name: str, role: str) -> str:
    """What an author did."""
    return f"{name}: {role}"


def in_venue(venue: str, year: int) -> str:
    """The heading of one year of a venue."""
    return f"{venue} {year}"


def part_of(title: str, part: str) -> str:
    """The heading of a part of a list."""
    return f"{title}: {part}"


def in_a_row(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B, and C'."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def within(volume: str) -> str:
    """The volume that a work is a part of."""
    return f"In {volume}"


def edited_by(names: str) -> str:
    """Who edited a volume."""
    return f"edited by {names}"


def edition(text: str) -> str:
    """The edition of a book, given by its number or in words."""
    return f"edition {text}" if text.isdigit() else text


def counted_by(host: str) -> str:
    """What readers are told where somebody counts visits."""
    return f"Visits to this site are counted by {host}."


def problems_found(errors: int, warnings: int) -> str:
    """What stands over the problems of content while it is edited."""
    found = [count(errors, "error", "errors")] if errors else []
    found += [count(warnings, "warning", "warnings")] if warnings else []
    said = in_a_row(found)
    return f"{said} in content; the page shows what was there before" if errors else said


def no_extra(name: str) -> str:
    """A template asks for something under `extra` that the record does not say."""
    return f"the record's extra has no '{name}' ('is defined' asks whether it has)"
