namespace NdisConformance.Rules;

/// <summary>A list that NDIS holds since it was indicated.</summary>
internal struct ReceiveState
{
    public long Indicated;

    /// <summary>True if the indication carries RESOURCES: the list comes back with the call.</summary>
    public bool IsResources;

    /// <summary>
    /// True if a link that should have been cut led NDIS to it: what follows from that is no finding more.
    /// </summary>
    public bool IsStray;
}
