namespace NdisConformance.Runner;

/// <summary>Why a worker ended before its time.</summary>
internal enum DeathCause
{
    /// <summary>By itself.</summary>
    Ended,

    /// <summary>It stood still, in company.</summary>
    Suspect,

    /// <summary>It computed without end.</summary>
    Computed,

    /// <summary>It slept or waited without end.</summary>
    Slept,

    /// <summary>It called NDIS now and then, and came to no end.</summary>
    Overran,

    /// <summary>It used too much memory.</summary>
    Memory,

    /// <summary>It answered what nobody had asked.</summary>
    Protocol,

    /// <summary>Whoever gave the order wants no answer any more.</summary>
    Cancelled,
}
