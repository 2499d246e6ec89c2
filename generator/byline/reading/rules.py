"""What files and records are checked for one by one; `byline.library.rules` adds the rest."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from byline.reading import doubts, field_faults, file_names, home_text, load, validate
from byline.reading.attachments import finding, forms, icons
from byline.reading.attachments.attach import closed, find_wanted, take_name
from byline.reading.file_names import FoundFile
from byline.reading.pictures import bounds, decode, look, svg
from byline.reading.rule import ContentRule, Gate, must, should
from byline.reading.syntax import YamlReader, parse_yaml
from byline.reading.validate import Entry
from byline.reading.yaml_faults import explain
from byline.records import KINDS, config, fields, hosting, moves, paper, services, shown

RecordRules = tuple[ContentRule[Entry[Any]], ...]

# Of all files below content/.
FILES: tuple[ContentRule[Sequence[FoundFile]], ...] = (
    must("what holds records is an ordinary file or folder", file_names.no_ordinary_file),
    must("a file of records stands in the folder of its kind", file_names.record_in_no_folder),
    must("each folder below content/ is of a kind of records", file_names.folder_of_no_kind),
    must("a file of records ends in .yaml or .md", file_names.ending_that_is_not_read),
)

# Of the files (kind, name, id it gives) that give their records an id.
NAMES: tuple[ContentRule[Iterable[tuple[str, str, str]]], ...] = (
    must("names of files differ by more than case or coding", file_names.names_alike),
)

# Of what a file holds, before it is a record.
WRITTEN: tuple[Gate, ...] = (
    Gate("a file of records can be read, and holds at most 1 MB", load.read_bytes),
    Gate("a file of records is a text, saved as UTF-8", load.text_of),
    Gate("a file holds no two versions that wait to be merged", load.refuse_conflict_markers),
    Gate("a .md file opens with its record, between two lines ---", load.split_front_matter),
    Gate("what is to be a record is written in YAML", explain),
    Gate("a file holds more than comments", parse_yaml),
    Gate("a file holds no characters that cannot be shown", YamlReader.refuse_character),
    Gate("a file holds one document of YAML", YamlReader.refuse_second_document),
    Gate("lists and mappings stand at most 32 deep in one another", YamlReader.refuse_depth),
    Gate("a field begins with its name and a plain colon", YamlReader.refuse_name),
    Gate("a field is given once", YamlReader.refuse_second),
    Gate("a value is written out, not repeated by an alias", YamlReader.refuse_alias),
    Gate("a value has no anchor and no tag", YamlReader.refuse_anchor_or_tag),
    Gate("fields are written out, not merged in by <<", YamlReader.refuse_merge_key),
    Gate("no text is cut short by a # behind a space", YamlReader.refuse_lost_text),
    Gate("no TeX is lost between double quotes", YamlReader.refuse_lost_tex),
    Gate("a file holds one record, or a list of records", load.records_of),
    Gate("each entry of a list of records is one", load.records_of_list),
    Gate("the text below a record is of one field, and given once", load.with_body),
)

# Of a record as it is written, and of the configuration: what validating them finds.
FIELDS: tuple[Gate, ...] = (
    Gate("a site has a file of settings", validate.read_config),
    Gate("each record of a list has an id", validate.no_id_in_a_list),
    Gate("the name of a file can be its record's id", validate.bad_file_name),
    Gate("a record has the fields that its kind needs", field_faults.missing_field),
    Gate("a record has one of the fields of which it needs one", field_faults.missing_choice),
    Gate("a record has no key that its kind does not know", field_faults.unknown_key),
    Gate("a field with choices holds one of them", field_faults.unknown_choice),
    Gate("a field that is written holds something", field_faults.empty_value),
    Gate("a field of text holds one text", field_faults.no_text),
    Gate("a text with a colon and a space in it is quoted", field_faults.split_text),
    Gate("a field with fields of its own holds them", field_faults.no_mapping),
)

# Of a value, which is to have the form of its field.
FORMS: tuple[Gate, ...] = (
    Gate("what is one text, number or date is no list and no mapping", fields.needs_text),
    Gate("an id holds lower-case letters, digits and hyphens, and is not reserved", fields.good_id),
    Gate("a citation key holds what BibTeX can read", fields.good_cite_key),
    Gate("a date is a year, a month or a day that there is", fields.parse_date),
    Gate("a year has four digits", fields.parse_year),
    Gate("a switch is true or false", fields.parse_flag),
    Gate("what shows of a figure is false, stated or true", shown.parse_shown),
    Gate("a whole number has digits only", fields.parse_whole),
    Gate("a number is one, with or without a point", fields.parse_number),
    Gate("an ORCID has its form and a right check digit", fields.parse_orcid),
    Gate("a DOI has its form", fields.parse_doi),
    Gate("an arXiv id has its new form or its old one", fields.parse_arxiv),
    Gate("an ISBN has 10 or 13 digits, and a right check digit", fields.parse_isbn),
    Gate("a web address is given in full", fields.parse_url),
    Gate("a link leads to a web address or a file beside the record", fields.parse_target),
    Gate("a picture is a file beside the record", fields.parse_local_file),
    Gate("any other id, code or address is written as its service writes it", fields.matching),
    Gate("a page at a service is given by the name there, or in full", services.page_at),
    Gate("a full address of a service is one of its own", services.page_of),
    Gate("a paper has authors, and says once that more are left out", paper.names_and_others),
    Gate("a site's records are of a version that is read", config.known_schema),
    Gate("a repository is given by its owner and its name", config.owner_and_name),
    Gate("the folder of a site is one of its repository", config.folder_below),
    Gate("a colour is given by six digits", config.colour_of_six_digits),
    Gate("a domain is given by its name alone", hosting.domain_alone),
    Gate("the script that counts visits is given by its address alone", hosting.script_alone),
    Gate("what that script is told begins with data-", hosting.name_of_data),
    Gate("an old address is one that a page can have", moves.old_address),
    Gate("an old address is no file but a page", moves.refuse_file),
    Gate("an old address leads to a record, a list or a web address", moves.target),
    Gate("a site that pages load from is given by its address alone", config.source_of_files),
)

# Of one record by itself: of any kind, with names of people in it, and of some kinds.
RECORDS: RecordRules = (
    should("a text shows as it is meant", doubts.text_not_as_meant),
    should("a text that shows as written holds no TeX", doubts.tex_as_written),
    should("a name holds no character that cannot be seen", doubts.hidden_character_in_a_name),
)
PEOPLE: RecordRules = (
    should("a name says nothing of others", doubts.name_and_others),
    should("a name is that of one person", doubts.several_names_in_one),
    should("a name ends in no mark for a note", doubts.mark_behind_a_name),
    should("a name is written in letters, not in TeX", doubts.tex_in_a_name),
    should("a word of a name is written in one script", doubts.two_scripts_in_one_word),
)
PAPERS: RecordRules = (
    should("the authors of a paper are a list of names", doubts.two_names_in_one_text),
    should("a team has no id and no ORCID", doubts.team_with_an_id),
    should("a paper is submitted before it appears", doubts.submitted_after_it_appeared),
)
MEMBERS: RecordRules = (
    should("nobody leaves a group before joining it", doubts.left_before_joining),
)
NEWS: RecordRules = (should("news is over no earlier than its date", doubts.over_before_its_date),)
PAGES: RecordRules = (
    must("the text of home is not in the navigation", home_text.home_in_the_navigation),
    must("the text of home is listed", home_text.home_unlisted),
)
PROJECTS: RecordRules = (should("a project ends after it begins", doubts.end_before_the_start),)

# Of a file that a record names.
NAMED_FILES: tuple[Gate, ...] = (
    Gate("the way to a file stays below content/", finding.steps_to),
    Gate("a file that a record names is there", finding.Files.find),
    Gate("a file that a record names can be read", closed),
    Gate("a file is of a form that is published", forms.refuse_ending),
    Gate("a file holds something, and at most 100 MB", forms.size_of),
    Gate("a file holds what its ending says", forms.refuse_other_content),
    Gate("a file that a page is to show is a picture", find_wanted),
    Gate("a picture is whole", look.damaged),
    Gate("a picture has at most 50 megapixels, or what its form allows", bounds.refuse_huge),
    Gate("a side of a picture has at most 16,383 pixels", bounds.refuse_long),
    Gate("a picture of 16 bits a colour has at most 25 megapixels", bounds.refuse_deep),
    Gate("a JPEG is stored in at most 50 scans", bounds.refuse_scans),
    Gate("a moving picture has at most 1,000 megapixels in all", bounds.refuse_frames),
    Gate("the colour profile of a picture takes at most 1 MB", bounds.refuse_profile),
    Gate("a picture is decoded in 20 seconds and 1.5 GB", decode.gone_wild),
    Gate("an icon is an SVG or a PNG", icons.no_icon),
    Gate("the SVG of an icon draws, and does nothing else", svg.drawing),
    Gate("what an SVG is made of draws, and does nothing else", svg.keep_what_draws),
    Gate("files beside one page have different names", take_name),
)

# What records of some kinds are checked for beside RECORDS.
_MORE: Mapping[str, RecordRules] = MappingProxyType(
    {
        "papers": (*PEOPLE, *PAPERS),
        "authors": (*PEOPLE, *MEMBERS),
        "news": NEWS,
        "pages": PAGES,
        "projects": PROJECTS,
    }
)
_BY_KIND: Mapping[str, RecordRules] = MappingProxyType(
    {kind: (*RECORDS, *_MORE.get(kind, ())) for kind in KINDS}
)


def rules_of(kind: str) -> RecordRules:
    """What a record of the kind is checked for by itself; there is no kind but the known ones."""
    return _BY_KIND[kind]
