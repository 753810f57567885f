namespace NdisConformance.Nic;

/// <summary>A frame between its fetch and the report of its completion.</summary>
internal struct TransmitFrame
{
    /// <summary>The slot of its first descriptor.</summary>
    public int FirstSlot;

    /// <summary>Its descriptors.</summary>
    public int Descriptors;

    /// <summary>Its length in bytes.</summary>
    public ulong LengthBytes;

    /// <summary>It was not transmitted.</summary>
    public bool IsBad;

    /// <summary>It is finished and kept back.</summary>
    public bool IsKept;
}
