using System.Globalization;

namespace NdisConformance.Trace;

/// <summary>
/// Says in words how two snapshots differ. Objects are aligned up to renumbering, so that one object more at the start
/// is one difference and not one for each line below.
/// </summary>
public sealed class SnapshotDiff
{
    private readonly Snapshot _old;
    private readonly Snapshot _new;
    private readonly EventPairing _pairing;
    private readonly List<SnapshotChange> _changes = [];
    private readonly Dictionary<SnapshotEvent, int> _newIndex = [];
    private readonly Dictionary<SnapshotEvent, int> _oldIndex = [];

    private SnapshotDiff(Snapshot oldSnapshot, Snapshot newSnapshot)
    {
        _old = oldSnapshot;
        _new = newSnapshot;
        _pairing = EventPairing.Of(oldSnapshot, newSnapshot);
        Index(_old.Events, _oldIndex);
        Index(_new.Events, _newIndex);
    }

    /// <summary>How the second snapshot differs from the first.</summary>
    public static SnapshotDifference Compare(Snapshot oldSnapshot, Snapshot newSnapshot)
    {
        SnapshotDiff diff = new(oldSnapshot, newSnapshot);
        diff.CompareHeaders();
        diff.FindRemoved();
        diff.FindAddedAndChanged();
        diff.FindRenumbered();
        diff.FindTimes();
        return new SnapshotDifference(
            diff._changes, CompactView.Of(oldSnapshot, newSnapshot, diff._pairing.Objects));
    }

    private static void Index(IReadOnlyList<SnapshotEvent> events, Dictionary<SnapshotEvent, int> index)
    {
        for (int position = 0; position < events.Count; position++)
        {
            index.Add(events[position], position);
        }
    }

    private void CompareHeaders()
    {
        if (_old.Header != _new.Header)
        {
            _changes.Add(new SnapshotChange(
                SnapshotChangeKind.Header, 1, 1, $"this is '{_new.Header}', that was '{_old.Header}'"));
        }
    }

    private void FindRemoved()
    {
        for (int index = 0; index < _old.Events.Count; index++)
        {
            SnapshotEvent item = _old.Events[index];
            bool insideRemoved = item.Parent is not null && _pairing.NewOf[_oldIndex[item.Parent]] < 0;
            if (_pairing.NewOf[index] < 0 && !insideRemoved)
            {
                Add(
                    SnapshotChangeKind.Removed,
                    item,
                    null,
                    $"gone: {OldName(item)}{WithInside(item, _old.Events, index)}{OldPlace(index)}");
            }
        }
    }

    private void FindAddedAndChanged()
    {
        for (int index = 0; index < _new.Events.Count; index++)
        {
            SnapshotEvent item = _new.Events[index];
            int oldIndex = _pairing.OldOf[index];
            if (oldIndex < 0)
            {
                if (item.Parent is null || _pairing.OldOf[_newIndex[item.Parent]] >= 0)
                {
                    string inside = WithInside(item, _new.Events, index);
                    Add(SnapshotChangeKind.Added, null, item, $"new: {NewName(item)}{inside}{NewPlace(index)}");
                }

                continue;
            }

            SnapshotEvent old = _old.Events[oldIndex];
            FindMove(oldIndex, index);
            FindArguments(old, item);
            FindSurroundings(old, item);
        }
    }

    private void FindMove(int oldIndex, int newIndex)
    {
        if (_pairing.KeptOrder(oldIndex) || MovedWithParent(oldIndex, newIndex))
        {
            return;
        }

        SnapshotEvent item = _new.Events[newIndex];
        foreach ((int oldOther, int newOther) in _pairing.InOrder)
        {
            if (newOther > newIndex && oldOther < oldIndex)
            {
                Move("before", newOther);
                return;
            }
        }

        foreach ((int oldOther, int newOther) in _pairing.InOrder.Reverse())
        {
            if (newOther < newIndex && oldOther > oldIndex)
            {
                Move("after", newOther);
                return;
            }
        }

        void Move(string now, int other)
        {
            string was = now == "before" ? "after" : "before";
            Add(
                SnapshotChangeKind.Moved,
                _old.Events[oldIndex],
                item,
                $"{NewName(item)} now comes {now} {NewName(_new.Events[other])}, was {was}");
        }
    }

    private bool MovedWithParent(int oldIndex, int newIndex)
    {
        SnapshotEvent? oldParent = _old.Events[oldIndex].Parent;
        SnapshotEvent? newParent = _new.Events[newIndex].Parent;
        return oldParent is not null
            && newParent is not null
            && _pairing.NewOf[_oldIndex[oldParent]] == _newIndex[newParent]
            && !_pairing.KeptOrder(_oldIndex[oldParent]);
    }

    private void FindArguments(SnapshotEvent old, SnapshotEvent item)
    {
        List<string> moved = [];
        Compare(old.Arguments, item.Arguments, moved);
        if (!string.Equals(old.Result, item.Result, StringComparison.Ordinal))
        {
            moved.Add($"returns {OrNothing(item.Result)}, was {OrNothing(old.Result)}");
        }

        Compare(old.Outputs, item.Outputs, moved);
        if (moved.Count > 0)
        {
            Add(SnapshotChangeKind.Arguments, old, item, $"{NewName(item)}: {string.Join("; ", moved)}");
        }
    }

