"""The contract of content: every rule that a site's records keep, each a line and a function.

Who breaks what they `must` gets an error, who breaks what they `should` a warning. A `Gate` is an
error too; it is held while a file or a field is read, and the rest once that is done. Linking goes
over the rules here; those that come first stand in `byline.reading.rules`.
"""

from byline.library.checks import (
    bylines,
    circles,
    config,
    ids,
    moves,
    people,
    references,
    templates,
)
from byline.library.checks.bylines import Bylines
from byline.library.checks.templates import OwnTemplate
from byline.library.everything import Everything
from byline.reading.rule import AnyRule, ContentRule, must, should
from byline.reading.rules import (
    FIELDS,
    FILES,
    FORMS,
    MEMBERS,
    NAMED_FILES,
    NAMES,
    NEWS,
    PAGES,
    PAPERS,
    PEOPLE,
    PROJECTS,
    RECORDS,
    WRITTEN,
)

# Of all records together.
TOGETHER: tuple[ContentRule[Everything], ...] = (
    # What records are called by
    must("an id belongs to one record of its kind", ids.id_of_another),
    must("an alias leads to one record of its kind", ids.alias_of_another),
    must("an alias is an old id, not the one of today", ids.alias_that_is_the_id),
    must("an alias is given once", ids.alias_given_twice),
    must("the id of a page is no address of the site itself", ids.id_of_the_site),
    must("an alias of a page is no address of the site itself", ids.alias_of_the_site),
    should("a citation key belongs to one paper", ids.cite_key_of_another),
    # What records refer to by id
    must("the id on a byline is an author's", references.byline_of_nobody),
    must("a relation of a paper leads to a paper", references.relation_to_nothing),
    must("a relation of a paper leads to another paper", references.relation_to_itself),
    must("no papers replace, correct or precede one another", circles.papers_in_a_circle),
    must("whom an author is not has a record or a homonym key", references.namesake_of_nobody),
    must("whom an author is not is somebody else", references.namesake_of_oneself),
    must("the people whom news is about have records", references.news_of_nobody),
    must("the papers that news is about have records", references.news_of_no_paper),
    must("the projects that news is about have records", references.news_of_no_project),
    must("the people of a project have records", references.project_of_nobody),
    must("the papers of a project have records", references.project_of_no_paper),
    must("a link in a text leads to a record that is there", references.link_to_nothing),
    should("a link in a text leads to a place that the page has", references.mark_of_nothing),
    # What records refer to by name
    must("what a paper calls its venue means one venue", references.venue_of_several),
    must("what a record calls a topic means one topic", references.topic_of_several),
    must("what a record calls an institution means one", references.institution_of_several),
    must("a wider topic has a record", references.wider_topic_of_nothing),
    must("no topics are wider than one another", circles.topics_in_a_circle),
    # Who is who
    must("an ORCID belongs to one author", people.orcid_of_another),
    should("a homonym key belongs to one author", people.key_of_another),
    should("names that look alike are written in the same letters", people.lookalike_of_another),
    should("an author's id spells no former name", people.former_name_in_id),
    should("an author's alias spells no former name", people.former_name_in_alias),
    should("a group of people is one that the site names", people.group_of_own_words),
    # The configuration
    must("the people whose site it is have records", config.site_of_nobody),
    must("the authors of sources have records", config.source_of_nobody),
    must("a site with a domain stands there", config.base_url_elsewhere),
    must("an old address is no address of today", moves.old_address_of_the_site),
    must("an old address is given once", moves.old_address_given_twice),
    must("an old address stands in no other one", moves.old_address_in_a_page),
    must("an old address leads to what is there", moves.move_to_nothing),
    must("an old address leads to a page that the site has", moves.move_to_no_page),
    must("an old address leads to no other one", moves.move_to_a_move),
    should("a person's site says whose it is", config.person_not_named),
    should("the accent is dark enough for links", config.accent_hard_to_read),
)

# Of a paper whose bylines are resolved.
BYLINES: tuple[ContentRule[Bylines], ...] = (
    must("a former name of several authors is not printed", bylines.former_name_of_several),
    must("a former name with an unknown ORCID is not printed", bylines.former_name_with_orcid),
    must("a former name with an unknown key is not printed", bylines.former_name_with_key),
    should("id, ORCID and homonym key of a byline name one person", bylines.two_people_in_one),
    should("an ORCID on a byline is known of the author so named", bylines.orcid_of_nobody),
    should("a byline prints a name, not an author's id", bylines.id_for_a_name),
    should("bylines of one paper are told apart by more than a name", bylines.maybe_one_person),
    should("bylines of one paper reach different people", bylines.one_person_twice),
)

# Of a file of the site's own templates.
TEMPLATES: tuple[ContentRule[OwnTemplate], ...] = (
    must("a template, a style sheet or a script is saved as UTF-8", templates.no_utf_8),
    must("a template is written in Jinja", templates.no_jinja),
    must("what a template includes or extends is there", templates.part_that_is_missing),
    should("a picture or font that a theme names is there", templates.file_that_is_missing),
    should("browsers take what a template brings", templates.what_browsers_refuse),
    should("a copy of a file of the engine is abreast of it", templates.engine_has_changed),
    should("each file of the site's templates is used", templates.nothing_uses_it),
)

RULES: tuple[AnyRule, ...] = (
    *FILES,
    *NAMES,
    *WRITTEN,
    *FIELDS,
    *FORMS,
    *RECORDS,
    *PEOPLE,
    *PAPERS,
    *MEMBERS,
    *NEWS,
    *PAGES,
    *PROJECTS,
    *NAMED_FILES,
    *TOGETHER,
    *BYLINES,
    *TEMPLATES,
)
