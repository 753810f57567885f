using NdisConformance.Contract;

namespace NdisConformance.Tests.Host;

/// <summary>What one call of MiniportProcessSGList brought.</summary>
/// <param name="List">The list, to be given back.</param>
/// <param name="Context">The context.</param>
/// <param name="Irql">The IRQL that it came at.</param>
/// <param name="Processor">The processor that it came on.</param>
/// <param name="IsInside">True if NdisMAllocateNetBufferSGList had not returned.</param>
/// <param name="Elements">Address and length of each element.</param>
internal sealed record ScatterGatherDelivery(
    SCATTER_GATHER_LIST List,
    PVOID Context,
    byte Irql,
    int Processor,
    bool IsInside,
    (ulong Address, uint Length)[] Elements)
{
    public uint TotalBytes => (uint)Elements.Sum(element => element.Length);
}