    private void Compare(
        IReadOnlyList<SnapshotArgument> oldOnes, IReadOnlyList<SnapshotArgument> newOnes, List<string> moved)
    {
        foreach (SnapshotArgument argument in newOnes)
        {
            SnapshotArgument? old = oldOnes.FirstOrDefault(
                other => string.Equals(other.Name, argument.Name, StringComparison.Ordinal));
            string oldValue = old is null ? "not there" : _pairing.Objects.Translate(old.Value);
            if (!string.Equals(oldValue, argument.Value, StringComparison.Ordinal))
            {
                moved.Add($"{argument.Name} is {argument.Value}, was {oldValue}");
            }
        }

        foreach (SnapshotArgument argument in oldOnes)
        {
            if (!newOnes.Any(other => string.Equals(other.Name, argument.Name, StringComparison.Ordinal)))
            {
                moved.Add($"{argument.Name} is not there, was {_pairing.Objects.Translate(argument.Value)}");
            }
        }
    }

    private void FindSurroundings(SnapshotEvent old, SnapshotEvent item)
    {
        List<string> moved = [];
        if (!string.Equals(old.Irql, item.Irql, StringComparison.Ordinal))
        {
            moved.Add($"runs at {item.Irql}, was {old.Irql}");
        }

        if (!string.Equals(old.Processor, item.Processor, StringComparison.Ordinal))
        {
            moved.Add($"runs on processor {item.Processor}, was {old.Processor}");
        }

        if (!string.Equals(old.Parent?.Name, item.Parent?.Name, StringComparison.Ordinal))
        {
            moved.Add($"runs {Inside(item)}, was {Inside(old)}");
        }

        if (moved.Count > 0)
        {
            Add(SnapshotChangeKind.Surroundings, old, item, $"{NewName(item)} now {string.Join("; ", moved)}");
        }
    }

    private void FindRenumbered()
    {
        IReadOnlyList<(string Old, string New)> renumbered = _pairing.Objects.Renumbered();
        if (renumbered.Count > 0)
        {
            string others = renumbered.Count == 1
                ? string.Empty
                : string.Create(CultureInfo.InvariantCulture, $", and {renumbered.Count - 1} more got another number");
            Add(
                SnapshotChangeKind.Renumbered,
                null,
                null,
                $"{renumbered[0].Old} is now {renumbered[0].New}{others}");
        }
    }

    private void FindTimes()
    {
        List<(SnapshotEvent Old, SnapshotEvent New)> moved = [.. _pairing.InOrder
            .Select(pair => (Old: _old.Events[pair.Old], New: _new.Events[pair.New]))
            .Where(pair => !string.Equals(pair.Old.Time, pair.New.Time, StringComparison.Ordinal))];
        if (moved.Count > 0)
        {
            (SnapshotEvent old, SnapshotEvent item) = moved[0];
            string text = string.Create(
                CultureInfo.InvariantCulture,
                $"{moved.Count} {(moved.Count == 1 ? "event" : "events")} at another virtual time, first "
                + $"{NewName(item)} at {item.Time} us, was {old.Time} us");
            Add(SnapshotChangeKind.Time, old, item, text);
        }
    }

    private void Add(SnapshotChangeKind kind, SnapshotEvent? old, SnapshotEvent? item, string text)
        => _changes.Add(new SnapshotChange(kind, old?.Line ?? 0, item?.Line ?? 0, text));

    private string OldName(SnapshotEvent item) => EventWords.Short(item, _pairing.Objects.Translate);

    private static string NewName(SnapshotEvent item) => EventWords.Short(item);

    private static string Inside(SnapshotEvent item)
        => item.Parent is null ? "outside any call" : "inside " + item.Parent.Name;

    private static string OrNothing(string result) => result.Length == 0 ? "nothing" : result;

    private static string WithInside(SnapshotEvent item, IReadOnlyList<SnapshotEvent> events, int index)
    {
        int count = events.Skip(index + 1).TakeWhile(other => IsInside(other, item)).Count();
        return count switch
        {
            0 => string.Empty,
            1 => " with 1 event inside",
            _ => string.Create(CultureInfo.InvariantCulture, $" with {count} events inside"),
        };
    }

    private static bool IsInside(SnapshotEvent item, SnapshotEvent container)
    {
        SnapshotEvent? parent = item.Parent;
        while (parent is not null && !ReferenceEquals(parent, container))
        {
            parent = parent.Parent;
        }

        return parent is not null;
    }

    private string OldPlace(int index) => index == 0
        ? ", was the first event"
        : $", was after {OldName(_old.Events[index - 1])}";

    private string NewPlace(int index) => index == 0
        ? ", the first event"
        : $", after {NewName(_new.Events[index - 1])}";
}
