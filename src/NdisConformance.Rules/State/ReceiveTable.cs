namespace NdisConformance.Rules;

/// <summary>The lists that NDIS holds since they were indicated.</summary>
internal sealed class ReceiveTable
{
    public ObjectTable<ReceiveState> Nbls { get; } = new();

    /// <summary>How many of them a pause has to wait for: those without RESOURCES.</summary>
    public int Outstanding { get; set; }
}
