namespace NdisConformance.Rules;

/// <summary>The mappings of one NET_BUFFER.</summary>
internal struct NbMappings
{
    /// <summary>Requests and lists that are not freed.</summary>
    public int Live;

    public int Freed;

    /// <summary>The newest mapping.</summary>
    public uint Newest;
}
