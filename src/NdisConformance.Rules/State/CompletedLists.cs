using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The newest completions of sends: how a list was completed that is touched again.</summary>
[Resets]
internal sealed partial class CompletedLists
{
    private const int Kept = 64;

    private readonly CompletedList[] _lists = new CompletedList[Kept];
    private int _next;

    public void Add(in CompletedList list)
    {
        _lists[_next] = list;
        _next = (_next + 1) % Kept;
    }

    /// <summary>The newest completion of a list, or of that of a NET_BUFFER; one with Nbl 0 if none is known.</summary>
    public CompletedList Find(TraceObject item)
    {
        for (int age = 1; age <= Kept; age++)
        {
            ref readonly CompletedList list = ref _lists[(_next + Kept - age) % Kept];
            bool isMeant = item.Kind switch
            {
                ObjectKind.Nbl => list.Nbl == item.Number,
                ObjectKind.Nb => list.FirstNb <= item.Number && item.Number <= list.LastNb,
                _ => false,
            };
            if (isMeant && list.Nbl != 0)
            {
                return list;
            }
        }

        return default;
    }
}
