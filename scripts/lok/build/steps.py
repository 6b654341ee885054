"""The steps of a MkDocs build one by one: what is made once for a site, what for each page, and what at the end.

MkDocs' own ``build`` reads all pages, keeps them all, and writes them in one process. Step by step a page is let go as
soon as it is written, two processes share the pages of a site, and pages of the old site stay. The steps are MkDocs'
own, and a test holds what comes out against ``mkdocs build``, byte for byte.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from markdown import Markdown
from mkdocs.commands.build import _build_extra_template, _build_page, _build_theme_template, _populate_page
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import TableOfContents, get_toc

from lok.render.compiled import remember_compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


@dataclass(frozen=True, slots=True)
class Made:
    """What remains of a page once it is written, as plain values that travel between processes.

    ``anchors`` are the places in it that a link can name; ``links`` are its own links to such places, by the page they
    lead to; ``complaints`` is what MkDocs warned about.
    """

    anchors: frozenset[str]
    links: Mapping[str, dict[str, str]]
    complaints: tuple[str, ...]


class Complaints(logging.Handler):
    """Keeps what MkDocs warns about while the block runs: a strict build refuses it, and a reader wants to know what."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.logger = logging.getLogger("mkdocs")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line that ``record`` would print."""
        self.lines.append(record.getMessage())

    def taken(self) -> tuple[str, ...]:
        """The lines since the last time, each once."""
        lines = tuple(dict.fromkeys(self.lines))
        self.lines.clear()
        return lines

    def __enter__(self) -> Self:
        self.logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self)


PLACES = re.compile(r"\b(?:id|name)\s*=", re.IGNORECASE)
"""What an HTML tag has when a link can lead to it."""


class Leaf(Page):
    """A page outside the navigation, made as MkDocs makes it but with less work.

    MkDocs builds a new converter for each page, and reads the text as HTML once more to find the places in it that a
    link can name. The leaves of a site share a converter, and what names no place is not read for one: together a
    seventh of the time of a page.
    """

    def __init__(self, file: File, config: MkDocsConfig, converter: Converter) -> None:
        super().__init__(None, file, config)
        self.converter = converter

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """See ``Page.render``."""
        if self.markdown is None or PLACES.search(self.markdown):
            super().render(config, files)
        else:
            self.content = self.converter.convert(self)
            self.toc = get_toc(self.converter.toc_tokens)
            self._title_from_render = self.converter.title.title
            self.present_anchor_ids = self.converter.anchors.present_anchor_ids
            self.links_to_anchors = self.converter.links.links_to_anchors


class Converter:
    """Markdown with the additions of MkDocs, for one page after the other."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self.config, self.files = config, files

    @cached_property
    def markdown(self) -> Markdown:
        """The converter, made when the first page asks for it."""
        return Markdown(extensions=self.config.markdown_extensions, extension_configs=self.config.mdx_configs or {})

    @property
    def toc_tokens(self) -> list[Any]:
        """The headings of the last page."""
        found: list[Any] = getattr(self.markdown, "toc_tokens", [])
        return found

    def convert(self, page: Page) -> str:
        """The HTML of a page; what was found in it is in ``anchors``, ``links``, ``title`` and ``toc_tokens``."""
        self.markdown.reset()
        self.anchors = _ExtractAnchorsTreeprocessor(page.file, self.files, self.config)
        self.links = _RelativePathTreeprocessor(page.file, self.files, self.config)
        self.title = _ExtractTitleTreeprocessor()
        for each in (self.anchors, self.links, self.title):  # in the order of MkDocs; each takes its own last place
            each._register(self.markdown)  # noqa: SLF001  as their own page does it
        return self.markdown.convert(page.markdown or "")


class Steps:
    """A build that has begun: its files, navigation and templates are known, and no page is made yet."""

    def __init__(self, config: MkDocsConfig, complaints: Complaints) -> None:
        self.complaints = complaints
        config.plugins.on_startup(command="build", dirty=False)
        self.config = config.plugins.on_config(config)
        self.config.plugins.on_pre_build(config=self.config)
        env = self.config.theme.get_env()
        remember_compiled(env)
        files = get_files(self.config)
        files.add_files_from_theme(env, self.config)
        self.files = self.config.plugins.on_files(files, config=self.config)
        set_exclusions(self.files, self.config)
        nav = get_navigation(self.files, self.config)
        self.nav = self.config.plugins.on_nav(nav, config=self.config, files=self.files)
        self.included: Sequence[File] = [file for file in self.files if file.inclusion.is_included()]  # type: ignore[no-untyped-call]
        self.documents = self.files.documentation_pages(inclusion=InclusionLevel.is_included)
        # Every page shows the navigation, and what it calls a page may stand in that page only.
        self.listed = frozenset(page.file.src_uri for page in self.nav.pages)
        converter = Converter(self.config, self.files)
        self.pages: Mapping[str, Page] = {
            file.src_uri: file.page if file.src_uri in self.listed and file.page else Leaf(file, config, converter)
            for file in self.documents
        }
        self.env = self.config.plugins.on_env(env, config=self.config, files=self.files)
        for page in self.nav.pages:
            if page.title is None:
                _populate_page(page, self.config, self.files)

    def make(self, uri: str) -> Made:
        """Make the page of this path and write it. Raises what MkDocs, a plugin or a template raises."""
        page = self.pages[uri]
        if page.content is None:
            _populate_page(page, self.config, self.files)
        _build_page(page, self.config, self.documents, self.nav, self.env)
        links = {target.src_uri: links for target, links in (page.links_to_anchors or {}).items()}
        made = Made(frozenset(page.present_anchor_ids or ()), links, self.complaints.taken())
        if uri not in self.listed:
            page.markdown, page.content, page.toc = None, None, TableOfContents([])
        return made

    def make_the_rest(self, *, only_newer: bool) -> None:
        """Write what is no page: attachments and the theme's files, only those that are ``only_newer``, and templates."""
        self.files.copy_static_files(dirty=only_newer, inclusion=InclusionLevel.is_included)
        for name in self.config.theme.static_templates:
            _build_theme_template(name, self.env, self.files, self.config, self.nav)
        for name in self.config.extra_templates:
            _build_extra_template(name, self.files, self.config, self.nav)

    def finish(self, made: Mapping[str, Made]) -> None:
        """Judge the links to places inside pages.

        Args:
            made: What was made, by the path of the page below the staged folder.
        """
        for uri, each in made.items():
            self.pages[uri].present_anchor_ids = set(each.anchors)
            links = {self.pages[to].file: links for to, links in each.links.items() if to in self.pages}
            self.pages[uri].links_to_anchors = links
        for page in self.pages.values():
            page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        self.config.plugins.on_post_build(config=self.config)
        self.config.plugins.on_shutdown()
