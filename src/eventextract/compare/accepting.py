"""The new records are taken over: afterwards the old folder holds what the new one holds."""

from __future__ import annotations

from pathlib import Path

from eventextract.batch.errors_file import NAME
from eventextract.batch.stale import is_record
from eventextract.batch.stores import FolderStore
from eventextract.batch.writing import remove_file, write_atomically
from eventextract.compare.differences import Comparison
from eventextract.errors import UsageError
from eventextract.record_files import found_records


def accept(old: Path, new: Path, comparison: Comparison) -> int:
    """Copy the records and the list of errors of `new` over `old`, and remove records of `old` that are not in `new`.

    Files that are no records stay. Returns how many files were written or removed. Raises UsageError, and changes
    nothing, where a record of `new` is not valid; WriteError where a file cannot be written.
    """
    if comparison.invalid:
        raise UsageError(
            f"no valid record: {', '.join(comparison.invalid)}", where=str(new), remedy="run it again, then accept"
        )
    before, after = ({path.relative_to(root) for path in found_records(root)} for root in (old, new))
    errors = Path(NAME)
    copied = [place for place in (*sorted(after), errors) if (new / place).exists() and _copy(new / place, old / place)]
    store = FolderStore(old)
    gone = [place for place in before - after if is_record(store.read(place.as_posix()), None)]
    gone += [errors] if (old / errors).exists() and not (new / errors).exists() else []
    for place in gone:
        remove_file(old / place)
    return len(copied) + len(gone)


def _copy(source: Path, target: Path) -> bool:
    """Whether there was anything to copy."""
    text = source.read_bytes()
    if target.exists() and target.read_bytes() == text:
        return False
    write_atomically(target, text.decode("utf-8"))
    return True
