using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The lives of the objects of a trace, by where they begin and end.</summary>
internal sealed class ObjectLives
{
    private readonly Dictionary<int, List<ObjectLife>> _born = [];
    private readonly Dictionary<int, List<ObjectLife>> _ended = [];

    public ObjectLives(IReadOnlyList<TraceLine> lines)
    {
        foreach (ObjectLife life in ObjectLife.Of(lines))
        {
            Add(_born, life.First, life);
            Add(_ended, life.Last, life);
        }
    }

    /// <summary>The objects that the event at this place names first.</summary>
    public IReadOnlyList<ObjectLife> BornAt(int place) => _born.GetValueOrDefault(place, []);

    /// <summary>The objects that the event at this place ends, or names last.</summary>
    public IReadOnlyList<ObjectLife> EndedAt(int place) => _ended.GetValueOrDefault(place, []);

    private static void Add(Dictionary<int, List<ObjectLife>> lives, int place, ObjectLife life)
    {
        if (!lives.TryGetValue(place, out List<ObjectLife>? there))
        {
            lives.Add(place, there = []);
        }

        there.Add(life);
    }
}
