"""What every list is once it is read: rows of texts with their numbers, and what had to be left out."""

from dataclasses import dataclass

MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows of texts as they stand in the file, each with its number there (the first is 1).

    `sheet` is the name of the sheet of a workbook, empty for a file that has none. `remarks` are
    sentences about what could not be read, for whoever brings the list in.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(cells) for _number, cells in self.rows), default=0)
