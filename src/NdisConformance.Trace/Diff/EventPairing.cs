namespace NdisConformance.Trace;

/// <summary>Which event of the old snapshot is which of the new one.</summary>
internal sealed class EventPairing
{
    private readonly Snapshot _old;
    private readonly Snapshot _new;
    private readonly HashSet<int> _ordered = [];

    private EventPairing(Snapshot oldSnapshot, Snapshot newSnapshot)
    {
        _old = oldSnapshot;
        _new = newSnapshot;
        NewOf = new int[oldSnapshot.Events.Count];
        OldOf = new int[newSnapshot.Events.Count];
        Array.Fill(NewOf, -1);
        Array.Fill(OldOf, -1);
    }

    /// <summary>Objects of the old snapshot in the numbers of the new one.</summary>
    public ObjectMap Objects { get; } = new();

    /// <summary>For each old event its new one; -1 if it is gone.</summary>
    public int[] NewOf { get; }

    /// <summary>For each new event its old one; -1 if it was not there.</summary>
    public int[] OldOf { get; }

    /// <summary>The pairs that kept their order.</summary>
    public IReadOnlyList<(int Old, int New)> InOrder { get; private set; } = [];

    public static EventPairing Of(Snapshot oldSnapshot, Snapshot newSnapshot)
    {
        EventPairing pairing = new(oldSnapshot, newSnapshot);
        pairing.LearnObjects();
        pairing.PairInOrder();
        pairing.PairTheRest(EventWords.ExactKey);
        pairing.PairNeighbours(EventWords.SubjectKey);
        pairing.PairNeighbours((item, _) => item.Name);
        pairing.PairTheRest(EventWords.SubjectKey);
        return pairing;
    }

    /// <summary>True if the old event has a new one that stands in the same order among the others.</summary>
    public bool KeptOrder(int oldIndex) => _ordered.Contains(oldIndex);

    private void LearnObjects()
    {
        (int[] oldKeys, int[] newKeys) = LineAlignment.Keys(
            _old.Events.Select(EventWords.LooseKey), _new.Events.Select(EventWords.LooseKey));
        foreach ((int oldIndex, int newIndex) in LineAlignment.Of(oldKeys, newKeys))
        {
            Objects.Learn(_old.Events[oldIndex], _new.Events[newIndex]);
        }

        Objects.KeepTheRest(_old.Events);
    }

    private void PairInOrder()
    {
        (int[] oldKeys, int[] newKeys) = LineAlignment.Keys(
            _old.Events.Select(item => EventWords.ExactKey(item, Objects.Translate)),
            _new.Events.Select(item => EventWords.ExactKey(item, value => value)));
        InOrder = LineAlignment.Of(oldKeys, newKeys);
        foreach ((int oldIndex, int newIndex) in InOrder)
        {
            Pair(oldIndex, newIndex);
            _ordered.Add(oldIndex);
        }
    }

    /// <summary>Pairs events with the same key, first with first, wherever they stand.</summary>
    private void PairTheRest(Func<SnapshotEvent, Func<string, string>, string> key)
    {
        Dictionary<string, Queue<int>> waiting = new(StringComparer.Ordinal);
        for (int index = 0; index < NewOf.Length; index++)
        {
            if (NewOf[index] < 0)
            {
                string text = key(_old.Events[index], Objects.Translate);
                waiting.TryAdd(text, new Queue<int>());
                waiting[text].Enqueue(index);
            }
        }

        for (int index = 0; index < OldOf.Length; index++)
        {
            if (OldOf[index] < 0
                && waiting.TryGetValue(key(_new.Events[index], value => value), out Queue<int>? queue)
                && queue.TryDequeue(out int oldIndex))
            {
                Pair(oldIndex, index);
            }
        }
    }

    /// <summary>Pairs events with the same key that stand between the same neighbours.</summary>
    private void PairNeighbours(Func<SnapshotEvent, Func<string, string>, string> key)
    {
        int oldFrom = 0;
        int newFrom = 0;
        foreach ((int oldTo, int newTo) in InOrder.Append((NewOf.Length, OldOf.Length)))
        {
            for (int newIndex = newFrom; newIndex < newTo; newIndex++)
            {
                int oldIndex = OldOf[newIndex] >= 0 ? -1 : Find(key, newIndex, oldFrom, oldTo);
                if (oldIndex >= 0)
                {
                    Pair(oldIndex, newIndex);
                }
            }

            oldFrom = oldTo + 1;
            newFrom = newTo + 1;
        }
    }

    private int Find(
        Func<SnapshotEvent, Func<string, string>, string> key, int newIndex, int oldFrom, int oldTo)
    {
        string wanted = key(_new.Events[newIndex], value => value);
        for (int oldIndex = oldFrom; oldIndex < oldTo; oldIndex++)
        {
            if (NewOf[oldIndex] < 0
                && string.Equals(key(_old.Events[oldIndex], Objects.Translate), wanted, StringComparison.Ordinal))
            {
                return oldIndex;
            }
        }

        return -1;
    }

    private void Pair(int oldIndex, int newIndex)
    {
        NewOf[oldIndex] = newIndex;
        OldOf[newIndex] = oldIndex;
    }
}
