using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The driver's pools and what came from them, as checkers see them.</summary>
internal interface IPools
{
    TableView<MemberState> Nbls { get; }

    TableView<MemberState> Nbs { get; }

    /// <summary>MDLs that were left in what was freed, with the sequence of that, until they are freed.</summary>
    TableView<long> LeftMdls { get; }

    /// <summary>The record of what a pool handle names; a null reference if that is no known pool.</summary>
    ref readonly PoolState Find(TraceObject pool);

    /// <summary>The pool that a list or NET_BUFFER came from; none if that is not known.</summary>
    TraceObject PoolOf(TraceObject item);
}
