using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The lists that NDIS holds since they were indicated, as checkers see them.</summary>
internal interface IReceives
{
    TableView<ReceiveState> Nbls { get; }

    /// <summary>Where the data of those without RESOURCES lies.</summary>
    ReadOnlySpan<IndicatedPiece> Pieces { get; }

    /// <summary>The list of the newest indication whose link is stale; none if there is none.</summary>
    TraceObject StaleLink { get; }

    /// <summary>True while facts come of lists that only the stale link leads to.</summary>
    bool IsBehindStaleLink { get; }

    /// <summary>Sequence of the newest restart.</summary>
    long Restarted { get; }

    /// <summary>Lists that came back with RESOURCES since the restart and were not seen again.</summary>
    int Unused { get; }

    /// <summary>True once a list that came back with RESOURCES since the restart was seen again.</summary>
    bool HasReclaimed { get; }

    /// <summary>The first returned list that the driver never looked at; none before that is stated.</summary>
    TraceObject Ignored { get; }

    /// <summary>How many of them a pause has to wait for: those without RESOURCES.</summary>
    int Outstanding { get; }

    /// <summary>True if the last halt began with lists out, as only a host outside its contract does.</summary>
    bool IsHaltedOver { get; }

    /// <summary>How many objects the driver freed in that halt that belong to lists that are out.</summary>
    int GivenUp { get; }

    /// <summary>True if that halt did not wait for them.</summary>
    bool IsLeftBehind { get; }

    /// <summary>
    /// True if freeing what belongs to this list is part of a halt that does not wait for it. That is reported when the
    /// halt ends.
    /// </summary>
    bool IsGivenUp(TraceObject nbl);

    /// <summary>True if a mapping, or a list that NDIS holds, uses the MDL that is to be freed.</summary>
    bool IsInUse(in NdisFreeMdlCall call);
}
