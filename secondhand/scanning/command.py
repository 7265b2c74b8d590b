"""`secondhand scan FILE…`: reads, finds, prints. Beside the tasks, since it needs no desk and must start at once."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from secondhand.errors import CLEAN, INTERRUPTED, UNUSABLE, UnusableFile
from secondhand.reading.attribution import find_attributions
from secondhand.scanning.documents import STANDARD_INPUT, Document, listed, read
from secondhand.scanning.output import Jsonl, Printer
from secondhand.streams import abandon, complain, complain_of_output

_MANY = 20
"""Files from which on progress is shown."""

_EPILOG = """\
Offsets in jsonl count Unicode code points of the file as UTF-8, line ends untouched.
Exit status: 0 all was scanned, 2 something could not be read (the rest is scanned all the same), 130 interrupted.

Examples:
  secondhand scan article.txt
  secondhand scan --second-hand --publisher "Harbour Post" articles/*.txt
  secondhand scan --format jsonl --manifest articles.jsonl > attributions.jsonl
  pdftotext article.pdf - | secondhand scan -

In a desk, without a FILE, it scans the desk's own sources: see "invoke scan --help".
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="secondhand scan",
        description="Find who said it, via whom: every attribution in English texts, with the chain back to the "
        "speaker. Works in any folder.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a text in UTF-8; - for standard input")
    parser.add_argument("--manifest", metavar="FILE", help='more texts: lines {"file": …, "publisher": …}')
    parser.add_argument(
        "--publisher",
        action="append",
        default=[],
        metavar="NAME",
        help="whose articles these are: no relay of itself; may be given several times, for its other names",
    )
    parser.add_argument("-f", "--format", choices=("text", "jsonl"), default="text", help="for people, or for programs")
    parser.add_argument("--second-hand", action="store_true", help="only what reached the publisher through others")
    # The other options of the task: known here so that their values are not taken for files. Invoke, which knows them,
    # takes too long to load; a test holds these against the task's.
    for short, option in (("-s", "--source"), ("-d", "--draft"), ("-i", "--file")):
        parser.add_argument(short, option, action="append", dest="of_the_desk", help=argparse.SUPPRESS)
    for short, option in (("-u", "--uncovered"), ("-p", "--propose"), ("-a", "--all")):
        parser.add_argument(short, option, action="append_const", const="", dest="of_the_desk", help=argparse.SUPPRESS)
    return parser


def run(arguments: Sequence[str]) -> int | None:
    """Scan what the arguments (without "scan") name, and return the exit status.

    None where they name no text: then the desk's own sources are meant, which is a task of the desk's.
    """
    parser = _parser()
    # Behind "--" all are files; argparse, where options may stand between files, does not see to that.
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = parser.parse_intermixed_args(arguments[:end])
    options.files += arguments[end + 1 :]
    if not options.files and options.manifest is None:
        if options.publisher:
            parser.error("--publisher says whose article a FILE is; name one, or - for standard input")
        return None
    if [*options.files, options.manifest].count(STANDARD_INPUT) > 1:
        parser.error("standard input (-) can be read once")
    if options.of_the_desk is not None:
        parser.error("options of the desk's do not go with a FILE or --manifest")
    if sys.stdout is None:
        complain("error: standard output is closed")
        return UNUSABLE
    printer = _printer(options.format)
    try:
        status = _scan(_documents(options), printer, second_hand=options.second_hand)
        printer.close()
    except KeyboardInterrupt:
        complain("interrupted")
        status = INTERRUPTED
    except BrokenPipeError:
        # Whoever reads our output (head, less) has seen enough; what was scanned so far was in order.
        status = CLEAN
        abandon(sys.stdout)
    except OSError as error:
        complain_of_output(error)
        status = UNUSABLE
    return status


def _printer(form: str) -> Printer:
    if form == "jsonl":
        return Jsonl()
    from secondhand.scanning.people import People

    return People()


def _documents(options: argparse.Namespace) -> Iterator[Document | UnusableFile]:
    """Every text that the options name. A manifest's own publisher goes before --publisher."""
    names = tuple(name for name in options.publisher if name)
    for file in options.files:
        yield Document(file, names)
    if options.manifest is not None:
        try:
            for entry in listed(options.manifest):
                if isinstance(entry, Document) and not entry.publisher:
                    entry = Document(entry.file, names)
                yield entry
        except UnusableFile as error:
            yield error


def _scan(documents: Iterable[Document | UnusableFile], printer: Printer, *, second_hand: bool) -> int:
    """Print what each document holds, as soon as it is read. UNUSABLE where one of them could not be."""
    status = CLEAN
    documents = list(documents)
    progress = _Progress(len(documents))
    for number, document in enumerate(documents):
        progress.show(number)
        try:
            if isinstance(document, UnusableFile):
                raise document
            text = read(document.file)
        except UnusableFile as error:
            progress.clear()
            complain(f"error: {error}")
            status = UNUSABLE
            continue
        found = find_attributions(text, document.publisher)
        shown = [index for index, each in enumerate(found) if each.second_hand or not second_hand]
        printer.document(document.file, text, found, shown)
    progress.clear()
    return status


class _Progress:
    """ "123 of 4000" on a terminal's last line, where there are many texts and the output goes elsewhere."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.shown = False
        self.next = 0.0
        self.on = total >= _MANY and sys.stderr.isatty() and not sys.stdout.isatty()

    def show(self, number: int) -> None:
        """Say how many texts are done, at most ten times a second."""
        if self.on and time.monotonic() >= self.next:
            self.next = time.monotonic() + 0.1
            self.shown = True
            sys.stderr.write(f"\r{number} of {self.total} files")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that another can stand there."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.shown = False
