namespace NdisConformance.Rules;

/// <summary>A list that NDIS holds since it was indicated.</summary>
internal struct ReceiveState
{
    public long Indicated;

    /// <summary>True if the indication carries RESOURCES: the list comes back with the call.</summary>
    public bool IsResources;

    /// <summary>
    /// Sequence of the indication, if a link that should have been cut led NDIS from another list to it; 0 otherwise.
    /// </summary>
    public long StrayCall;

    public readonly bool IsStray => StrayCall != 0;
}
