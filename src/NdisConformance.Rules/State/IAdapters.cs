using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The adapters of a trace, as checkers see them.</summary>
internal interface IAdapters
{
    /// <summary>The adapter that was initialized last: the one that facts without an adapter belong to.</summary>
    IAdapter? Current { get; }

    /// <summary>The handle of that adapter; none where there is none.</summary>
    TraceObject CurrentId { get; }

    /// <summary>The open channel of that adapter; none where there is none.</summary>
    TraceObject CurrentDma { get; }

    IEnumerable<IAdapter> All { get; }

    /// <summary>
    /// Where the link came up last: a frame that was sent before may be lost. 0 if it never went down, the greatest
    /// number while it is down.
    /// </summary>
    long LinkUp { get; }

    /// <summary>What an adapter argument names, dead or alive; null if it names no adapter.</summary>
    IAdapter? Find(TraceObject adapter);

    /// <summary>The adapter that a channel was registered for; null if that is not known.</summary>
    IAdapter? OfDma(TraceObject dma);
}
