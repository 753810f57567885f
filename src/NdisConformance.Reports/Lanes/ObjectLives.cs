using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// The lives of the objects of a trace: each from the first event that names it to the last one, or to the one that
/// states its release.
/// </summary>
internal sealed class ObjectLives
{
    private const string Release = nameof(TraceName.Released);

    private readonly Dictionary<int, List<ObjectSpan>> _born = [];
    private readonly Dictionary<int, List<ObjectSpan>> _ended = [];

    public ObjectLives(IReadOnlyList<TraceLine> lines)
    {
        List<ObjectSpan> all = [];
        Dictionary<string, ObjectSpan> open = new(StringComparer.Ordinal);
        Dictionary<string, int> lives = new(StringComparer.Ordinal);
        for (int index = 0; index < lines.Count; index++)
        {
            foreach (string name in lines[index].Objects)
            {
                if (!open.TryGetValue(name, out ObjectSpan? life))
                {
                    int number = lives[name] = lives.GetValueOrDefault(name) + 1;
                    open.Add(name, life = new ObjectSpan(name, number, index));
                    all.Add(life);
                }

                life.Last = index;
            }

            if (lines[index].Event == Release && lines[index].Objects is [var released, ..])
            {
                open.Remove(released);
            }
        }

        foreach (ObjectSpan life in all)
        {
            Add(_born, life.First, life);
            Add(_ended, life.Last, life);
        }
    }

    /// <summary>The objects that the event at this place names first.</summary>
    public IReadOnlyList<ObjectSpan> BornAt(int place) => _born.GetValueOrDefault(place, []);

    /// <summary>The objects that the event at this place names last.</summary>
    public IReadOnlyList<ObjectSpan> EndedAt(int place) => _ended.GetValueOrDefault(place, []);

    private static void Add(Dictionary<int, List<ObjectSpan>> lives, int place, ObjectSpan life)
    {
        if (!lives.TryGetValue(place, out List<ObjectSpan>? there))
        {
            lives.Add(place, there = []);
        }

        there.Add(life);
    }
}
