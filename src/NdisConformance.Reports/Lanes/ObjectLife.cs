using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The part of a trace in which an object lives.</summary>
/// <param name="Object">The object, as <c>sg#1</c>.</param>
/// <param name="First">The index of the event that names it first.</param>
/// <param name="Last">The index of the event that ends it, or else of the last one that names it.</param>
/// <param name="IsEnded">True if the trace shows its end.</param>
internal sealed record ObjectLife(string Object, int First, int Last, bool IsEnded)
{
    /// <summary>The lives of all objects that the events name, in the order of birth.</summary>
    public static IReadOnlyList<ObjectLife> Of(IReadOnlyList<TraceLine> lines)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        List<ObjectLife> lives = [];
        for (int index = 0; index < lines.Count; index++)
        {
            TraceRow? row = Enum.TryParse(lines[index].Event, out TraceName name) && name != TraceName.None
                ? TraceSchema.Of(name)
                : null;
            foreach (string named in lines[index].Objects)
            {
                if (!places.TryGetValue(named, out int place))
                {
                    place = places[named] = lives.Count;
                    lives.Add(new ObjectLife(named, index, index, IsEnded: false));
                }

                if (!lives[place].IsEnded)
                {
                    lives[place] = lives[place] with { Last = index, IsEnded = Ends(lines[index], row, named) };
                }
            }
        }

        return lives;
    }

    private static bool Ends(TraceLine line, TraceRow? row, string named) => row is not null
        && ((row.Name is TraceName.Released or TraceName.SendCompleted or TraceName.PacketCompleted
                && line.Objects[0] == named)
            || (line.Kind == "call" && row.Releases != ObjectKind.None
                && named.StartsWith(TraceText.Kind(row.Releases) + '#', StringComparison.Ordinal)));
}
