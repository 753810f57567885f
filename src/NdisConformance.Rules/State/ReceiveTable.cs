using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The lists that NDIS holds since they were indicated.</summary>
internal sealed class ReceiveTable
{
    public ObjectTable<ReceiveState> Nbls { get; } = new();

    /// <summary>Where the data of those without RESOURCES lies.</summary>
    public IndicatedData Data { get; } = new();

    /// <summary>The list of the newest indication whose link is stale; none if there is none.</summary>
    public TraceObject StaleLink { get; set; }

    /// <summary>True while facts come of lists that only the stale link leads to.</summary>
    public bool IsBehindStaleLink { get; set; }

    /// <summary>Sequence of the newest restart.</summary>
    public long Restarted { get; set; }

    /// <summary>Lists that came back with RESOURCES since the restart and were not seen again.</summary>
    public int Unused { get; set; }

    /// <summary>True once a list that came back with RESOURCES since the restart was seen again.</summary>
    public bool HasReclaimed { get; set; }

    /// <summary>The first returned list that the driver never looked at; none before that is stated.</summary>
    public TraceObject Ignored { get; set; }

    /// <summary>The block that was last freed under a list that NDIS holds; none if none was.</summary>
    public TraceObject FreedUnderList { get; set; }

    /// <summary>How many of them a pause has to wait for: those without RESOURCES.</summary>
    public int Outstanding { get; set; }

    /// <summary>True if the last halt began with lists out, as only a host outside its contract does.</summary>
    public bool IsHaltedOver { get; set; }

    /// <summary>How many objects the driver freed in that halt that belong to lists that are out.</summary>
    public int GivenUp { get; private set; }

    /// <summary>True if that halt did not wait for them: what becomes of them after that is a consequence.</summary>
    public bool IsLeftBehind { get; set; }

    public void BeginHalt()
    {
        IsHaltedOver = Outstanding > 0;
        IsLeftBehind = false;
        GivenUp = 0;
    }

    /// <summary>Forgets all lists; whether they were left behind is known until the next halt.</summary>
    public void Clear()
    {
        Nbls.Clear();
        Data.Clear();
        Outstanding = 0;
        IsHaltedOver = false;
        GivenUp = 0;
    }

    /// <summary>
    /// True if freeing what belongs to this list is part of a halt that does not wait for it. That is reported when the
    /// halt ends.
    /// </summary>
    public bool GivesUp(TraceObject nbl)
    {
        bool isOut = IsHaltedOver
            && nbl.Kind == ObjectKind.Nbl
            && nbl.Number != 0
            && !Unsafe.IsNullRef(ref Nbls.Find(nbl.Number));
        GivenUp += isOut ? 1 : 0;
        return isOut;
    }
}
