namespace NdisConformance.Evidence;

/// <summary>SGDMA-DEREG: closing the channel.</summary>
internal static class SgdmaDeregEvidence
{
    public static GroupEvidence Group { get; } = new();
}
