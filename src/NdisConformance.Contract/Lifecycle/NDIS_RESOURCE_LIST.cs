namespace NdisConformance.Contract;

/// <summary>The hardware resources of an adapter. Source: Init.</summary>
/// <param name="partialDescriptors">The resources in the order of the bus.</param>
public sealed class NDIS_RESOURCE_LIST(params CM_PARTIAL_RESOURCE_DESCRIPTOR[] partialDescriptors)
{
    /// <summary>How many resources there are.</summary>
    public uint Count => (uint)partialDescriptors.Length;

    /// <summary>The resources.</summary>
    public IReadOnlyList<CM_PARTIAL_RESOURCE_DESCRIPTOR> PartialDescriptors { get; } = partialDescriptors;
}
