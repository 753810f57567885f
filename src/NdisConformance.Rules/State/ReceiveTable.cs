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
}
