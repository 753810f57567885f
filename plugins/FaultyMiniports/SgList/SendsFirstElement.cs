using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-list-008-sends-first-element", typeof(SendsFirstElement))]
[assembly: FaultyMiniport("sgdma-list-008-sends-first-element", "SGDMA-LIST-008")]

namespace FaultyMiniports;

/// <summary>Sends only what the first element holds.</summary>
public sealed class SendsFirstElement : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        uint first = request.List.Elements[0].Length;
        TransmitSlot slot = request.Slot;
        slot.Length = first > slot.Offset ? Math.Min(slot.Length, first - slot.Offset) : slot.Length;
        base.OnList(request);
    }
}
