using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// The mappings that are alive, and the freed ones of sends that are not completed, as checkers see them. What the
/// device does with them shows which rule was broken.
/// </summary>
internal interface IMappings
{
    TableView<MappingState> Mappings { get; }

    TableView<NbMappings> ByNb { get; }

    /// <summary>By <see cref="PointerKey"/>.</summary>
    TableView<ContextState> ByContext { get; }

    /// <summary>Live from-device mappings of the driver's own NET_BUFFERs, counted by the list they are in.</summary>
    TableView<int> FromDeviceByNbl { get; }

    /// <summary>Live mappings whose list lies in storage of NDIS although the driver gave a buffer.</summary>
    int Misplaced { get; }

    /// <summary>How many requests and lists of a NET_BUFFER are not freed.</summary>
    int LiveOf(TraceObject nb);

    /// <summary>The requests and lists of a NET_BUFFER that are not freed.</summary>
    IEnumerable<TraceObject> LiveMappingsOf(uint nb);

    /// <summary>The newest mapping of a NET_BUFFER that is still known; 0 if there is none.</summary>
    uint NewestOf(uint nb);

    /// <summary>The request that waits for its callback in a buffer that a mapping had before, or 0.</summary>
    uint PendingAfter(uint previous);

    /// <summary>Sequence of the request for a list; 0 if it is not known.</summary>
    long RequestOf(TraceObject sg);
}
